"""Trees that no example teaches yet, beside a table that examples taught: they are known by their own lines.

A small model of its own weighs them against all the rest of the pack; what it leaves goes to the taught labels. So a
new tree is reached at once, and one tree more or less changes nothing for the others.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from fapiao_doctor.reader.model import Chances, Model, Packed, trees_of

if TYPE_CHECKING:
    from fapiao_doctor.reader.phrases import Line

REST = "*"
"""The label of all that is not of a new tree."""

STRESS = 2.0
"""How much more a line of a new tree counts, there being so few."""

ODDS = 6.0
"""What the odds of a new tree are multiplied by, since its lines are few for another reason than that few people ask.
Chosen, with STRESS, on 10 paraphrases of a tree of 5 symptoms (7 found in two of three orders of teaching, 6 in the
third; with 4 it was 6 in two), and on 940 questions of strangers that it must leave alone (at most 8 were not)."""


def young_trees(trees: Iterable[str], labels: Iterable[str]) -> set[str]:
    """Return the trees that no label of a taught table holds."""
    return set(trees) - {tree for label in labels for tree in trees_of(label)}


def young_lines(lines: "Sequence[Line]", young: set[str]) -> "list[Line]":
    """Return the lines of a pack as the small model is taught by them; an answer is of the tree that it leads to."""
    from fapiao_doctor.reader.phrases import Line  # for those who teach; a run that reads has no need of it

    labelled = ((one, one.to or one.label) for one in lines)
    return [
        Line(one.text, label, one.weight * STRESS) if label in young else Line(one.text, REST, one.weight)
        for one, label in labelled
    ]


class Models:
    """A taught model, and the small one of the new trees; without any of these the first alone."""

    def __init__(self, taught: Packed, young: Packed) -> None:
        self._taught = Model(taught)
        self._young = Model(young) if young["labels"] else None

    @property
    def labels(self) -> list[str]:
        """The labels whose chances are given; REST of the small model is none of them."""
        young = self._young.table["labels"] if self._young else []
        return [*self._taught.table["labels"], *(label for label in young if label != REST)]

    @cached_property
    def of_trees(self) -> tuple[str, ...]:
        """The labels that hold trees."""
        return tuple(filter(trees_of, self.labels))

    def chances(self, found: Iterable[str]) -> Chances:
        """Return the chance of each label, summing to 1."""
        taught = self._taught.chances(found)
        if self._young is None:
            return taught
        young = self._young.chances(found)
        odds = {label: chance if label == REST else ODDS * chance for label, chance in young.items()}
        every, left = sum(odds.values()), odds.pop(REST, 0.0)
        whole = Chances({label: left * chance / every for label, chance in taught.items()})
        whole.update({label: one / every for label, one in odds.items()})
        whole.rows, whole.young = taught.rows, young.rows
        return whole

    def speaks(self, chances: Chances, label: str, rival: str) -> dict[str, int]:
        """Return by feature how much it speaks for `label` against `rival`, in units of the table; no zeros."""
        new = self._young.table["labels"] if self._young else ()
        if self._young and (label in new or rival in new):
            of_young = Chances()
            of_young.rows = chances.young
            return self._young.speaks(of_young, label if label in new else REST, rival if rival in new else REST)
        return self._taught.speaks(chances, label, rival)
