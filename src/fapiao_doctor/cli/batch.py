"""`batch`: a file of symptoms to a file of results."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from fapiao_doctor.cli.folder import doctor_for
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import as_of_option, language_option, output_option, trees_option
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import decode

BAD_ROWS = 5
LARGEST_FILE = 200_000_000


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("batch", lang, "一次查一个文件里的许多症状；- 是标准输入。")
    @click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
    @click.option("--column", default="symptom", metavar="NAME", help=say(lang, "症状在哪一列，默认 symptom"))
    @click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), help=say(lang, "输出格式；默认看输出文件名"))
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def batch(
        file: str, column: str, form: str | None, output: Path | None, as_of: date, trees: tuple[str, ...]
    ) -> int:
        from fapiao_doctor.batch.rows import form_of, rows
        from fapiao_doctor.render.batch import ERROR, diagnosed
        from fapiao_doctor.terminal.progress import progress
        from fapiao_doctor.terminal.screen import complain

        text = decode(_read(file))
        found = list(rows(text, form_of(file, text, column), column))
        doctor = doctor_for(trees, lang, as_of)
        counts: Counter[str] = Counter()
        results = _counted((diagnosed(doctor, row) for row in progress(found)), counts)
        _write(results, form or _form_for(output), output)
        complain(_summary(counts, lang))
        return BAD_ROWS if counts[ERROR] else 0

    return batch


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(LARGEST_FILE)
    from fapiao_doctor.text.files import read_file

    return read_file(Path(file), LARGEST_FILE)


def _counted(results: Iterable[dict[str, Any]], counts: Counter[str]) -> Iterator[dict[str, Any]]:
    for result in results:
        counts[result["result"]] += 1
        yield result


def _form_for(output: Path | None) -> str:
    return "csv" if output and output.suffix.lower() == ".csv" else "jsonl"


def _write(results: Iterable[dict[str, Any]], form: str, output: Path | None) -> None:
    from fapiao_doctor.render.as_csv import header, record
    from fapiao_doctor.terminal.screen import Screen, speaks_utf8
    from fapiao_doctor.text.files import write_file

    ascii_only = output is None and not speaks_utf8(sys.stdout)
    lines = map(record, results) if form == "csv" else (_json(one, ascii_only) for one in results)
    if output is not None:
        whole = "".join(lines)
        write_file(output, f"\ufeff{header()}{whole}" if form == "csv" else whole)
        return
    screen = Screen(sys.stdout)
    if form == "csv":
        screen.write(header())
    for line in lines:
        screen.write(line)


def _json(result: dict[str, Any], ascii_only: bool) -> str:
    return json.dumps(result, ensure_ascii=ascii_only) + "\n"


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
