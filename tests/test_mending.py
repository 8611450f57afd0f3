"""`trees check --fix`: what it writes says the same to whoever walks it, and leaves nothing that it can mend."""

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from every_pack import FOLDERS
from test_cli import run

from fapiao_doctor.authoring.checks import check
from fapiao_doctor.authoring.checks.order import ordered
from fapiao_doctor.authoring.mending.marks import widened
from fapiao_doctor.authoring.mending.mend import mended
from fapiao_doctor.authoring.mending.order import in_order
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.load.strictyaml import parse, plain

MENDED = {"keys-in-order", "full-width-marks", "translation-complete"}


def shuffled(text: str, chance: random.Random) -> str:
    """Give a tree's file with the keys of every question and outcome in another order, comments above them too."""
    lines = text.split("\n")
    for node, _ in reversed(list(ordered(parse(text.encode(), "f")))[1:]):
        begins = [place.line - 1 for place in node.keys.values()]
        if len(begins) < 2:
            continue
        end = begins[-1] + 1
        indent = next(iter(node.keys.values())).column - 1
        while end < len(lines) and lines[end].startswith(" " * (indent + 1)):
            end += 1
        chunks = [lines[a:b] for a, b in zip(begins, [*begins[1:], end], strict=True)]
        chance.shuffle(chunks)
        chunks[0] = ["# said of the key below", *chunks[0]] if chance.random() < 0.1 else chunks[0]
        lines[begins[0] : end] = [line for chunk in chunks for line in chunk]
    return "\n".join(lines)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_shuffled_keys_come_back_and_nothing_else_changes(folder: Path) -> None:
    chance = random.Random(3)
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "pack.yaml":
            continue
        text = path.read_text(encoding="utf-8")
        mixed = shuffled(text, chance)
        assert mixed != text
        again = in_order(mixed, path.name)
        assert plain(parse(again.encode(), "f")) == plain(parse(text.encode(), "f"))
        assert sorted(again.splitlines()) == sorted(mixed.splitlines())
        for node, order in ordered(parse(again.encode(), "f")):
            known = [key for key in node.entries if key in order]
            assert known == sorted(known, key=order.index), path.name


def test_what_is_in_order_is_not_touched() -> None:
    for folder in FOLDERS:
        pack = load_pack(folder)
        assert mended(pack, texts(folder)) == {}


def texts(folder: Path) -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}


@pytest.fixture
def worse(tmp_path: Path) -> Path:
    """The shipped pack with one mistake of each kind that can be mended, and one that cannot."""
    folder = Path(shutil.copytree(FOLDERS[0], tmp_path / "pack"))
    start, english = folder / "start.yaml", folder / "en" / "start.yaml"
    text = start.read_text(encoding="utf-8")
    ask = re.search(r"^    ask: (.*)\n    why: (.*?)，(.*)\n", text, re.MULTILINE)
    assert ask
    narrow = f"{ask[2]},{ask[3]}"
    start.write_text(text.replace(ask[0], f"    why: {narrow}\n    ask: {ask[1]}\n"), encoding="utf-8")
    words = english.read_text(encoding="utf-8").replace(f"{ask[2]}，{ask[3]}", narrow)
    lines = words.splitlines(keepends=True)
    english.write_text("".join(lines[:3] + lines[4:]), encoding="utf-8")
    (folder / "en" / "identity-switch.yaml").unlink()
    return folder


def test_fix_mends_what_it_can_and_tells_the_rest(worse: Path) -> None:
    assert {one.check for one in check(load_pack(worse))} == MENDED
    broken = worse / "device-password.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("？\n", "\n", 1), encoding="utf-8")
    done = run("trees", "check", "--fix", "--trees", str(worse), "--format", "json")
    left = {one["check"] for one in json.loads(done.stdout)["problems"]}
    assert left & {"keys-in-order", "full-width-marks"} == set()
    assert "questions-ask" in left
    assert done.stderr.decode().count(str(worse)) >= 3
    pack = load_pack(worse)
    assert same_walk(pack, load_pack(FOLDERS[0]))


def same_walk(pack: Pack, other: Pack) -> bool:
    """Return whether every question but the one that was spoilt says the same, in the same order, and leads alike."""
    return all(
        [(option.id, option.label, option.jumps) for option in question.options]
        == [(option.id, option.label, option.jumps) for option in other.trees[name].questions[key].options]
        and question.why == other.trees[name].questions[key].why
        for name, tree in pack.trees.items()
        for key, question in tree.questions.items()
    )


def test_a_second_fix_changes_nothing(worse: Path) -> None:
    run("trees", "check", "--fix", "--trees", str(worse))
    before = texts(worse)
    run("trees", "check", "--fix", "--trees", str(worse))
    assert texts(worse) == before
    assert check(load_pack(worse)) == []


def test_fix_of_one_file_leaves_the_others(worse: Path) -> None:
    before = texts(worse)
    run("trees", "check", str(worse / "start.yaml"), "--fix", "--trees", str(worse))
    assert {name for name, text in texts(worse).items() if text != before.get(name)} == {str(worse / "start.yaml")}


def test_marks_between_latin_words_stay() -> None:
    assert widened("看 a: b, c") == "看 a: b, c"
    assert widened("先看灯, 再看线!好") == "先看灯，再看线！好"


def test_a_stub_is_told_and_never_shown(tmp_path: Path) -> None:
    folder = tmp_path / "trees"
    shutil.copytree(FOLDERS[0], folder)
    (folder / "en" / "certificate-pin.yaml").unlink()
    assert run("--lang", "en", "trees", "check", "--fix", "--trees", str(folder)).returncode == 0
    checked = run("--lang", "en", "trees", "check", "--trees", str(folder))
    assert re.search(r"\d+ translations wait", checked.stderr.decode())
    one_left = ("diagnose", "certificate PIN, one try left", "--no-input")
    done = run("--lang", "en", *one_left, "--trees", str(folder))
    shown = done.stdout.decode()
    assert "To be translated" not in shown
    assert "一次也不要再输" in shown
