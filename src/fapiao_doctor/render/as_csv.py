"""Results as CSV that no spreadsheet runs as a formula: the caller's columns, then ours."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fapiao_doctor.text.unsafe import harmless

MARK = "\ufeff"
"""What a file begins with, so that a spreadsheet knows it is UTF-8."""

SYMPTOM = "symptom"
OTHER = "other"
"""The column for what stands under names that came too late for the header, as JSON."""

COLUMNS = (
    "line",
    SYMPTOM,
    "result",
    "level",
    "tree",
    "node",
    "title",
    "reply",
    "offered",
    "understood",
    "redacted",
    "stale",
    "error",
)
"""Ours; the symptom only where the caller's columns do not hold it."""

PREFIX = "doctor-"
FORMULA = frozenset("=+-@")
BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0")
LONGEST_NUMBER = 11
"""More digits than this a spreadsheet rounds."""


class Sheet:
    """The columns of one output: those of the caller in their order, then ours, with a prefix where a name is taken.

    `open_ended` says that rows may bring columns that `columns` does not name.
    """

    def __init__(self, columns: Sequence[str], open_ended: bool = False) -> None:
        self.columns = tuple(columns)
        self.ours = tuple(name for name in COLUMNS if name != SYMPTOM or not columns)
        self.open_ended = open_ended

    def header(self) -> str:
        """Return the first line."""
        more = (OTHER, *self.ours) if self.open_ended else self.ours
        return _line([*map(_safe, self.columns), *(self._free(name) for name in more)])

    def record(self, result: Mapping[str, Any]) -> str:
        """Return the line for one result object of `batch`."""
        given = dict(result.get("row") or {})
        kept = [given.pop(name, None) for name in self.columns]
        other = [json.dumps(given, ensure_ascii=False) if given else ""] if self.open_ended else []
        flat = flattened(result)
        return _line([*map(_safe, kept), *map(_safe, other), *(_safe(flat.get(name)) for name in self.ours)])

    def _free(self, name: str) -> str:
        while name in self.columns:
            name = PREFIX + name
        return name


def flattened(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return a result object with what stands in COLUMNS at its top."""
    outcome, question = result.get("outcome"), result.get("question")
    node = outcome or question or {}
    return {
        **result,
        "level": node.get("level", ""),
        "node": node.get("id", ""),
        "title": node.get("title", node.get("ask", "")),
        "offered": " ".join(one["tree"] for one in result.get("choice", [])),
        "understood": "；".join(f"{one['slot']}={one['value']}" for one in result.get("understood", [])),
        "redacted": " ".join(result.get("redacted", [])),
        "stale": str(result.get("stale", "")),
    }


def _safe(value: Any) -> str:
    text = harmless(_text(value))
    long_number = text.isdigit() and len(text) > LONGEST_NUMBER
    return f"'{text}" if long_number or _is_formula(text) else text


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _is_formula(text: str) -> bool:
    """Return whether the first thing that can be seen begins a formula, or a tab stands before it."""
    first = next((char for char in text if not _is_unseen(char)), "")
    return text.startswith("\t") or unicodedata.normalize("NFKC", first)[:1] in FORMULA


def _is_unseen(char: str) -> bool:
    return char.isspace() or char in BLANK or unicodedata.category(char) in ("Cc", "Cf", "Cn", "Mn", "Me")


def _line(fields: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue()
