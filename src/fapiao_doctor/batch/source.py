"""A stream of bytes to the rows in it, whatever form it has."""

from collections.abc import Iterator

from fapiao_doctor.batch.rows import Row, form_of, json_columns, json_rows, plain_rows
from fapiao_doctor.batch.table import table
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.encoding import encoding_of
from fapiao_doctor.text.lines import Head, lines_of


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of an input, and the caller's columns as far as its beginning names them.

    `open_ended` says that later rows may bring more columns.
    """

    rows: Iterator[Row]
    columns: tuple[str, ...] = ()
    open_ended: bool = False


def source_of(head: Head, name: str, column: str) -> Source:
    """Return the rows of the stream called `name`, with the symptom in `column`.

    Raises UsageError when it is no text, or a table without that column.
    """
    sample = head.sample.decode(encoding_of(head.sample, head.whole), "replace")
    lines = lines_of(head)
    form = form_of(name, sample, column)
    if form == "csv":
        found = table(lines, column)
        return Source(found.rows, found.columns)
    if form == "jsonl":
        return Source(json_rows(lines, column), json_columns(sample), open_ended=True)
    return Source(plain_rows(lines))
