"""The weights: features to a chance for each label, a softmax over whole numbers.

A label is a set of targets written with `+`: trees that fit ("certificate-pin+device-password"), VAGUE, NOT_OURS, or
the node of an alarm ("start/scam-warning").
"""

import math
from collections.abc import Iterable, Mapping
from typing import TypedDict

from fapiao_doctor.reader.words import unwrap, wrap

VAGUE = "?"
"""The label of a text that is ours, or may be, and says too little to name trees."""

NOT_OURS = "-"
"""The label of a text about a matter of somebody else."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm of odds."""


class Table(TypedDict):
    """Labels, bias by label, and by feature `label weight label weight …`, all whole numbers."""

    labels: list[str]
    bias: list[int]
    weights: dict[str, str]


class Packed(TypedDict):
    """A table whose weights are kept as one wrapped text for each first character of a feature."""

    labels: list[str]
    bias: list[int]
    weights: dict[str, str]


def pack_table(table: Table) -> Packed:
    """Return a table as the model reads it."""
    groups: dict[str, dict[str, str]] = {}
    for feature, row in table["weights"].items():
        groups.setdefault(feature[0], {})[feature] = row
    weights = {first: wrap(rows) for first, rows in groups.items()}
    return Packed(labels=table["labels"], bias=table["bias"], weights=weights)


class Model:
    """A table, ready to be asked; a row is parsed when a text first shows its feature."""

    def __init__(self, table: Packed) -> None:
        self.table = table
        self._groups: dict[str, dict[str, str]] = {}
        self._rows: dict[str, list[tuple[int, int]]] = {}

    def _row(self, feature: str) -> list[tuple[int, int]]:
        row = self._rows.get(feature)
        if row is None:
            numbers = [int(one) for one in self._group(feature[0]).get(feature, "").split()]
            row = list(zip(numbers[::2], numbers[1::2], strict=True))
            if row:
                self._rows[feature] = row
        return row

    def _group(self, first: str) -> dict[str, str]:
        if first not in self._groups:
            packed = self.table["weights"].get(first)
            self._groups[first] = unwrap(packed) if packed else {}
        return self._groups[first]

    def chances(self, found: Iterable[str]) -> dict[str, float]:
        """Return the chance of each label, summing to 1."""
        sums = [0] * len(self.table["labels"])
        known = 0
        for feature in found:
            row = self._row(feature)
            known += bool(row)
            for label, weight in row:
                sums[label] += weight
        # A long text shows more features than a short one says: its sum grows with the root of their number.
        scale = math.sqrt(known or 1)
        heights = [(bias + one / scale) / UNIT for bias, one in zip(self.table["bias"], sums, strict=True)]
        top = max(heights, default=0.0)
        parts = [math.exp(height - top) for height in heights]
        return {label: part / sum(parts) for label, part in zip(self.table["labels"], parts, strict=True)}

    def speaks(self, found: Iterable[str], label: str, rival: str) -> dict[str, int]:
        """Return by feature how much it speaks for `label` against `rival`, in units of the table; no zeros."""
        one, other = self.table["labels"].index(label), self.table["labels"].index(rival)
        said = {}
        for feature in found:
            weight = sum(
                value if place == one else -value for place, value in self._row(feature) if place in (one, other)
            )
            if weight:
                said[feature] = weight
        return said


def trees_of(label: str) -> tuple[str, ...]:
    """Return the trees of a label; none for VAGUE, NOT_OURS and an alarm."""
    return () if label in (VAGUE, NOT_OURS) or "/" in label else tuple(label.split("+"))


def by_tree(chances: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of each tree, over all labels that hold it, the likeliest first."""
    found: dict[str, float] = {}
    for label, chance in chances.items():
        for tree in trees_of(label):
            found[tree] = found.get(tree, 0.0) + chance
    return dict(sorted(found.items(), key=lambda one: -one[1]))
