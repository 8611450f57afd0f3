"""Teaches a pack's weights without any library: a softmax over features by AdaGrad, for phrases and some examples."""

import math
import random
from collections.abc import Mapping, Sequence

from fapiao_doctor.reader.features import features, read_words
from fapiao_doctor.reader.model import NOT_OURS, UNIT, Table
from fapiao_doctor.reader.table import Compiled, words_of

ROUNDS = 25
RATE = 0.5
DECAY = 1e-4
LEAST = 5
"""Weights below it, in hundredths, are dropped."""

FOREIGN, FEWEST_UNITS, MOST_UNITS = 1.0, 1, 5
"""Made-up foreign texts for each phrase, and of how many units: single characters of the phrases, torn from their
neighbours, so that it takes words that stand together to be known."""

Row = tuple[list[str], str]


def learn(table: Compiled, phrases: Mapping[str, Sequence[str]]) -> Table:
    """Return weights for `phrases` (label -> texts); deterministic, under a second for some hundred."""
    words = words_of(table)
    rows: list[Row] = []
    for label, texts in phrases.items():
        rows += [(list(features(read_words(text, words, table["rules"]["scopes"]))), label) for text in texts]
    return fit([*rows, *_foreign(rows)])


def _foreign(rows: Sequence[Row]) -> list[Row]:
    single = sorted({one for found, _ in rows for one in found if " " not in one and "=" not in one and "~" not in one})
    chance = random.Random(2)
    sizes = [chance.randint(FEWEST_UNITS, MOST_UNITS) for _ in range(round(len(rows) * FOREIGN))]
    return [(chance.sample(single, min(size, len(single))), NOT_OURS) for size in sizes]


def fit(rows: Sequence[Row]) -> Table:
    """Return the weights for rows of features and label."""
    labels = sorted({label for _, label in rows} | ({NOT_OURS} if rows else set()))
    number = {label: place for place, label in enumerate(labels)}
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    bias, bias_squares = [0.0] * len(labels), [1e-8] * len(labels)
    order = list(rows)
    chance = random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for found, label in order:
            scale = 1 / math.sqrt(len(found) or 1)
            here = [weights.setdefault(one, [0.0] * len(labels)) for one in found]
            squared = [squares.setdefault(one, [1e-8] * len(labels)) for one in found]
            heights = [bias[i] + scale * sum(row[i] for row in here) for i in range(len(labels))]
            top = max(heights)
            parts = [math.exp(one - top) for one in heights]
            whole = sum(parts)
            for i, part in enumerate(parts):
                slope = part / whole - (i == number[label])
                if abs(slope) < 1e-3:
                    continue
                bias_squares[i] += slope * slope
                bias[i] -= RATE * slope / math.sqrt(bias_squares[i])
                for row, square in zip(here, squared, strict=True):
                    step = slope * scale + DECAY * row[i]
                    square[i] += step * step
                    row[i] -= RATE * step / math.sqrt(square[i])
    return written(labels, bias, weights)


def written(labels: Sequence[str], bias: Sequence[float], weights: Mapping[str, Sequence[float]]) -> Table:
    """Return the table of natural weights, in whole hundredths."""
    rows = {}
    for feature, values in sorted(weights.items()):
        whole = [(place, round(value * UNIT)) for place, value in enumerate(values)]
        row = " ".join(f"{place} {value}" for place, value in whole if abs(value) >= LEAST)
        if row:
            rows[feature] = row
    return Table(labels=list(labels), bias=[round(one * UNIT) for one in bias], weights=rows)
