"""One run of `batch`: rows in, lines out, in order; a run that was broken off is gone on with."""

import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path

from fapiao_doctor.batch.done import whole_rows
from fapiao_doctor.batch.rows import Row
from fapiao_doctor.batch.source import Source
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.as_csv import MARK
from fapiao_doctor.render.batch_line import Form, Layout, Line, Writer, open_writer
from fapiao_doctor.sessions.unanswered import Unanswereds
from fapiao_doctor.terminal.screen import Screen, complain
from fapiao_doctor.terminal.streams import speaks_utf8
from fapiao_doctor.text.partial import Partial, Through
from fapiao_doctor.text.target import Target


@dataclass(frozen=True, slots=True)
class Asked:
    """With what the rows are answered: the packs, the language, the day, and the processes."""

    chosen: Chosen
    lang: Lang
    as_of: date
    jobs: int = 1


class Run:
    """The rows of one input, still to be written in one form; `counts` are its results so far, by kind.

    `before` counts the rows that an earlier run has written.
    """

    def __init__(self, asked: Asked, source: Source, form: Form) -> None:
        """Open the packs; raises as open_doctor does."""
        self.asked = asked
        self.doctor = open_doctor(asked.chosen, asked.lang, asked.as_of)
        self.rows: Iterable[Row] = source.rows
        self.layout = Layout(form, source.columns, source.open_ended)
        self.counts: Counter[str] = Counter()
        self.before = 0
        self.line = 0
        self.unanswered: Unanswereds | None = None

    def to_stdout(self) -> None:
        """Write every row to the standard output; raises OSError as every write does."""
        screen = Screen(sys.stdout)
        self.layout = replace(self.layout, width=screen.width, ascii_only=not speaks_utf8(sys.stdout))
        screen.pass_on(self._header())
        with closing(self._lines(iter(self.rows))) as lines:
            for line in lines:
                screen.pass_on_utf8(line)

    def to_file(self, target: Target, resume: bool) -> None:
        """Write every row to a file that takes its name only when it is whole, or through to a device.

        Raises UsageError where a file would be lost, or does not go with this input; MachineError where it cannot be
        written, or a process is lost.
        """
        self.layout = replace(self.layout, width=Screen(sys.stdout).width)
        header = (MARK + self._header()).encode() if self.layout.form == "csv" else b""
        if target.is_stream:
            through = Through(target)
            through.write(header)
            with closing(self._lines(iter(self.rows))) as lines:
                for line in lines:
                    through.write(line)
            return
        with Partial(target, resume) as part:
            rows = iter(self.rows)
            with closing(self._lines(rows)) as lines:
                try:
                    self._go_on(part, rows, header)
                    for line in lines:
                        part.write(line)
                    part.finish()
                except KeyboardInterrupt:
                    complain(self._stopped(part.path))
                    raise

    def _go_on(self, part: Partial, rows: Iterator[Row], header: bytes) -> None:
        """Pass by the rows that `part` holds already."""
        done = whole_rows(part.earlier(), self.layout.form == "csv")
        begun = 1 if header else 0
        last = None
        for _ in range(done.rows - begun):
            last = next(rows, None)
        fits = done.rows < begun or not header or done.first == header
        if done.rows > begun:
            fits = fits and last is not None and self._writer()(last).data == done.last
        if not fits:
            hint = "从头写就把 --resume 换成 --force；隔了一天的，用 --as-of 写上那一天"
            raise UsageError("{path} 不是用这份输入和这些选项写的", hint, path=part.path)
        part.go_on_at(done.end)
        self.before = max(done.rows - begun, 0)
        if last is not None:
            self.line = last.line
            complain(say(self.asked.lang, "从第 {line} 行后面接着写", line=last.line))
        if not done.rows:
            part.write(header)

    def _lines(self, rows: Iterator[Row]) -> Generator[bytes, None, None]:
        for line in self._made(rows):
            self.counts[line.kind] += 1
            yield line.data
            self.line = line.line
            if self.unanswered and line.unanswered:
                self.unanswered.add(line.unanswered, self.packs)

    def _made(self, rows: Iterator[Row]) -> Iterator[Line]:
        asked, here = self.asked, self._writer()
        if asked.jobs == 1:
            return map(here, rows)
        from fapiao_doctor.batch.cores import in_order  # a tenth of a short run

        begin = partial(open_writer, asked.chosen, asked.lang, asked.as_of, self.layout)
        return in_order(rows, here, begin, asked.jobs, attrgetter("symptom"), attrgetter("weight"))

    def _writer(self) -> Writer:
        return Writer(self.doctor, self.layout)

    @property
    def packs(self) -> tuple[tuple[str, str], ...]:
        """The packs in play, with their versions."""
        return tuple((pack.id, pack.manifest.version) for pack in self.doctor.library.packs)

    def _header(self) -> str:
        return self.layout.sheet().header() if self.layout.form == "csv" else ""

    def _stopped(self, part: Path) -> str:
        if not self.line:  # before the first row, or among those that an earlier run has written
            return say(self.asked.lang, "停下了。写好的在 {path}；同一条命令加 --resume 接着写", path=part)
        return say(
            self.asked.lang,
            "停在第 {line} 行。写好的在 {path}；同一条命令加 --resume 接着写",
            line=self.line,
            path=part,
        )
