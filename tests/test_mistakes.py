"""All mistakes of a file are told at once: those that each alone would be, and nothing that only follows from them."""

import random
import re
from functools import partial
from pathlib import Path

import pytest
from every_pack import FOLDERS

from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.mistakes import all_mistakes
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.errors import ContentError

EDITS = (
    (r"^    why: ", "    # why: "),
    (r"^    ask: ", "    aks: "),
    (r"^    title: ", "    title: &here "),
    (r"^    level: .*", "    level: lvl"),
    (r"^    works-when: .*", "    works-when: []"),
    (r"^    otherwise: ", "    # otherwise: "),
    (r"^    steps:$", "    stpes:"),
    (r"^      - do: .*", "      - dont: x"),
    (r"^      - do: ", "      - irreversible: maybe\n        do: "),
    (r"^  reviewed: |^reviewed: .*", "reviewed: {on: soon, by: x, again-by: 2027-01-01}"),
    (r"^    sources: \[.*", "    sources: [Not An Id]"),
    (r"^      (\S+): \{label: ", r"      \1: {lable: "),
)
"""What is written wrongly, a line each; the third changes nothing of what is read."""


def told(pack: Pack, name: str, text: str) -> list[str]:
    """Give what is said of the text as the file of a tree, as "line: message"."""
    load = partial(load_tree, name=name, procedures=pack.knowledge.procedures, manifest=pack.manifest)
    try:
        load(text.encode(), "tree.yaml")
    except ContentError as error:
        return [str(one) for one in all_mistakes(load, text.encode(), "tree.yaml", error)]
    return []


def spots(text: str) -> list[tuple[int, str]]:
    """Give each line that can be written wrongly, with how."""
    lines = text.split("\n")
    edited = [(number, re.sub(old, new, line)) for number, line in enumerate(lines) for old, new in EDITS]
    return [(number, line) for number, line in edited if line != lines[number] and "\n" not in line]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_several_mistakes_are_told_as_each_alone_would_be(folder: Path, seed: int) -> None:
    pack, chance, seen = load_pack(folder), random.Random(seed), 0
    for name in pack.trees:
        lines = (folder / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
        edits = dict(chance.sample(spots("\n".join(lines)), 6))
        alone = {told(pack, name, "\n".join([*lines[:at], new, *lines[at + 1 :]]))[0] for at, new in edits.items()}
        together = told(pack, name, "\n".join(edits.get(number, line) for number, line in enumerate(lines)))
        assert sorted(together) == sorted(alone), name
        seen += len(alone)
    assert seen >= 5 * len(pack.trees)


def test_a_key_that_is_misspelt_is_told_once_and_what_stands_under_it_is_read() -> None:
    text = "pack: x\ntitle: X\nverison: ' '\nreviewed: 2026-11-24\nlanguage: zh\n"
    assert of_manifest(text) == ["“verison”", "version是空的"]


def test_what_names_something_that_was_taken_out_is_not_told() -> None:
    slots = "slots: {lamp: {label: L, values: {red: R, blue: B}, danger: 'yes', order: [red]}}\n"
    text = f"pack: x\ntitle: X\nversion: '1'\nreviewed: 2026-11-24\nlanguage: zh\n{slots}laws: {{never-try: {{lamp: [red]}}}}\n"
    assert of_manifest(text) == ["danger 和 order"]


def test_what_yaml_does_not_forgive_ends_the_reading() -> None:
    assert len(of_manifest("pack: x\npack: y\ntitle: [\n")) == 2


def of_manifest(text: str) -> list[str]:
    """Give the words of each mistake that say what it is."""
    with pytest.raises(ContentError) as refused:
        load_manifest(text.encode(), "pack.yaml")
    found = all_mistakes(load_manifest, text.encode(), "pack.yaml", refused.value)
    known = ("“verison”", "version是空的", "danger 和 order")
    return [next((one for one in known if one in str(error)), str(error)) for error in found]
