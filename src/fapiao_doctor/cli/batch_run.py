"""One run of `batch`: rows in, lines out, in order; a run that was broken off is gone on with."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fapiao_doctor.batch.done import whole_rows
from fapiao_doctor.batch.rows import Row
from fapiao_doctor.batch.source import Source
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import say
from fapiao_doctor.render.as_csv import Sheet
from fapiao_doctor.render.batch import diagnosed, short_line
from fapiao_doctor.sessions.unanswered import Unanswereds
from fapiao_doctor.terminal.screen import Screen, complain, speaks_utf8
from fapiao_doctor.text.partial import Partial, Through
from fapiao_doctor.text.target import Target
from fapiao_doctor.text.unsafe import json_text

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


class Run:
    """The rows of one input, still to be written in one form; `counts` are the results so far, by kind."""

    def __init__(self, doctor: Doctor, source: Source, form: str) -> None:
        self.doctor = doctor
        self.rows: Iterable[Row] = source.rows
        self.form = form
        self.sheet = Sheet(source.columns, source.open_ended)
        self.counts: Counter[str] = Counter()
        self.line = 0
        self.unanswered: Unanswereds | None = None
        self.width = 0
        self.ascii_only = False

    def to_stdout(self) -> None:
        """Write every row to the standard output; raises OSError as every write does."""
        screen = Screen(sys.stdout)
        self.width = screen.width
        self.ascii_only = not speaks_utf8(sys.stdout)
        screen.pass_on(self._header())
        for line in self._lines(iter(self.rows)):
            screen.pass_on(line)

    def to_file(self, target: Target, resume: bool) -> None:
        """Write every row to a file that takes its name only when it is whole, or through to a device.

        Raises UsageError where a file would be lost, or does not go with this input; MachineError where it cannot be
        written.
        """
        self.width = Screen(sys.stdout).width
        header = MARK + self._header() if self.form == "csv" else ""
        if target.is_stream:
            through = Through(target)
            for line in (header, *self._lines(iter(self.rows))):
                through.write(line)
            return
        with Partial(target, resume) as part:
            rows = iter(self.rows)
            self._go_on(part, rows, header)
            try:
                for line in self._lines(rows):
                    part.write(line)
                part.finish()
            except KeyboardInterrupt:
                complain(self._stopped(part.path))
                raise

    def _go_on(self, part: Partial, rows: Iterator[Row], header: str) -> None:
        """Pass by the rows that `part` holds already."""
        done = whole_rows(part.earlier(), self.form == "csv")
        begun = 1 if header else 0
        last = None
        for _ in range(done.rows - begun):
            last = next(rows, None)
        fits = done.rows < begun or not header or done.first == header.encode()
        if done.rows > begun:
            fits = fits and last is not None and self._told(last).encode("utf-8", "replace") == done.last
        if not fits:
            hint = "从头写就加 --force；隔了一天的，用 --as-of 写上那一天"
            raise UsageError("{path} 不是用这份输入和这些选项写的", hint, path=part.path)
        part.go_on_at(done.end)
        self.counts.clear()
        if last is not None:
            complain(say(self.doctor.lang, "从第 {line} 行后面接着写", line=last.line))
        if not done.rows:
            part.write(header)

    def _lines(self, rows: Iterator[Row]) -> Iterator[str]:
        for row in rows:
            result = self._diagnosed(row)
            yield self._written(result)
            self.line = row.line
            if self.unanswered and result["result"] == "no-match":
                self.unanswered.add(result["symptom"], self.packs)

    @property
    def packs(self) -> tuple[tuple[str, str], ...]:
        """The packs in play, with their versions."""
        return tuple((pack.id, pack.manifest.version) for pack in self.doctor.library.packs)

    def _told(self, row: Row) -> str:
        return self._written(self._diagnosed(row))

    def _diagnosed(self, row: Row) -> dict[str, Any]:
        result = diagnosed(self.doctor, row)
        self.counts[result["result"]] += 1
        return result

    def _written(self, result: dict[str, Any]) -> str:
        if self.form == "table":
            return short_line(result, self.doctor.lang, self.width) + "\n"
        return self.sheet.record(result) if self.form == "csv" else json_text(result, self.ascii_only) + "\n"

    def _header(self) -> str:
        return self.sheet.header() if self.form == "csv" else ""

    def _stopped(self, part: Path) -> str:
        return say(
            self.doctor.lang,
            "停在第 {line} 行。写好的在 {path}；同一条命令加 --resume 接着写",
            line=self.line,
            path=part,
        )
