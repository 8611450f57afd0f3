"""How many questions stand between a sentence and an outcome; no path of the bundled pack asks more than seven.

Counted are all paths that a person can really go, across trees, from the start of each tree to the first outcome. What
the sentence has stated is not asked again, so real walks are shorter. A walk never comes back to a node, so a circle
counts once. The table of docs/content.md is made of this: python tests/test_lengths.py
"""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import looked_at
from fapiao_doctor.engine.position import Answer, Known, Said, visible
from fapiao_doctor.engine.walk import walk

MOST = 7
PAGE = Path(__file__).parents[1] / "docs" / "content.md"
TABLE = re.compile(r"(?<=\n\| --- \| --- \| --- \| --- \| --- \|\n)(?:\|.*\n)+")

BEFORE = {  # longest and median when the limit was set
    "start": (16, 10), "certificate-pin": (10, 8), "certificate-pin-locked": (6, 4), "device-not-detected": (5, 3),
    "device-password": (12, 8), "etax-initial-password": (6, 4), "etax-password": (4, 3), "identity-choice": (5, 4),
    "identity-switch": (4, 3), "iit-password": (6, 4), "invoice-export": (2, 2), "issuer-manage": (5, 3),
    "retire-device": (4, 2), "software-login-password": (13, 9), "tax-disk-locked": (13, 9),
    "withholding-client-password": (6, 5),
}  # fmt: skip


def paths(library: Library, tree: str, said: Said | None = None) -> Iterator[tuple[Answer, ...]]:
    """Yield the answers of every path from the start of a tree to an outcome."""
    unfinished: list[tuple[Answer, ...]] = [()]
    for answers in unfinished:
        position = walk(library.trees, Target(tree), answers, said)
        if isinstance(position.node, Outcome):
            yield answers
            continue
        options = visible(position.node, position.values)
        unfinished += [(*answers, Answer(position.tree, position.node.id, one.id)) for one in options]


def rows(library: Library) -> str:
    """Return the rows of the table: tree, longest and median before, longest and median now."""
    told = []
    for tree in library.trees.values():
        counts = [len(path) for path in paths(library, tree.id)]
        longest, middle = BEFORE.get(tree.name, ("", ""))
        told.append(f"| {tree.name} | {longest} | {middle} | {max(counts)} | {median(counts):g} |\n")
    return "".join(told)


@pytest.fixture(scope="module")
def bundled() -> Library:
    return load_library((bundled_pack(),))


def test_no_path_asks_more_than_seven_questions(bundled: Library) -> None:
    long = [" ".join(map(str, path)) for tree in bundled.trees for path in paths(bundled, tree) if len(path) > MOST]
    assert long == []


@pytest.mark.long
def test_nothing_that_a_sentence_states_makes_a_path_longer(bundled: Library) -> None:
    pack = bundled.packs[0]
    values = [(slot, value) for slot in sorted(looked_at(pack) - {""}) for value in pack.manifest.slots[slot].values]
    for slot, value in values:
        said = Said({slot: Known(value, value)}, danger=danger_of(pack.manifest))
        long = [path for tree in bundled.trees for path in paths(bundled, tree, said) if len(path) > MOST]
        assert long == [], f"{slot}={value}"


def test_the_table_of_lengths_is_in_step(bundled: Library) -> None:
    assert TABLE.findall(PAGE.read_text(encoding="utf-8")) == [rows(bundled)], "run: python tests/test_lengths.py"


if __name__ == "__main__":
    page = TABLE.sub(rows(load_library((bundled_pack(),))), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
