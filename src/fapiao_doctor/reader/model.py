"""The weights: features to a chance for each label, a softmax over whole numbers.

A label is a set of targets written with `+`: trees that fit ("certificate-pin+device-password"), VAGUE, NOT_OURS, or
the node of an alarm ("start/scam-warning").
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TypedDict

VAGUE = "?"
"""The label of a text that is ours, or may be, and says too little to name trees."""

NOT_OURS = "-"
"""The label of a text about a matter of somebody else."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm of odds."""


QUOTE = "¦"
"""Stands for the quotes of JSON kept inside JSON: with escapes a table takes three times as long to load."""

Row = dict[int, int]
"""By number of label the weight of one feature."""


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
    weights = {first: _wrapped(rows) for first, rows in groups.items()}
    return Packed(labels=table["labels"], bias=table["bias"], weights=weights)


def _wrapped(rows: Mapping[str, str]) -> str:
    """Return JSON that can stand in a JSON text without escapes; no feature holds QUOTE."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace('"', QUOTE)


def _unwrapped(text: str) -> dict[str, str]:
    rows: dict[str, str] = json.loads(text.replace(QUOTE, '"'))
    return rows


class Chances(dict[str, float]):
    """The chance of each label, summing to 1."""

    @cached_property
    def trees(self) -> dict[str, float]:
        """The chance of each tree, over all labels that hold it, the likeliest first."""
        return _by_tree(self)


class Model:
    """A table, ready to be asked; a row is parsed when a text first shows its feature."""

    def __init__(self, table: Packed) -> None:
        self.table = table
        self._packed = dict(table["weights"])
        self._rows: dict[str, Row | str] = {}

    def rows(self, found: Iterable[str]) -> Iterator[tuple[str, Row]]:
        """Yield the features that have weights, with these by number of label."""
        known = self._rows
        for feature in found:
            row = known.get(feature)
            if type(row) is dict:
                yield feature, row
            elif row is not None or feature[0] in self._packed:
                if row is None:
                    known.update(_unwrapped(self._packed[feature[0]]))
                    self._packed.pop(feature[0], None)
                if feature in known:
                    yield feature, self._parsed(feature)

    def _parsed(self, feature: str) -> Row:
        row = self._rows[feature]
        if isinstance(row, str):
            numbers = [int(one) for one in row.split()]
            row = self._rows[feature] = dict(zip(numbers[::2], numbers[1::2], strict=True))
        return row

    def chances(self, found: Iterable[str]) -> Chances:
        """Return the chance of each label, summing to 1."""
        sums = [0] * len(self.table["labels"])
        known = 0
        for _, row in self.rows(found):
            known += 1
            for label, weight in row.items():
                sums[label] += weight
        # A long text shows more features than a short one says: its sum grows with the root of their number.
        scale = math.sqrt(known or 1)
        heights = [(bias + one / scale) / UNIT for bias, one in zip(self.table["bias"], sums, strict=True)]
        top = max(heights, default=0.0)
        parts = [math.exp(height - top) for height in heights]
        whole = sum(parts)
        return Chances(zip(self.table["labels"], [part / whole for part in parts], strict=True))

    def speaks(self, found: Iterable[str], label: str, rival: str) -> dict[str, int]:
        """Return by feature how much it speaks for `label` against `rival`, in units of the table; no zeros."""
        one, other = self.table["labels"].index(label), self.table["labels"].index(rival)
        weighed = {feature: row.get(one, 0) - row.get(other, 0) for feature, row in self.rows(found)}
        return {feature: weight for feature, weight in weighed.items() if weight}


@lru_cache(maxsize=5000)
def trees_of(label: str) -> tuple[str, ...]:
    """Return the trees of a label; none for VAGUE, NOT_OURS and an alarm."""
    return () if label in (VAGUE, NOT_OURS) or "/" in label else tuple(label.split("+"))


def by_tree(chances: Mapping[str, float]) -> Mapping[str, float]:
    """Return the chance of each tree, over all labels that hold it, the likeliest first."""
    return chances.trees if isinstance(chances, Chances) else _by_tree(chances)


def _by_tree(chances: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for label, chance in chances.items():
        for tree in trees_of(label):
            found[tree] = found.get(tree, 0.0) + chance
    return dict(sorted(found.items(), key=lambda one: -one[1]))
