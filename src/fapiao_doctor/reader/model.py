"""The weights: features to a chance for each label, a softmax over whole numbers.

A label is a set of targets written with `+`: trees that fit ("one-tree+another"), VAGUE, NOT_OURS, or
the node of an alarm ("a-tree/a-node").
"""

import json
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


QUOTE = "¦"
"""Stands for the quotes of JSON kept inside JSON: with escapes a table takes three times as long to load."""

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
        self._packed = dict(table["weights"])
        self._texts: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        size = len(table["labels"])
        self._lanes = Struct(f"<{size}I")
        self._zero = sum(LANE_ZERO << LANE * label for label in range(size))

    def _row(self, feature: str) -> int | None:
        packed = self._packed.get(feature[0])
        if packed is not None:
            self._texts.update(_unwrapped(packed))
            self._packed.pop(feature[0], None)
        numbers = [int(one) for one in self._texts.get(feature, "").split()]
        if numbers:
            given = zip(numbers[::2], numbers[1::2], strict=True)
            self._rows[feature] = self._zero + sum(weight << LANE * label for label, weight in given)
        return self._rows.get(feature)

    def chances(self, found: Iterable[str]) -> Chances:
        """Return the chance of each label, summing to 1."""
        rows, texts, packed = self._rows, self._texts, self._packed
        whole, known = 0, []
        for feature in found:
            row = rows.get(feature)
            if row is None and (feature in texts or feature[0] in packed):
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
