"""The weights: features to a chance for each label, a softmax over whole numbers.

A label is a set of targets written with `+`: trees that fit ("one-tree+another"), VAGUE, NOT_OURS, or
the node of an alarm ("a-tree/a-node").
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from struct import Struct
from typing import TypedDict

VAGUE = "?"
"""The label of a text that is ours, or may be, and says too little to name trees."""

NOT_OURS = "-"
"""The label of a text about a matter of somebody else."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm of odds."""


LANE, LANE_ZERO = 32, 1 << 20
"""Bits that a label has in the one whole number that holds all weights of a feature, and what stands for 0 there.

So a thousand rows can be added up, and a row holds weights of up to a million, each still to be seen alone.
"""

LANE_BITS = (1 << LANE) - 1


class Table(TypedDict):
    """Labels, bias by label, and by feature `label weight label weight …`, all whole numbers."""

    labels: list[str]
    bias: list[int]
    weights: dict[str, str]


class Packed(TypedDict):
    """A table whose weights lie in groups by how a feature begins, so that few of them are read for one text."""

    labels: list[str]
    bias: list[int]
    weights: Mapping[str, Mapping[str, str]]


MARKS = "=#~"
"""What features begin with that are no pair of units: a class, a word, a sign."""


def group_of(feature: str) -> str:
    """Return the group of a feature: its first two characters, twelve where a mark stands first."""
    return feature[:12] if feature[:1] in MARKS else feature[:2]


def pack_table(table: Table) -> Packed:
    """Return a table as the model reads it."""
    groups: dict[str, dict[str, str]] = {}
    for feature, row in table["weights"].items():
        groups.setdefault(group_of(feature), {})[feature] = row
    return Packed(labels=table["labels"], bias=table["bias"], weights=groups)


class Chances(dict[str, float]):
    """The chance of each label, summing to 1; `rows` are the features that have weights, with these by label.

    `young` are those of the trees that no example taught, see reader.young.
    """

    rows: Sequence[tuple[str, int]] = ()
    young: Sequence[tuple[str, int]] = ()

    @cached_property
    def trees(self) -> dict[str, float]:
        """The chance of each tree, over all labels that hold it, the likeliest first."""
        return _by_tree(self)


class Model:
    """A table, ready to be asked; a row is parsed when a text first shows its feature."""

    def __init__(self, table: Packed) -> None:
        self.table = table
        self._groups = table["weights"]
        self._read: set[str] = set()
        self._texts: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        size = len(table["labels"])
        self._lanes = Struct(f"<{size}I")
        self._zero = int.from_bytes(LANE_ZERO.to_bytes(LANE // 8, "little") * size, "little")

    def _row(self, feature: str) -> int | None:
        group = group_of(feature)
        if group not in self._read:
            self._read.add(group)
            self._texts.update(self._groups.get(group, {}))
        numbers = [int(one) for one in self._texts.get(feature, "").split()]
        if numbers:
            given = zip(numbers[::2], numbers[1::2], strict=True)
            self._rows[feature] = self._zero + sum(weight << LANE * label for label, weight in given)
        return self._rows.get(feature)

    def chances(self, found: Iterable[str]) -> Chances:
        """Return the chance of each label, summing to 1."""
        rows, texts, read = self._rows, self._texts, self._read
        whole, known = 0, []
        for feature in found:
            row = rows.get(feature)
            if row is None and (feature in texts or group_of(feature) not in read):
                row = self._row(feature)
            if row is None:
                continue
            whole += row
            known.append((feature, row))
        sums, zero = self._lanes.unpack(whole.to_bytes(self._lanes.size, "little")), LANE_ZERO * len(known)
        # A long text shows more features than a short one says: its sum grows with the root of their number.
        scale = math.sqrt(len(known) or 1)
        biases = self.table["bias"]
        heights = [(bias + (one - zero) / scale) / UNIT for bias, one in zip(biases, sums, strict=True)]
        top = max(heights, default=0.0)
        parts = [math.exp(height - top) for height in heights]
        of = sum(parts)
        chances = Chances(zip(self.table["labels"], [part / of for part in parts], strict=True))
        chances.rows = known
        return chances

    def speaks(self, chances: Chances, label: str, rival: str) -> dict[str, int]:
        """Return by feature how much it speaks for `label` against `rival`, in units of the table; no zeros."""
        one, other = LANE * self.table["labels"].index(label), LANE * self.table["labels"].index(rival)
        return {
            feature: weight
            for feature, row in chances.rows
            if (weight := (row >> one & LANE_BITS) - (row >> other & LANE_BITS))
        }


@lru_cache(maxsize=5000)
def trees_of(label: str) -> tuple[str, ...]:
    """Return the trees of a label; none for VAGUE, NOT_OURS and an alarm."""
    return () if label in (VAGUE, NOT_OURS) or "/" in label else tuple(label.split("+"))


def by_tree(chances: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of each tree, over all labels that hold it, the likeliest first."""
    return chances.trees if isinstance(chances, Chances) else _by_tree(chances)


def _by_tree(chances: Mapping[str, float]) -> dict[str, float]:
    found = {}
    for tree, labels in _labels_of(tuple(chances)).items():
        whole = 0.0
        for label in labels:
            whole += chances[label]
        found[tree] = whole
    return dict(sorted(found.items(), key=itemgetter(1), reverse=True))


@lru_cache(maxsize=50)
def _labels_of(labels: tuple[str, ...]) -> dict[str, list[str]]:
    """Return by tree the labels that hold it."""
    found: dict[str, list[str]] = {}
    for label in labels:
        for tree in trees_of(label):
            found.setdefault(tree, []).append(label)
    return found
