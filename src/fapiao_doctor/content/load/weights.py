"""reader.json, the trained table of a pack."""

import json
from typing import Any

from fapiao_doctor.errors import ContentError, Place

LARGEST = 20_000_000
"""Bytes of a table that are read; the bundled one has 900,000."""


def load_weights(data: bytes, file: str) -> dict[str, Any]:
    """Return the table in the bytes of `file`; raise ContentError where it is no table."""
    try:
        table = json.loads(data)
        labels, bias, weights = table["labels"], table["bias"], table["weights"]
        if len(labels) != len(bias) or not isinstance(weights, dict):
            raise KeyError("weights")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ContentError("读不懂训练出来的表", Place(file), "重新运行 fapiao-doctor trees build") from error
    return {"labels": labels, "bias": bias, "weights": weights}
