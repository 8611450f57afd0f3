"""A row of `batch` to the line that is written for it: the one function that every core and every engine runs."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from fapiao_doctor.batch.rows import Row
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.as_csv import Sheet
from fapiao_doctor.render.batch import diagnosed, short_line
from fapiao_doctor.text.unsafe import json_text

Form = Literal["jsonl", "csv", "table"]


class Line(NamedTuple):
    """What is written for the row at `line`: its text with the line end as UTF-8, and the kind of result.

    `unanswered` is the redacted symptom that nothing in the packs speaks of, else empty. Bytes, and a tuple, since
    lines come from other processes: to decode there and encode here takes half as long as to answer a row anew.
    """

    line: int
    data: bytes
    kind: str
    unanswered: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines look: the caller's columns for `csv`, the cells of a line for `table`, only ASCII for `jsonl`."""

    form: Form
    columns: tuple[str, ...] = ()
    open_ended: bool = False
    width: int = 0
    ascii_only: bool = False

    def sheet(self) -> Sheet:
        """Return the columns of the output."""
        return Sheet(self.columns, self.open_ended)


class Writer:
    """Rows to lines, with one doctor in one layout; the same row gives the same line, whatever came before it."""

    def __init__(self, doctor: Doctor, layout: Layout) -> None:
        self.doctor = doctor
        self.layout = layout
        self._sheet = layout.sheet()

    def __call__(self, row: Row) -> Line:
        """Return the line for a row."""
        result = diagnosed(self.doctor, row)
        unanswered = result["symptom"] if result["result"] == "no-match" else ""
        return Line(row.line, self._written(result).encode("utf-8", "replace"), result["result"], unanswered)

    def _written(self, result: Mapping[str, Any]) -> str:
        layout = self.layout
        if layout.form == "table":
            return short_line(result, self.doctor.lang, layout.width) + "\n"
        return self._sheet.record(result) if layout.form == "csv" else json_text(result, layout.ascii_only) + "\n"


def open_writer(chosen: Chosen, lang: Lang, as_of: date, layout: Layout) -> Writer:
    """Return a writer over the packs chosen; raises as open_doctor does."""
    return Writer(open_doctor(chosen, lang, as_of), layout)
