"""The text of a file to rows: CSV, JSON Lines or plain lines, told apart by name or by look."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from fapiao_doctor.errors import UsageError

Form = Literal["csv", "jsonl", "lines"]
ENDINGS: dict[str, Form] = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}


class Reader(Protocol):
    """What csv.reader gives."""

    line_num: int

    def __next__(self) -> list[str]:
        """Give the next row."""


DELIMITERS = ",\t;"
LONGEST_FIELD = 10_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One symptom; `error` is the message why there is none. `line` counts from 1 in the file."""

    line: int
    id: str
    symptom: str
    error: str = ""


def form_of(name: str, text: str, column: str) -> Form:
    """Give the form of a file: by its ending, else by its first line."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in ENDINGS:
        return ENDINGS[ending]
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if first.startswith("{"):
        return "jsonl"
    fields = next(csv.reader([first], delimiter=_delimiter(first)), [])
    return "csv" if column in [field.strip() for field in fields] else "lines"


def rows(text: str, form: Form, column: str) -> Iterator[Row]:
    """Give the rows of a file.

    Raises UsageError when a CSV file has no column of that name.
    """
    if form == "csv":
        return _from_csv(text, column)
    return _from_json(text, column) if form == "jsonl" else _from_lines(text)


def _from_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            yield Row(number, "", line.strip())


def _from_json(text: str, column: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            yield _json_row(number, line, column)


def _json_row(number: int, line: str, column: str) -> Row:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, "", "", "不是 JSON")
    if not isinstance(data, dict):
        return Row(number, "", "", "不是 JSON 对象")
    name = data.get("id", "")
    found = data.get(column)
    if not isinstance(found, str):
        return Row(number, str(name), "", "没有这一列，或它不是文字")
    return Row(number, str(name), found)


def _from_csv(text: str, column: str) -> Iterator[Row]:
    lines = list(_lines(text))
    first = next((line for line in lines if line.strip()), "")
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader((line + "\n" for line in lines), delimiter=_delimiter(first))
    header = [field.strip() for field in next((row for row in reader if any(row)), [])]
    if column not in header:
        message = "没有“{column}”这一列"
        hint = "有这些列：{options}；用 --column 说明是哪一列"
        raise UsageError(message, hint, column=column, options="、".join(header) or "—")
    return _csv_rows(reader, header.index(column), header.index("id") if "id" in header else -1)


def _csv_rows(reader: Reader, place: int, name: int) -> Iterator[Row]:
    while True:
        begin = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(begin, "", "", "这一行读不了")
            continue
        if any(fields):
            given = fields[name] if 0 <= name < len(fields) else ""
            missing = "" if place < len(fields) else "这一行缺列"
            yield Row(begin, given, fields[place] if place < len(fields) else "", missing)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)
