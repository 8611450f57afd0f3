"""`trees build` and `trees reach`: teach a pack's reader, and see what it makes of a sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from fapiao_doctor.cli.folder import example_command, one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import argument

MOST_REASONS = 8
NOT_REACHED = 1


def build_command(lang: Lang) -> click.Command:
    """Return `trees build`: teach the pack from its examples; it needs scikit-learn."""

    @helped("build", lang, "用 examples 里的例句训练，写出 reader.json。")
    @trees_option(lang)
    @language_option(lang)
    def build(trees: tuple[str, ...]) -> None:
        from fapiao_doctor.content.library import load_pack
        from fapiao_doctor.reader.build import compile_library
        from fapiao_doctor.terminal.screen import complain

        try:
            from fapiao_doctor.authoring import train
        except ImportError as error:
            raise _without_scikit() from error
        folder = one_folder(trees)
        pack = load_pack(folder, ())
        try:
            written = train.build(folder, compile_library(pack), pack)
        except ImportError as error:
            raise _without_scikit() from error
        complain(say(lang, "写好了：{path}", path=written))

    return build


def reach_command(lang: Lang) -> click.Command:
    """Return `trees reach`: which tree a sentence reaches and why; for a file of sentences, a table."""

    @helped("reach", lang, "看一句话走到哪棵树、凭哪些词；写 --file 就逐句查一个文件。")
    @click.argument("text", metavar="[TEXT]", required=False)
    @click.option("--file", "file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(lang, "JSON Lines，每行有 text，可以有 tree：应该走到的树"))  # fmt: skip
    @trees_option(lang)
    @language_option(lang)
    def reach(text: str | None, file: Path | None, trees: tuple[str, ...]) -> int:
        if (text is None) == (file is None):
            command = example_command(("trees", "reach"), trees, lang)
            raise UsageError("要写一句话，或写 --file FILE，二选一", "例如 {command}", command=command)
        reader = _reader(trees)
        if file is not None:
            return _table(reader, file, lang)
        return _explained(reader, argument(text or ""), lang)

    return reach


def _reader(trees: tuple[str, ...]) -> object:
    from fapiao_doctor.content.library import load_pack
    from fapiao_doctor.reader.build import compile_library
    from fapiao_doctor.reader.read import Reader

    return Reader(compile_library(load_pack(one_folder(trees), ())))


def _explained(reader: object, text: str, lang: Lang) -> int:
    from fapiao_doctor.reader.read import Reader
    from fapiao_doctor.terminal.screen import tell

    assert isinstance(reader, Reader)
    read = reader.read(text)
    lines = [say(lang, "结论：{verdict} {trees}", verdict=read.verdict, trees=" ".join(read.offered))]
    if read.also:
        lines.append(say(lang, "或者是：") + " ".join(read.also))
    lines += [f"  {one.tree}  {one.score:.2f}  {' '.join(one.because)}" for one in read.candidates]
    lines += [f"  {one.slot}={one.value}  {one.because}" for one in read.evidence]
    lines += [f"  {one.tree}/{one.question}={one.option}  {one.because}" for one in read.heard]
    reasons = reader.explain(text)[:MOST_REASONS]
    if reasons:
        lines.append(say(lang, "凭什么（正数支持第一名，负数支持第二名）："))
        lines += [f"  {weight:+6d}  {feature}" for feature, weight in reasons]
    tell(lines)
    return 0 if read.verdict in ("tree", "choice") else NOT_REACHED


def _table(reader: object, file: Path, lang: Lang) -> int:
    from fapiao_doctor.reader.read import Reader
    from fapiao_doctor.terminal.screen import tell
    from fapiao_doctor.text.files import read_file

    assert isinstance(reader, Reader)
    missed = 0
    lines: list[str] = []
    for row in _rows(read_file(file, 50_000_000).decode("utf-8", "replace"), file):
        read = reader.read(row["text"])
        wanted = row.get("tree", "")
        reached = wanted in read.offered
        near = wanted in (*read.offered, *read.also)
        mark = " " if not wanted or reached else "~" if near else "x"
        missed += bool(wanted) and not near
        lines.append(f"{mark} {wanted or '-'}  {read.verdict} {'+'.join(read.offered)}  {row['text']}")
    tell(lines)
    tell([say(lang, "{count} 句没有走到该去的树", count=missed)])
    return NOT_REACHED if missed else 0


def _rows(text: str, file: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            hint = '写成 {{"text": "…", "tree": "…"}}'
            raise UsageError("{file} 第 {line} 行不是带 text 的 JSON", hint, file=file, line=number)
        found.append(row)
    return found


def _without_scikit() -> UsageError:
    command = f"{sys.executable} -m pip install scikit-learn"
    return UsageError("训练要用 scikit-learn，这里没有装", "先运行：{command}", command=command)
