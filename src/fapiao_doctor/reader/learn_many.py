"""Teaches the weights of a pack of very many trees, in a time that grows with its lines and not with lines x trees.

As in learn.py, a softmax by AdaGrad, but a feature has weights only for the labels whose lines show it, and none where
these are too many to tell anything by it.
"""

import math
import random
from collections.abc import Sequence

COMMON = 20
"""Labels above which a feature tells too little of which one is meant."""

ROUNDS = 12
RATE, DECAY = 0.5, 1e-4
KNOWN = 0.1
"""A row whose label is missed by less than this chance teaches nothing in that round."""

WHOLE = 4
"""Every so many rounds all lines are looked at; in between those that were not known in the round before."""

Row = tuple[list[str], str, float]
"""The features of a text, its label, and how much it counts."""

Weights = dict[str, dict[int, float]]
"""By feature: the weights of labels by their numbers."""


def fit_many(rows: Sequence[Row], labels: Sequence[str]) -> Weights:
    """Return the weights for rows; deterministic."""
    number = {label: place for place, label in enumerate(labels)}
    weights = _support(rows, number)
    squares = {feature: dict.fromkeys(row, 1e-8) for feature, row in weights.items()}
    order = [
        (kept, number[label], counts) for found, label, counts in rows if (kept := [f for f in found if f in weights])
    ]
    chance = random.Random(1)
    left = order
    for turn in range(ROUNDS):
        if turn % WHOLE == 0:
            left = order
        left = chance.sample(left, len(left))
        left = [one for one in left if _taught([(weights[f], squares[f]) for f in one[0]], *one[1:], len(labels))]
    return weights


def _support(rows: Sequence[Row], number: dict[str, int]) -> Weights:
    shown: Weights = {}
    for found, label, _ in rows:
        for one in found:
            shown.setdefault(one, {})[number[label]] = 0.0
    return {feature: row for feature, row in shown.items() if len(row) <= COMMON}


def _taught(here: list[tuple[dict[int, float], dict[int, float]]], own: int, counts: float, labels: int) -> bool:
    """Change the weights and squares of the features that one line of the label `own` shows.

    Return False, with nothing changed, where the line is known already.
    """
    scale = 1 / math.sqrt(len(here))
    heights: dict[int, float] = {}
    for row, _ in here:
        for label, weight in row.items():
            heights[label] = heights.get(label, 0.0) + scale * weight
    top = max(0.0, *heights.values())
    parts = {label: math.exp(height - top) for label, height in heights.items()}
    whole = sum(parts.values()) + (labels - len(parts)) * math.exp(-top)  # all others stand at 0
    if 1 - parts[own] / whole < KNOWN:
        return False
    slopes = {label: scale * counts * (part / whole - (label == own)) for label, part in parts.items()}
    for row, square in here:
        for label, weight in row.items():
            step = slopes[label] + DECAY * weight
            square[label] += step * step
            row[label] = weight - RATE * step / math.sqrt(square[label])
    return True
