"""The second reader: what the traits of labelled questions have meant, as one sum of weights for each label.

The table is a multinomial logistic regression over traits, made by tools/train_weights.py and read here without any
library: each trait that a text shows adds its weights, divided by the root of the number of traits that are known.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "weights.json"
UNIT = 100
"""Weights are kept as whole hundredths."""

STRONGEST = 4

Label = tuple[str, ...]
"""The trees that fit, in alphabetical order; none where the matter is not ours."""


@dataclass(frozen=True, slots=True)
class Weights:
    """For each trait the numbers of labels and their weights, in turn; `bias` has one weight for each label."""

    labels: tuple[Label, ...] = ()
    bias: tuple[int, ...] = ()
    by_trait: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def trees(self) -> frozenset[str]:
        """All trees that the labels name."""
        return frozenset(tree for label in self.labels for tree in label)

    def shares(self, traits: Iterable[str]) -> dict[Label, float]:
        """Give how likely each label is, 0 to 1 and 1 in sum; nothing where there are no weights."""
        known = [self.by_trait[name] for name in traits if name in self.by_trait]
        sums = [0] * len(self.labels)
        for weights in known:
            for label, weight in zip(weights[::2], weights[1::2], strict=True):
                sums[label] += weight
        scale = math.sqrt(len(known) or 1)
        heights = [(bias + total / scale) / UNIT for bias, total in zip(self.bias, sums, strict=True)]
        powers = [math.exp(height - max(heights)) for height in heights]
        return {label: power / sum(powers) for label, power in zip(self.labels, powers, strict=True)}

    def loudest(self, label: Label, traits: Iterable[str]) -> list[str]:
        """Give the traits that speak the loudest for `label`, the loudest first; none for a label that is not known."""
        if label not in self.labels:
            return []
        number = self.labels.index(label)
        told = {name: self._weight(name, number) for name in traits}
        return sorted((name for name in told if told[name] > 0), key=lambda name: -told[name])[:STRONGEST]

    def _weight(self, name: str, number: int) -> int:
        weights = self.by_trait.get(name, ())
        return dict(zip(weights[::2], weights[1::2], strict=True)).get(number, 0)


def load_weights(path: Path = FILE) -> Weights:
    """Read the table that comes with the program."""
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        labels=tuple(tuple(trees) for trees in table["labels"]),
        bias=tuple(table["bias"]),
        by_trait={name: tuple(weights) for name, weights in table["weights"].items()},
    )
