"""reader.json, the trained table of a pack: labels, a bias for each, and by feature `label weight label weight …`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fapiao_doctor.errors import ContentError, Place
from fapiao_doctor.text.shell import PROGRAM, command_line

LARGEST = 20_000_000
"""Bytes of a table that are read; the bundled one has 900,000."""

HEAVIEST = 1_000_000
"""Hundredths of a natural logarithm that a weight may be, up or down: the sum over the features of a text, of which
there are a thousand at most, stays within the 31 bits that the model adds up in. The heaviest of the bundled table
weighs below a thousand."""


def load_weights(data: bytes, file: str) -> dict[str, Any]:
    """Return the table in the bytes of `file`; raise ContentError where it is no table."""
    try:
        table = json.loads(data)
        found = {key: table[key] for key in ("labels", "bias", "weights")}
        _check(**found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        command = command_line((PROGRAM, "trees", "build", "--trees", str(Path(file).parent)))
        raise ContentError("读不懂训练出来的表", Place(file), "重新运行 {command}", command=command) from error
    return found


def _check(labels: Sequence[str], bias: Sequence[int], weights: dict[str, str]) -> None:
    """Raise ValueError, TypeError or AttributeError where a reader could not add up these weights."""
    named = isinstance(labels, list) and all(isinstance(one, str) and one for one in labels)
    if not named or len(set(labels)) != len(labels) or len(bias) != len(labels) or not all(map(_weighs, bias)):
        raise ValueError("labels")
    for feature, row in weights.items():
        numbers = [*map(int, row.split())]
        if not feature or len(numbers) % 2 or not all(0 <= one < len(labels) for one in numbers[::2]):
            raise ValueError(feature)
        if not all(map(_weighs, numbers[1::2])):
            raise ValueError(feature)


def _weighs(weight: int) -> bool:
    return type(weight) is int and -HEAVIEST <= weight <= HEAVIEST
