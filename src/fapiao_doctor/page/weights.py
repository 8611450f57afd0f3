"""The weights of a reader in half of their size: names that begin alike share it, rows are short."""

from collections.abc import Mapping, Sequence
from math import gcd
from typing import Any

MOST_SHARED = 35
BASE = "0123456789abcdefghijklmnopqrstuvwxyz"
FIRST_LABEL = ord("A")
"""The sign of the first label; those of all others follow, digits and the minus stay for the weights."""

ASTRAL = 0xFFFF
"""Characters above are two to a browser, and are not shared."""


def packed_weights(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table of `reader.model` with its features as one sorted text, a row each, and their weights as another.

    A feature is written as how many signs it shares with the one before, in one digit of base 36, and the rest; its row
    as the sign of a label and a weight, in units, over and over.
    """
    rows: dict[str, str] = {}
    for group in table["weights"].values():
        rows.update(group)
    names = sorted(rows)
    numbers = {name: [int(one) for one in rows[name].split()] for name in names}
    unit = gcd(*(weight for row in numbers.values() for weight in row[1::2])) or 1
    return {
        "labels": table["labels"],
        "bias": table["bias"],
        "unit": unit,
        "names": "\n".join(_shared(names)),
        "rows": "\n".join(_row(numbers[name], unit) for name in names),
    }


def _shared(names: Sequence[str]) -> list[str]:
    found, before = [], ""
    for name in names:
        size = 0
        while size < min(len(name), len(before), MOST_SHARED) and name[size] == before[size] <= chr(ASTRAL):
            size += 1
        found.append(BASE[size] + name[size:])
        before = name
    return found


def _row(numbers: Sequence[int], unit: int) -> str:
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return "".join(f"{chr(FIRST_LABEL + label)}{weight // unit}" for label, weight in pairs)
