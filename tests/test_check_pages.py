"""Each code has a page in docs/checks/ with a wrong example, and what is said of it is what the program says.

Made of the checks, of tests/broken/ and of tests/broken-packs/; to write all pages anew: python tests/test_check_pages.py
"""

import ast
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import fapiao_doctor
from fapiao_doctor.authoring.checks import AFTERWARDS, CHECKS, check
from fapiao_doctor.authoring.checks.draft import check_drafts
from fapiao_doctor.authoring.checks.numbers import CODES, severity
from fapiao_doctor.authoring.checks.shapes import SHAPES
from fapiao_doctor.authoring.checks.told import Finding, as_line, findings
from fapiao_doctor.content.library import load_pack, read_pack
from fapiao_doctor.content.packs import bundled_pack

TESTS = Path(__file__).parent
DOCS = TESTS.parent / "docs"
SOURCE = Path(fapiao_doctor.__file__).parent
NAMES = {**{shape.code: name for name, shape in SHAPES.items()}, **{code: name for name, code in CODES.items()}}
CASE = re.compile(r"\(\.\./\.\./tests/(broken[^)]+)\)")
MOST_LINES = 3
OUTSIDE = {"story.py", "walk.py"}
"""Modules whose mistakes `trees check` never meets: stories and walks."""

HEAD = """\
# The checks

`fapiao-doctor trees check` runs every check below on the packs that are loaded, each by itself. `fapiao-doctor \
trees check FILE` runs them on drafts, but for `trees-reachable` and `translation-complete`. A problem is one \
line: file, line, column, what is wrong, and in square brackets the code and the name of the check. `--format json` and \
`--format github` tell the same to programs and to workflows. `--fix` first mends what needs no judgement: the order of keys, \
full-width marks, and stubs for missing translations. A code stays, whatever becomes of the name; its page has a \
wrong example. What `laws` and `style` mean is in [format.md](format.md). A law or a rule of style that the manifest \
does not write is not checked.

This page and those of the codes are made of the checks themselves. To write them anew: `python tests/test_check_pages.py`
"""
UNREAD = """
## Files that cannot be read

Of such mistakes all of a file are told at once. The checks look at it when they are mended.

| code | name | what is asked |
| --- | --- | --- |
"""


def explained(name: str) -> tuple[str, str]:
    """Give what a check or a shape asks for, and how to mend it."""
    if name in SHAPES:
        return SHAPES[name].what, f"Mend it by {SHAPES[name].mend}."
    what, mend, how = " ".join(((CHECKS | AFTERWARDS)[name].__doc__ or "").split()).partition("Mend it ")
    return what.strip(), mend + how


def index() -> str:
    parts = [HEAD]
    for name in CHECKS | AFTERWARDS:
        what, mend = explained(name)
        kind = "" if severity(name) == "error" else f", a {severity(name)}"
        parts.append(f"\n## {name}\n\n[`{CODES[name]}`](checks/{CODES[name]}.md){kind}. {what}\n\n{mend}\n")
    rows = (f"| [`{one.code}`](checks/{one.code}.md) | {name} | {one.what} |\n" for name, one in SHAPES.items())
    return "".join([*parts, UNREAD, *rows])


def page(code: str, case: str) -> str:
    """Give the page of a code, with the case, a path below tests/, as its wrong example."""
    name = NAMES[code]
    what, mend = explained(name)
    with tempfile.TemporaryDirectory() as folder:
        zh, en, wrong = shown(code, case, Path(folder))
    kind = "An error" if severity(name) == "error" else "A warning"
    parts = [f"# {code} {name}", f"{kind}. [All checks](../checks.md).", what, mend, "## A wrong example"]
    parts += [f"[{case}](../../tests/{case}):", f"```yaml\n{wrong}\n```", f"```text\n{zh}\n{en}\n```"]
    return "\n\n".join(parts) + "\n"


def shown(code: str, case: str, folder: Path) -> tuple[str, str, str]:
    """Give what is said of the case in both languages, and the lines that it is said of."""
    said = {}
    for lang in ("zh", "en"):
        found = [one for one in found_in(case, folder / lang, lang) if one.code == code]
        assert found, f"{case} does not show {code}"
        said[lang] = found[0]
    one = said["zh"]
    lines = Path(one.file).read_text(encoding="utf-8", errors="replace").split("\n")
    first = max(one.line - 1, 0)
    excerpt = "\n".join(printable(line) for line in lines[first : first + MOST_LINES]).rstrip()
    lasting = [
        replace(found, file=Path(found.file).name, message=found.message.replace(str(folder / lang), "FOLDER"))
        for lang, found in said.items()
    ]
    return *map(as_line, lasting), excerpt


def printable(line: str) -> str:
    line = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
    return line if len(line) <= 160 else f"{line[:160]} …"


def found_in(case: str, folder: Path, lang: str) -> list[Finding]:
    """Give what `trees check` finds in a broken file as the only tree of the shipped pack, or in a broken pack."""
    path = TESTS / case
    if path.is_file():
        folder.mkdir()
        file = Path(shutil.copy(path, folder))
        return findings(*check_drafts(replace(load_pack(bundled_pack()), trees={}), [file]), lang)
    for layer in ("sound", path.name):
        shutil.copytree(path.parent / layer, folder, dirs_exist_ok=True)
    pack, errors = read_pack(folder)
    return findings(errors, () if errors or pack is None else check(pack), lang)


def templates() -> Iterator[str]:
    """Give each message of a ContentError that reading a pack can raise."""
    for path in sorted((SOURCE / "content").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
            yield from _raised(function)


def _raised(function: ast.FunctionDef) -> Iterator[str]:
    named = {}
    for one in ast.walk(function):
        if isinstance(one, ast.Assign):
            target, value = one.targets[0], one.value
            pairs = (
                zip(target.elts, value.elts, strict=True)
                if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
                else [(target, value)]
            )
            named |= {
                left.id: right.value
                for left, right in pairs
                if isinstance(left, ast.Name) and isinstance(right, ast.Constant)
            }
    for one in ast.walk(function):
        if isinstance(one, ast.Call) and getattr(one.func, "id", "") == "ContentError":
            said = one.args[0]
            yield str(said.value if isinstance(said, ast.Constant) else named[getattr(said, "id", "")])


def test_every_mistake_in_reading_has_a_code() -> None:
    said = [text for shape in SHAPES.values() for text in shape.said]
    assert len(said) == len({*said})
    assert sorted({*templates()} - {*said}) == []


def test_every_code_is_one_of_a_kind_and_has_a_page() -> None:
    assert len(NAMES) == len(CODES) + len(SHAPES)
    assert sorted(NAMES) == sorted(path.stem for path in (DOCS / "checks").glob("*.md"))


def test_the_page_of_all_checks_is_in_step() -> None:
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == index(), "run: python tests/test_check_pages.py"


@pytest.mark.parametrize("code", sorted(NAMES))
def test_the_page_says_what_the_program_says_of_its_example(code: str) -> None:
    text = (DOCS / "checks" / f"{code}.md").read_text(encoding="utf-8")
    case = CASE.search(text)
    assert case
    assert text == page(code, case[1]), "run: python tests/test_check_pages.py"


def cases() -> Iterator[str]:
    """Give every broken file and pack, as a path below tests/."""
    yield from (path.relative_to(TESTS).as_posix() for path in sorted((TESTS / "broken").glob("*.yaml")))
    yield from (f"broken-packs/{path.name}" for path in sorted((TESTS / "broken-packs").iterdir()))


def best() -> dict[str, str]:
    """Give for each code the case that shows it with the least beside it."""
    found: dict[str, tuple[int, str]] = {}
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            told = found_in(case, Path(folder) / "it", "zh")
        for code in {one.code for one in told}:
            found[code] = min(found.get(code, (99, "")), (len(told), case))
    return {code: case for code, (_, case) in found.items()}


if __name__ == "__main__":
    (DOCS / "checks").mkdir(exist_ok=True)
    (DOCS / "checks.md").write_text(index(), encoding="utf-8")
    chosen = best()
    print("no example:", *sorted(NAMES.keys() - chosen.keys()))
    for code, case in chosen.items():
        (DOCS / "checks" / f"{code}.md").write_text(page(code, case), encoding="utf-8")
