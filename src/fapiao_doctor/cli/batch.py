"""`batch`: a file of symptoms to a file of results."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from fapiao_doctor.cli.folder import chosen_packs
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import as_of_option, keep_unanswered_option, language_option, output_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from fapiao_doctor.render.batch_line import Form

BAD_ROWS = 5


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("batch", lang, ABOUT["batch"])
    @click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
    @option("--column", default="symptom", metavar="NAME", help=say(lang, "症状在哪一列，默认 symptom"))
    @option(
        "--format",
        "form",
        type=click.Choice(["jsonl", "csv", "table"]),
        help=say(lang, "输出格式；默认看输出文件名，在终端上是 table，一行一条"),
    )
    @output_option(lang)
    @keep_unanswered_option(lang)
    @option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help=say(lang, "用几个进程；默认文件用所有核，管道用一个"),
    )
    @option("--resume", is_flag=True, help=say(lang, "接着写上次没写完的输出文件"))
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def batch(
        file: str,
        column: str,
        form: Form | None,
        output: Target | None,
        unanswered: Path | None,
        jobs: int | None,
        resume: bool,
        as_of: date,
        trees: tuple[str, ...],
    ) -> int:
        from fapiao_doctor.batch.source import source_of
        from fapiao_doctor.cli.apart import keep_apart
        from fapiao_doctor.cli.batch_run import Asked, Run
        from fapiao_doctor.cli.stopping import Stopped, stopping_once
        from fapiao_doctor.sessions.unanswered import Unanswereds
        from fapiao_doctor.terminal.progress import progress
        from fapiao_doctor.terminal.screen import complain
        from fapiao_doctor.text.lines import Head

        if resume and (output is None or output.is_stream):
            raise UsageError("--resume 要和 -o FILE 一起用", "写上次那个 -o 文件名")
        try:
            with stopping_once(), _opened(file) as opened:
                keep_apart(opened, output, unanswered)
                head = Head(opened, file)
                source = source_of(head, file, column)
                asked = Asked(chosen_packs(trees), lang, as_of, jobs or _jobs_for(opened))
                run = Run(asked, source, form or _form_for(output))
                run.unanswered = Unanswereds(unanswered) if unanswered else None
                run.rows = progress(run.rows, _size(opened), lambda: head.given, output is None)
                if output is None:
                    run.to_stdout()
                else:
                    run.to_file(output, resume)
        except Stopped as stopped:
            return stopped.exit_code
        complain(_summary(run.counts, lang))
        if run.before:
            total = run.before + run.counts.total()
            complain(say(lang, "以前写好的 {before} 行不算在内，连起来一共 {total} 行", before=run.before, total=total))
        return BAD_ROWS if run.counts["error"] else 0

    return batch


@contextlib.contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """Open the input.

    Raises MachineError for what cannot be read, UsageError for an empty name or a closed standard input.
    """
    from fapiao_doctor.terminal.streams import stdin_bytes
    from fapiao_doctor.text.files import reading

    if not file:
        raise UsageError("文件名是空的", "写上文件名")
    if file == "-":
        yield stdin_bytes()
        return
    with contextlib.ExitStack() as stack:
        with reading(file):
            opened = stack.enter_context(Path(file).open("rb"))
        yield opened


def _size(source: BinaryIO) -> int:
    """Return the bytes of a regular file, 0 where nobody knows."""
    with contextlib.suppress(OSError, ValueError):
        found = os.fstat(source.fileno())
        return found.st_size if stat.S_ISREG(found.st_mode) else 0
    return 0


def _jobs_for(source: BinaryIO) -> int:
    """Return as many processes as cores for a file; the rows of a pipe may come one by one, and none waits."""
    if not _size(source):
        return 1
    from fapiao_doctor.batch.cores import cores

    return cores()


def _form_for(output: Target | None) -> Form:
    if output is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    return "csv" if output.path.suffix.lower() == ".csv" else "jsonl"


def _summary(counts: Counter[str], lang: Lang) -> str:
    return say(
        lang,
        "共 {all} 行：有结果 {outcome}，要回答 {question}，要选择 {choice}，不归这里管 {none}，出错 {error}",
        all=counts.total(),
        outcome=counts["outcome"],
        question=counts["question"],
        choice=counts["choice"],
        none=counts["no-match"],
        error=counts["error"],
    )
