"""Results as CSV that no spreadsheet runs as a formula."""

import csv
import io
from collections.abc import Mapping
from typing import Any

COLUMNS = (
    "line",
    "id",
    "symptom",
    "result",
    "tree",
    "node",
    "title",
    "offered",
    "understood",
    "redacted",
    "stale",
    "error",
)
FORMULA = frozenset("=+-@＝＋－＠\t\r\0")
LONGEST_NUMBER = 11
"""More digits than this a spreadsheet rounds."""


def header() -> str:
    """Return the first line."""
    return _line(COLUMNS)


def record(result: Mapping[str, Any]) -> str:
    """Return the line for one result object of `batch`."""
    outcome, question = result.get("outcome"), result.get("question")
    node = outcome or question or {}
    flat = {
        **result,
        "node": node.get("id", ""),
        "title": node.get("title", node.get("ask", "")),
        "offered": " ".join(one["tree"] for one in result.get("choice", [])),
        "understood": "；".join(f"{one['slot']}={one['value']}" for one in result.get("understood", [])),
        "redacted": " ".join(result.get("redacted", [])),
    }
    return _line([_safe(flat.get(column)) for column in COLUMNS])


def _safe(value: Any) -> str:
    text = "" if value is None else str(value)
    risky = text.lstrip(" \u3000")[:1] in FORMULA and text != ""
    long_number = text.isdigit() and len(text) > LONGEST_NUMBER
    return f"'{text}" if risky or long_number else text


def _line(fields: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue()
