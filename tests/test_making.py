"""`trees new`: what it writes passes `trees check` and `trees test` at once, in any pack."""

import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS
from test_cli import run

from fapiao_doctor.cli import app
from fapiao_doctor.terminal import prompt, streams

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


@pytest.mark.parametrize(("said", "lang"), [(CHINESE, "zh"), (ENGLISH, "en")])
def test_a_new_pack_is_sound_told_and_reached(tmp_path: Path, said: dict[str, Any], lang: str) -> None:
    whole = {"pack-title": "x: [y]", "turn-to": '"Ask" us', **{key: said[key] for key in said if key != "source"}}
    (tmp_path / "said.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    folder, source = str(tmp_path / "my-pack"), str(tmp_path / "said.json")
    made = run("trees", "new", "first-tree", "--pack", folder, "--from", source, "--lang", lang)
    assert made.returncode == 0, made.stderr.decode()
    checked = run("trees", "check", "--trees", folder)
    assert (checked.returncode, checked.stdout) == (0, b""), checked.stdout.decode()
    assert run("trees", "test", "--trees", folder).returncode == 0
    assert json.loads(run("diagnose", said["symptoms"][0], "--json", "--trees", folder).stdout)["tree"] == "first-tree"
    second = run("trees", "new", "second-tree", "--from", source, "--trees", folder)
    assert (second.returncode, b"source" in second.stderr) == (2, True), "a later tree has to name its source"


@pytest.mark.parametrize("lacking", ["pack-title", "turn-to"])
def test_a_pack_of_which_too_little_is_said_is_not_written(tmp_path: Path, lacking: str) -> None:
    whole = {"pack-title": "x", "turn-to": "y", **CHINESE, lacking: " "}
    (tmp_path / "said.json").write_text(json.dumps(whole), encoding="utf-8")
    folder = tmp_path / "my-pack"
    done = run("trees", "new", "a", "--pack", str(folder), "--from", str(tmp_path / "said.json"))
    assert (done.returncode, lacking.encode() in done.stderr, folder.exists()) == (2, True, False)


def test_a_pack_is_written_into_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "said.json").write_text(json.dumps({"pack-title": "x", "turn-to": "y", **CHINESE}), encoding="utf-8")
    done = run("trees", "new", "a", "--pack", str(tmp_path), "--from", str(tmp_path / "said.json"))
    assert (done.returncode, [path.name for path in tmp_path.iterdir()]) == (2, ["said.json"])


class Person:
    """Types these answers, then Ctrl-C."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def __call__(self, prompt: str, plain: bool = False) -> str:
        if not self.answers:
            raise KeyboardInterrupt
        return self.answers.pop(0)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return what runs the program in a folder of its own, with a person before it who types these answers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(streams, "is_interactive", lambda: True)

    def ask(arguments: list[str], *answers: str) -> int:
        monkeypatch.setattr(prompt, "read_line", Person(*answers))
        return app.run(arguments, "zh")

    return ask


def test_an_empty_answer_is_asked_again_with_a_word_why(
    asked: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    asked(["trees", "new", "new-matter"], "", "一句话")
    assert "这一项不能空着" in capsys.readouterr().out


def test_what_was_answered_before_ctrl_c_comes_back(
    asked: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "my pack"
    shutil.copytree(FOLDERS[0], pack)
    words = ["trees", "new", "new-matter", "--trees", str(pack)]
    typed = [CHINESE["title"], CHINESE["about"], CHINESE["ask"], CHINESE["why"], *CHINESE["symptoms"]]
    rest = [text for one in CHINESE["answers"] for text in one.values()]
    assert asked(words, *typed, rest[0]) == 130
    told = capsys.readouterr().err
    command = shlex.split(told[told.index("fapiao-doctor ") :])
    assert command[1:3] == ["trees", "new"]
    assert asked(command[1:], *rest[1:], CHINESE["source"]) == 0
    assert (pack / "new-matter.yaml").exists()


def test_who_answered_nothing_leaves_no_file(asked: Callable[..., int], tmp_path: Path) -> None:
    assert asked(["trees", "new", "new-matter"]) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_source_at_the_end_loses_no_answer(asked: Callable[..., int], tmp_path: Path) -> None:
    typed = [CHINESE["title"], CHINESE["about"], CHINESE["ask"], CHINESE["why"], *CHINESE["symptoms"]]
    rest = [text for one in CHINESE["answers"] for text in one.values()]
    shutil.copytree(FOLDERS[0], tmp_path / "pack")
    assert asked(["trees", "new", "new-matter", "--trees", "pack"], *typed, *rest, "none-such") == 2
    kept = json.loads((tmp_path / "new-matter.json").read_text(encoding="utf-8"))
    assert {**kept, "source": CHINESE["source"]} == CHINESE
