"""CSV to rows, one at a time: a mark that is missing spoils its own row and no other."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from fapiao_doctor.batch.rows import ID, Row, delimiter_of
from fapiao_doctor.errors import Listed, Phrase, UsageError
from fapiao_doctor.text.lines import LONGEST_LINE, TextLine

MOST_LINES = 500
"""Lines of one row in quotes; after that the quote counts as never closed."""

MOST_NAMED = 20
LONGEST_NAME = 40
UNCLOSED = "引号没有成对"
TOO_MANY = "这一行多了 {count} 格：有逗号的要放在引号里"


@dataclass(slots=True)
class _Lines:
    """Lines that can be given back, to be read once more."""

    source: Iterator[TextLine]
    back: deque[TextLine] = field(default_factory=deque)

    def __iter__(self) -> Iterator[TextLine]:
        while True:
            line = self.back.popleft() if self.back else next(self.source, None)
            if line is None:
                return
            yield line


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a CSV file, each name once, and its rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def table(source: Iterable[TextLine], column: str) -> Table:
    """Return the table whose first line that is not blank has the names.

    Raises UsageError when it has no column of that name, or its first line cannot be read.
    """
    csv.field_size_limit(MOST_LINES * LONGEST_LINE)
    lines = _Lines(iter(source))
    first = next((line for line in lines if line.text.strip() or line.error), TextLine(1, ""))
    delimiter = delimiter_of(first.text)
    lines.back.appendleft(first)
    record = next(_records(lines, delimiter), _Record(1, ()))
    names = [name.strip() for name in record.cells]
    if column not in names:
        message = "没有“{column}”这一列"
        options = _listed(names)
        hint = "有这些列：{options}；用 --column 说明是哪一列" if options else "第一行要写各列的名字，这里是空的"
        raise UsageError(message, hint, column=column, options=options)
    columns = _unique(names)
    return Table(columns, _rows(_records(lines, delimiter), columns, names.index(column)))


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: Sequence[str]
    error: str = ""


def _records(lines: _Lines, delimiter: str) -> Iterator[_Record]:
    """Yield the records; one whose quotes do not match is an error, and the line after it is read anew."""
    for line in lines:
        if line.error:
            yield _Record(line.number, (), line.error)
        elif '"' not in line.text:
            yield _Record(line.number, line.text.split(delimiter) if line.text else ())
        else:
            yield _quoted(line, lines, delimiter)


def _quoted(first: TextLine, lines: _Lines, delimiter: str) -> _Record:
    taken: list[TextLine] = []
    rest = iter(lines)

    def feed() -> Iterator[str]:
        size = 0
        for line in chain([first], rest):
            taken.append(line)
            size += len(line.text)
            if line.error or len(taken) > MOST_LINES or size > LONGEST_LINE:
                return
            yield line.text + "\n"

    try:
        cells = next(csv.reader(feed(), delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        lines.back.extendleft(reversed(taken[1:]))
        before = first.text.partition('"')[0].split(delimiter)[:-1]
        return _Record(first.number, before, UNCLOSED)
    return _Record(first.number, cells)


def _rows(records: Iterator[_Record], columns: tuple[str, ...], place: int) -> Iterator[Row]:
    for record in records:
        if record.error or any(cell.strip() for cell in record.cells):
            yield _row(record, columns, place)


def _row(record: _Record, columns: tuple[str, ...], place: int) -> Row:
    cells = record.cells
    given = dict(zip(columns, cells, strict=False))
    name, column = given.get(ID, ""), columns[place]
    if record.error:
        return Row(record.line, name, "", record.error, given, column)
    extra = len(cells) - len(columns)
    if extra > 0 and any(cell.strip() for cell in cells[len(columns) :]):
        return Row(record.line, name, "", Phrase(TOO_MANY, count=extra), given, column)
    error = "" if place < len(cells) else "这一行缺列"
    return Row(record.line, name, given.get(column, ""), error, given, column)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names with those that are empty or come again numbered, so that each is there once."""
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        one = name or f"column-{number}"
        while one in found:
            one = f"{one}-{number}"
        found[one] = None
    return tuple(found)


def _listed(names: Sequence[str]) -> Listed:
    shown = [name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…" for name in names[:MOST_NAMED] if name]
    return Listed([*shown, *(["…"] if len(names) > MOST_NAMED else [])])
