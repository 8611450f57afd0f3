"""Lines of a file to rows: CSV, JSON Lines or plain lines, told apart by name or by look."""

import csv
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from fapiao_doctor.errors import Phrase
from fapiao_doctor.frozen import dataclass, field
from fapiao_doctor.text.lines import TextLine

Form = Literal["csv", "jsonl", "lines"]
ENDINGS: dict[str, Form] = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
DELIMITERS = ",\t;"
ID = "id"
DEEPEST = 20
"""Lists and objects inside one another; json itself is at its end only at about a thousand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One symptom; `error` is the message why there is none.

    `line` counts from 1 in the file. `given` is the row as the caller wrote it, by column; `column` is the one that
    holds the symptom.
    """

    line: int
    id: str
    symptom: str
    error: str | Phrase = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    column: str = ""

    @property
    def weight(self) -> int:
        """About how many characters it holds."""
        return len(self.symptom) + sum(len(one if isinstance(one, str) else repr(one)) for one in self.given.values())


def form_of(name: str, text: str, column: str) -> Form:
    """Return the form of a file: by its ending, else by the first line of its beginning `text`."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in ENDINGS:
        return ENDINGS[ending]
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if first.startswith("{"):
        return "jsonl"
    try:
        fields = next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except csv.Error:
        return "lines"
    return "csv" if column in [name.strip() for name in fields] else "lines"


def delimiter_of(header: str) -> str:
    """Return what stands between the columns of a header."""
    return max(DELIMITERS, key=header.count)


def plain_rows(lines: Iterable[TextLine]) -> Iterator[Row]:
    """Yield one row for each line that is not blank."""
    for line in lines:
        if line.error or line.text.strip():
            yield Row(line.number, "", line.text.strip(), line.error)


def json_rows(lines: Iterable[TextLine], column: str) -> Iterator[Row]:
    """Yield one row for each line that is not blank; what is no object with a text in `column` is an error."""
    for line in lines:
        if line.error:
            yield Row(line.number, "", "", line.error)
        elif line.text.strip():
            yield _json_row(line, column)


def json_columns(text: str) -> tuple[str, ...]:
    """Return the keys of the objects in `text`, in the order in which they appear."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        data = _object(line)
        if isinstance(data, dict):
            found |= dict.fromkeys(data)
    return tuple(found)


def _json_row(line: TextLine, column: str) -> Row:
    data = _object(line.text)
    if not isinstance(data, dict):
        return Row(line.number, "", "", data)
    return row_of(line.number, data, column)


def row_of(line: int, data: Mapping[str, Any], column: str) -> Row:
    """Return the row of an object that JSON can hold; without a text in `column` it is an error."""
    name, symptom = _named(data.get(ID)), data.get(column)
    if not isinstance(symptom, str):
        return Row(line, name, "", "没有这一列，或它不是文字", data, column)
    return Row(line, name, symptom, "", data, column)


def _object(text: str) -> dict[str, Any] | str:
    """Return the object that `text` is, or the message why it is none."""
    try:
        data = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return "不是 JSON"
    if not isinstance(data, dict):
        return "不是 JSON 对象"
    nested = text.count("{") + text.count("[") > DEEPEST and _deeper(data, DEEPEST)
    return "嵌套太深" if nested else data


def _deeper(value: Any, than: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return than == 0 or any(_deeper(one, than - 1) for one in inside)


def _whole(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # more digits than Python turns into a number and back, some thousands: they stay as they are
        return text


def _broken(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _no_number(text: str) -> float:
    raise ValueError(text)


def _named(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_DECODER = json.JSONDecoder(parse_float=_broken, parse_int=_whole, parse_constant=_no_number)
"""Kept, since json.loads makes one for each row where it is told how to read numbers. One that Python cannot hold stays
a text, with all its digits; NaN and Infinity are no JSON."""
