"""The weights: features to a chance for each label, a softmax over whole numbers.

A label is a set of targets written with `+`: trees that fit ("certificate-pin+device-password"), VAGUE, NOT_OURS, or
the node of an alarm ("start/scam-warning").
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

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


@dataclass(frozen=True, slots=True)
class Model:
    """A table, ready to be asked."""

    table: Table

    def chances(self, found: Iterable[str]) -> dict[str, float]:
        """Return the chance of each label, summing to 1."""
        sums = [0] * len(self.table["labels"])
        known = 0
        weights = self.table["weights"]
        for feature in found:
            row = weights.get(feature)
            if row is not None:
                known += 1
                numbers = row.split()
                for label, weight in zip(numbers[::2], numbers[1::2], strict=True):
                    sums[int(label)] += int(weight)
        # A long text shows more features than a short one says: its sum grows with the root of their number.
        scale = math.sqrt(known or 1)
        heights = [(bias + one / scale) / UNIT for bias, one in zip(self.table["bias"], sums, strict=True)]
        top = max(heights, default=0.0)
        parts = [math.exp(height - top) for height in heights]
        return {label: part / sum(parts) for label, part in zip(self.table["labels"], parts, strict=True)}

    def speaks(self, feature: str, label: str, rival: str) -> int:
        """Return how much a feature speaks for `label` against `rival`, in units of the table."""
        numbers = self.table["weights"].get(feature, "").split()
        row = dict(zip(numbers[::2], numbers[1::2], strict=True))
        labels = self.table["labels"]
        return int(row.get(str(labels.index(label)), 0)) - int(row.get(str(labels.index(rival)), 0))


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
