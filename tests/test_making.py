"""`trees new`: what it writes passes `trees check` and `trees test` at once, in any pack."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS
from test_cli import run

CHINESE = {
    "title": "设备借给别人还没还",
    "about": "开票设备借出去以后找不回来，先弄清在谁手里。",
    "symptoms": ["设备借给同行没还", "盘借出去要不回来", "借盘的人联系不上", "设备在别人手里怎么办", "盘被人拿走不还"],
    "ask": "知道设备在谁手里吗？",
    "why": "知道在谁手里就先要回来，不知道就当丢了办。",
    "answers": [
        {"label": "知道", "outcome": "当面要回来，点清楚再收", "step": "约个时间当面拿。", "done": "设备回到手里，能打开软件。"},
        {"label": "不知道", "outcome": "找不回来，就按丢失办", "step": "写下借出的日期和人。", "done": "弄清了该找谁办。"},
    ],
    "source": "xiamen-b92",
}  # fmt: skip
ENGLISH = {
    "title": "The drip tray overflows",
    "about": "Water or coffee stands in the drip tray and runs over its edge.",
    "symptoms": ["drip tray overflows", "the tray under the cup is full", "tray spills over", "overflowing drip tray", "water runs over the edge of the tray"],
    "ask": "Was the tray emptied today?",
    "why": "A full tray is no fault of the machine.",
    "answers": [
        {"label": "Yes", "outcome": "Look for where the water comes from", "step": "Dry the tray and watch.", "done": "You saw the drops."},
        {"label": "No", "outcome": "Empty the tray", "step": "Pull the tray out and empty it.", "done": "The tray stays dry."},
    ],
    "source": "parts-list",
}  # fmt: skip


def made(tmp_path: Path, folder: Path, said: Any, name: str = "new-matter") -> Path:
    pack = Path(shutil.copytree(folder, tmp_path / "pack"))
    (tmp_path / "said.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    done = run("trees", "new", name, "--from", str(tmp_path / "said.json"), "--trees", str(pack))
    assert (done.returncode, done.stdout.count(b"\n") >= 2) == (0, True), done.stderr.decode()
    return pack


@pytest.mark.parametrize(
    ("folder", "said"), [(FOLDERS[0], CHINESE), (FOLDERS[1], ENGLISH)], ids=["bundled", "espresso"]
)
def test_a_new_tree_is_sound_told_reached_and_drawn(tmp_path: Path, folder: Path, said: dict[str, Any]) -> None:
    pack = made(tmp_path, folder, said)
    checked = run("trees", "check", "--trees", str(pack))
    assert (checked.returncode, checked.stdout) == (0, b""), checked.stdout.decode()
    assert run("trees", "test", "--trees", str(pack)).returncode == 0
    reached = json.loads(run("diagnose", said["symptoms"][0], "--json", "--trees", str(pack)).stdout)
    assert reached["tree"] == "new-matter"
    picture = run("trees", "graph", "new-matter", "--trees", str(pack)).stdout.decode()
    assert all(one["label"] in picture for one in said["answers"])
    differs = run("trees", "diff", str(folder), str(pack))
    assert differs.returncode == 1
    assert b"new-matter" in differs.stdout


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": ""}, "title"),
        ({"ask": "两行\n字"}, "ask"),
        ({"answers": CHINESE["answers"][:1]}, "两个选项"),
        ({"answers": "no"}, "列表"),
        ({"symptoms": ["一句话"]}, "5"),
        ({"answers": [{"label": "x"}, {}]}, "outcome"),
        ({"source": "my-neighbour"}, "my-neighbour"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    pack = Path(shutil.copytree(FOLDERS[0], tmp_path / "pack"))
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    (tmp_path / "said.json").write_text(json.dumps({**CHINESE, **change}), encoding="utf-8")
    done = run("trees", "new", "new-matter", "--from", str(tmp_path / "said.json"), "--trees", str(pack))
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("name", "says"), [("New", "id"), ("start", "已经有"), ("a/b", "id"), ("../x", "id")])
def test_an_id_that_cannot_be_is_refused(tmp_path: Path, name: str, says: str) -> None:
    done = run("trees", "new", name, "--trees", str(FOLDERS[0]))
    assert done.returncode == 2
    assert says in done.stderr.decode()


def test_without_a_terminal_it_names_the_option(tmp_path: Path) -> None:
    done = run("trees", "new", "new-matter", "--trees", str(FOLDERS[0]))
    assert done.returncode == 2
    assert "--from" in done.stderr.decode()
