"""Teaches a pack's weights without any library: a softmax over features by AdaGrad, for packs that have no examples."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence

from fapiao_doctor.reader.features import read_words
from fapiao_doctor.reader.learn_many import DECAY, KNOWN, RATE, Row, fit_many
from fapiao_doctor.reader.model import UNIT, Table
from fapiao_doctor.reader.phrases import Line
from fapiao_doctor.reader.shape import shown, signs_of
from fapiao_doctor.reader.table import Compiled, words_of

FEWEST_ROUNDS, ROUNDS, WORK = 4, 12, 250_000
"""Times that all rows are gone through: for a large pack fewer, so that rows x labels x rounds, about 100,000 of them
in a second, do not grow with it."""

MANY = 50
"""Labels from which on lines x labels is too much work."""

SLIGHT = 1e-3
LEAST = 5
"""Weights below it, in hundredths, are dropped."""


def learn(table: Compiled, lines: Sequence[Line]) -> Table:
    """Return the weights for a pack's lines; deterministic, about half a second for a thousand."""
    words, rules = words_of(table), table["rules"]
    signs = signs_of(rules["parts"])
    rows = []
    for line in lines:
        found = list(shown(read_words(line.text, words, rules["scopes"]), signs))
        if found:
            rows.append((found, line.label, line.weight))
    return fit(rows)


def fit(rows: Sequence[Row]) -> Table:
    """Return the weights for rows."""
    labels = sorted({label for _, label, _ in rows})
    if len(labels) > MANY:
        sparse = fit_many(rows, labels)
        return written(labels, [0.0] * len(labels), {feature: row.items() for feature, row in sparse.items()})
    number = {label: place for place, label in enumerate(labels)}
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    bias, bias_squares = [0.0] * len(labels), [1e-8] * len(labels)
    order = list(rows)
    chance = random.Random(1)
    for _ in range(max(FEWEST_ROUNDS, min(ROUNDS, WORK // (len(rows) * len(labels) or 1)))):
        chance.shuffle(order)
        for found, label, counts in order:
            scale = 1 / math.sqrt(len(found))
            here = [weights.setdefault(one, [0.0] * len(labels)) for one in found]
            heights = [bias[i] + scale * sum(row[i] for row in here) for i in range(len(labels))]
            top = max(heights)
            parts = [math.exp(one - top) for one in heights]
            whole = sum(parts)
            if 1 - parts[number[label]] / whole < KNOWN:
                continue
            squared = [squares.setdefault(one, [1e-8] * len(labels)) for one in found]
            for i, part in enumerate(parts):
                slope = counts * (part / whole - (i == number[label]))
                if abs(slope) < SLIGHT:
                    continue
                bias_squares[i] += slope * slope
                bias[i] -= RATE * slope / math.sqrt(bias_squares[i])
                for row, square in zip(here, squared, strict=True):
                    step = slope * scale + DECAY * row[i]
                    square[i] += step * step
                    row[i] -= RATE * step / math.sqrt(square[i])
    return written(labels, bias, {feature: enumerate(row) for feature, row in weights.items()})


def written(labels: Sequence[str], bias: Sequence[float], weights: Mapping[str, Iterable[tuple[int, float]]]) -> Table:
    """Return the table of natural weights, in whole hundredths."""
    rows = {}
    for feature, values in sorted(weights.items()):
        whole = [(place, round(value * UNIT)) for place, value in sorted(values)]
        row = " ".join(f"{place} {value}" for place, value in whole if abs(value) >= LEAST)
        if row:
            rows[feature] = row
    return Table(labels=list(labels), bias=[round(one * UNIT) for one in bias], weights=rows)
