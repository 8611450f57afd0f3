"""The conclusion and the first thing to stop are on the screen when a page ends, however small the terminal."""

import os
import sys
from pathlib import Path
from shutil import which

import pytest
from every_pack import doctor_of

from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.parts import STOP
from fapiao_doctor.engine.graph import way_to
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.diagnosis import diagnosis_lines
from fapiao_doctor.render.plain import laid_out
from fapiao_doctor.terminal.pager import OPTIONS, paged

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

DANGEROUS = 10
SIZES = [(24, 80), (20, 40)]


def dangerous() -> list[tuple[list[str], str, str]]:
    """Return the answers that lead to the outcomes with the most to stop, their titles and first stop lines."""
    doctor = doctor_of(bundled_pack())
    found = []
    for tree in doctor.library.trees.values():
        for outcome in tree.outcomes.values():
            way = way_to(tree, outcome.id)
            view = doctor.diagnose("", way).outcome if way else None
            if way and view and view.parts[STOP]:
                stops = view.parts[STOP]
                found.append((len(stops), [str(answer) for answer in way], view.title, stops[0]))
    found.sort(key=lambda one: -one[0])
    return [(way, title, stop) for _count, way, title, stop in found[:DANGEROUS]]


def at_the_end(rows: int, columns: int, pager: str, arguments: list[str], home: Path) -> str:
    """Return what stands on the screen when the command has ended, without blanks."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    env = {**os.environ, "TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1", "HOME": str(home)}
    env |= {"FAPIAO_DOCTOR_PAGER": pager, "XDG_CACHE_HOME": str(home.parent / "cache")}
    child = pexpect.spawn(
        sys.executable, ["-m", "fapiao_doctor", "--lang", "zh", *arguments], env=env, dimensions=(rows, columns),
        encoding="utf-8", timeout=20,
    )  # fmt: skip
    if pager == "less":
        child.expect(":")
        stream.feed(child.before + child.after)
        child.send("q")
    child.expect(pexpect.EOF)
    stream.feed(child.before)
    return "".join("".join(screen.display).split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[1]}x{size[0]}")
def test_the_conclusion_and_the_first_stop_are_in_sight_at_the_end(size: tuple[int, int], tmp_path: Path) -> None:
    found = dangerous()
    assert len(found) == DANGEROUS
    for way, title, stop in found:
        arguments = ["diagnose", "--no-input", *(word for answer in way for word in ("--answer", answer))]
        shown = at_the_end(*size, "cat", arguments, tmp_path)
        assert "".join(title.split()) in shown, title
        assert "".join(stop.split()) in shown, title


def test_a_pager_shows_the_beginning_and_leaves_the_conclusion(tmp_path: Path) -> None:
    way, title, stop = dangerous()[0]
    arguments = ["diagnose", "--no-input", *(word for answer in way for word in ("--answer", answer))]
    shown = at_the_end(24, 80, "less", arguments, tmp_path)
    assert "".join(title.split()) in shown
    assert "".join(stop.split()) in shown


@pytest.mark.parametrize("name", ["FAPIAO_DOCTOR_PAGER", "PAGER"])
@pytest.mark.parametrize(("own", "handed"), [({}, "1"), ({"LESSSECURE": ""}, ""), ({"LESS": "-R"}, "1")], ids=str)
def test_no_key_of_the_pager_writes_a_file_or_runs_a_program(
    own: dict[str, str], handed: str, name: str, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    pager = f"""sh -c 'printf "%s/%s/" "$LESSSECURE" "$LESS" > {told}; cat >> {told}'"""
    assert paged("页\n", {"PATH": os.environ["PATH"], name: pager, **own})
    assert told.read_text(encoding="utf-8") == f"{handed}/{own.get('LESS', OPTIONS)}/页\n"


@pytest.mark.skipif(which("less") is None, reason="needs less")
def test_less_takes_it_so(tmp_path: Path) -> None:
    env = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[1] / "src"), "PAGER": "less -R"}
    env.pop("FAPIAO_DOCTOR_PAGER", None)
    code = "import os; from fapiao_doctor.terminal.pager import paged; paged('a\\n' * 99, os.environ)"
    child = pexpect.spawn(
        sys.executable, ["-c", code], env=env, cwd=tmp_path, encoding="utf-8", timeout=20, dimensions=(9, 60)
    )
    child.expect(":")
    child.send("sx\r")
    child.expect("not available")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert list(tmp_path.iterdir()) == []


SHORT, LONGEST = 32, 45
"""Lines of a brief page at 80 columns: what nine of ten may have, and what any may have."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_brief_page_is_short(lang: Lang) -> None:
    doctor = doctor_of(bundled_pack(), lang=lang)
    sizes = {}
    for tree in doctor.library.trees.values():
        for outcome in tree.outcomes.values():
            way = way_to(tree, outcome.id)
            found = doctor.diagnose("", way) if way else None
            if found and found.outcome and (found.outcome.tree, found.outcome.id) == (tree.id, outcome.id):
                lines = [text for line in diagnosis_lines(found) for text in laid_out(line, 79)]
                sizes[f"{tree.id}/{outcome.id}"] = len(lines)
    assert len(sizes) > 150
    assert {name: size for name, size in sizes.items() if size > LONGEST} == {}
    assert sum(size <= SHORT for size in sizes.values()) >= 0.9 * len(sizes)
