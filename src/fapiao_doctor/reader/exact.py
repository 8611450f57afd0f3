"""Lines of the pack that stand in a text word for word: a tree's own symptom, an option's own label."""

from typing import TypedDict

from fapiao_doctor.reader.units import squeeze
from fapiao_doctor.reader.values import Heard, Reading
from fapiao_doctor.text.fold import Folded

MOST = 4
"""Trees of a choice; a label that more of them share says nothing."""


class LabelRow(TypedDict):
    """One option: where it stands, and where it leads; `unsure` where it says "I do not know"."""

    tree: str
    question: str
    option: str
    to_tree: str
    to_node: str
    unsure: bool


class Lines(TypedDict):
    """By squeezed line the tree whose symptom it is, or the options whose label it is."""

    symptoms: dict[str, str]
    labels: dict[str, list[LabelRow]]


def read_line(text: Folded, lines: Lines, start: str) -> Reading | None:
    """Return the reading of a text that is nothing but one line of the pack; None where it is not."""
    line = squeeze(text.text)
    tree = lines["symptoms"].get(line)
    if tree is not None:
        return Reading("ask") if tree == start else Reading("tree", (tree,))
    rows = lines["labels"].get(line, ())
    if not rows:
        return None
    heard = tuple(Heard(row["tree"], row["question"], row["option"], text.typed.strip()) for row in rows)
    if len(rows) == 1:
        return _at(rows[0], heard, start)
    known = tuple(one for one, row in zip(heard, rows, strict=True) if not row["unsure"])
    if any(row["unsure"] and row["tree"] == start for row in rows):
        return Reading("ask", heard=known)
    trees = tuple(dict.fromkeys(row["to_tree"] for row in rows if row["to_tree"] != start))
    if not 0 < len(trees) <= MOST:
        return Reading("ask", heard=known)
    return Reading("tree" if len(trees) == 1 else "choice", trees, heard=known)


def _at(row: LabelRow, heard: tuple[Heard, ...], start: str) -> Reading:
    if row["tree"] != start:
        return Reading("tree", (row["tree"],), node=row["question"], heard=heard)
    if row["to_tree"] == start:
        return Reading("ask", node=f"{start}/{row['to_node']}" if row["to_node"] else "")
    return Reading("tree", (row["to_tree"],), node=row["to_node"])
