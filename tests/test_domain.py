"""The program knows nothing of any pack: no id, number or name of theirs stands in src/, no word of one pack in another."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
import yaml
from every_pack import FOLDERS, NAMES, OTHERS, doctor_of

import fapiao_doctor
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.views import outcome_view, question_view
from fapiao_doctor.render.diagnosis import diagnosis_lines, question_lines
from fapiao_doctor.render.outcome import outcome_lines

SOURCE = Path(fapiao_doctor.__file__).parent
REDACTION = SOURCE / "text"
"""Redaction has to know how secrets are spoken of, whatever the pack."""

FORMAT = {
    "yes",
    "no",
    "start",
    "unsure",
    "both",
    "lost",
    "high",
    "low",
    "none",
    "yellow",
    "blue",
    "hot",
    "cold",
    "model",
    "weak",
    "platform",
}
"""Words of the format itself, or of Python, that some pack uses as an id as well."""

FIELD = {
    "bundled": re.compile(
        r"税|发票|口令|数电|扣缴|U[Kk]ey|fapiao(?!-doctor|_doctor|:| \d)|\btax\b|invoic|certificate PIN|12366"
    ),
    "espresso": re.compile(r"espresso(?!:)|boiler|descal|steam|grouphead|portafilter", re.IGNORECASE),
    "reshuiqi": re.compile(r"热水器|燃气|煤气|点火|防冻"),
}
"""How the pages of each pack give themselves away."""


def ids(folder: Path) -> set[str]:
    """Return every id of a pack that a program could know: trees, slots, values, levels, contacts, telephone numbers."""
    pack = load_pack(folder, ())
    manifest = pack.manifest
    found = {*pack.trees, *manifest.slots, *manifest.levels, *manifest.contacts}
    found |= {value for slot in manifest.slots.values() for value in slot.values}
    found |= set(manifest.laws.phones.allowed) if manifest.laws.phones else set()
    return {one for one in found - FORMAT if not (one.isdigit() and len(one) == 1)}


def names(folder: Path) -> set[str]:
    """Return the names of things in a pack's vocabulary: plain words of the classes that are known by sound."""
    path = folder / "knowledge" / "vocabulary.yaml"
    words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["words"]
    said = [line for entry in words.values() if entry.get("names") for line in _lines(entry["say"])]
    every = [word.strip() for line in said for word in line.split("、")]
    return {word for word in every if len(word) > 2 and not re.search(r"[(|)]", word) and not word.isascii()}


def _lines(say: str | list[str]) -> list[str]:
    return [say] if isinstance(say, str) else say


@cache
def constants() -> list[tuple[str, int, str]]:
    """Return file, line and value of every text in src/ but for what redaction needs."""
    found: list[tuple[str, int, str]] = []
    for path in SOURCE.rglob("*.py"):
        if REDACTION in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append((path.relative_to(SOURCE).as_posix(), node.lineno, node.value))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_no_id_of_a_pack_stands_in_the_program(folder: Path) -> None:
    known = ids(folder)
    assert len(known) > 20
    assert [one for one in constants() if one[2] in known] == []


def test_no_name_of_a_thing_of_the_bundled_pack_stands_in_the_program() -> None:
    known = names(bundled_pack())
    assert len(known) > 10
    hidden = SOURCE / "messages" / "redaction.py"
    texts = [one for one in constants() if SOURCE / one[0] != hidden]
    assert [one for one in texts if any(word in one[2] for word in known)] == []
    assert [one for one in texts if FIELD["bundled"].search(one[2])] == []


def pages(folders: tuple[Path, ...], lang: str) -> Iterator[tuple[str, str]]:
    """Yield pack and words of every page of some packs side by side."""
    doctor = doctor_of(*folders, lang="en" if lang == "en" else "zh")
    library = doctor.library
    for pack in library.packs:
        for tree in pack.trees.values():
            speaker = doctor.speaker(tree.id)
            for question in tree.questions.values():
                shown = question_lines(question_view(speaker, tree, question, {}), doctor.lang, ids=True)
                yield pack.id, "\n".join(line.mark + line.text for line in shown)
            for outcome in tree.outcomes.values():
                view = outcome_view(speaker, library, tree, outcome, doctor.as_of, {})
                yield pack.id, "\n".join(line.mark + line.text for line in outcome_lines(view, doctor.lang))
        start = doctor.diagnose("完全无关的话 nothing of the kind xyz")
        if len(library.packs) == 1:
            yield pack.id, "\n".join(line.mark + line.text for line in diagnosis_lines(start))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", OTHERS, ids=[folder.name for folder in OTHERS])
def test_no_page_of_another_pack_speaks_of_tax(folder: Path, lang: str) -> None:
    alone = list(pages((folder,), lang))
    beside = [one for one in pages((bundled_pack(), folder), lang) if one[0] == load_pack(folder, ()).id]
    assert len(alone) > 50
    for _pack, text in (*alone, *beside):
        assert not FIELD["bundled"].search(text), text


@pytest.mark.parametrize(("own", "other"), list(permutations(NAMES, 2)))
def test_no_page_speaks_of_the_field_of_another_pack(own: str, other: str) -> None:
    for _pack, text in pages((FOLDERS[NAMES.index(own)],), "zh"):
        assert not FIELD[other].search(text), text
