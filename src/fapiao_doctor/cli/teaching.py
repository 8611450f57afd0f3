"""`trees build` and `trees reach`: teach a pack's reader, and see what it makes of a sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import example_command, one_folder
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import json_option, language_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import argument

if TYPE_CHECKING:
    from fapiao_doctor.authoring.reach import Reached
    from fapiao_doctor.content.library import Pack
    from fapiao_doctor.reader.read import Reader

MOST_REASONS = 8
NOT_REACHED = 1


def build_command(lang: Lang) -> click.Command:
    """Return `trees build`: teach the pack from its examples; it needs scikit-learn."""

    @helped("build", lang, "用 examples 里的例句训练，写出 reader.json。")
    @trees_option(lang)
    @language_option(lang)
    def build(trees: tuple[str, ...]) -> None:
        from fapiao_doctor.content.library import read_pack
        from fapiao_doctor.content.load.pack import WEIGHTS
        from fapiao_doctor.reader.build import compile_library
        from fapiao_doctor.terminal.screen import complain

        try:
            from fapiao_doctor.authoring import train
        except ImportError as error:
            raise _without_scikit() from error
        folder = one_folder(trees)
        pack, errors = read_pack(folder, ())
        wrong = [one for one in errors if one.place is None or Path(one.place.file).name != WEIGHTS]  # made anew here
        if pack is None or wrong:
            raise wrong[0]
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
    @option("--file", "file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(lang, "JSON Lines，每行有 text，可以有 tree：应该走到的树"))  # fmt: skip
    @json_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def reach(text: str | None, file: Path | None, as_json: bool, trees: tuple[str, ...]) -> int:
        if (text is None) == (file is None):
            command = example_command(("trees", "reach"), trees, lang)
            raise UsageError("要写一句话，或写 --file FILE，二选一", "例如 {command}", command=command)
        pack = _pack(trees)
        reader = _reader(pack)
        if file is None and not as_json:
            return _explained(reader, argument(text or ""), lang)
        from fapiao_doctor.authoring.reach import reach as reached
        from fapiao_doctor.authoring.reach import reached_json
        from fapiao_doctor.cli.show import put_object

        found = _of_file(reader, pack, file) if file else [reached(reader, argument(text or ""))]
        if as_json:
            put_object({"sentences": [reached_json(one) for one in found], "missed": _missed(found)})
        else:
            _table(found, lang)
        return NOT_REACHED if _missed(found) else 0

    return reach


def _pack(trees: tuple[str, ...]) -> Pack:
    from fapiao_doctor.content.library import load_pack

    return load_pack(one_folder(trees), ())


def _reader(pack: Pack) -> Reader:
    from fapiao_doctor.reader.build import compile_library
    from fapiao_doctor.reader.read import Reader

    return Reader(compile_library(pack))


def _explained(reader: Reader, text: str, lang: Lang) -> int:
    from fapiao_doctor.terminal.screen import tell

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


def _table(found: Sequence[Reached], lang: Lang) -> None:
    from fapiao_doctor.authoring.reach import SIGNS, by_tree
    from fapiao_doctor.terminal.screen import tell

    for one in found:
        offered = "+".join(one.read.offered)
        tell([f"{SIGNS[one.mark]} {one.wanted or '-'}  {one.read.verdict} {offered}  {one.text}"])
    for tree, counts in sorted(by_tree(found).items()):
        told = {"count": counts.total(), "reached": counts["reached"], "near": counts["near"]}
        tell([say(lang, "{tree}：{count} 句，走到 {reached}，在旁边 {near}", tree=tree, **told)])
    tell([say(lang, "{count} 句没有走到该去的树", count=_missed(found))])


def _missed(found: Sequence[Reached]) -> int:
    return sum(one.mark == "missed" for one in found)


def _of_file(reader: Reader, pack: Pack, file: Path) -> list[Reached]:
    from fapiao_doctor.authoring.reach import reach
    from fapiao_doctor.text.files import read_file

    rows = _rows(read_file(file, 50_000_000).decode("utf-8", "replace"), file)
    return [reach(reader, row["text"], _wanted(row, pack)) for row in rows]


def _wanted(row: dict[str, str], pack: Pack) -> str:
    """Return the tree that a row wants: under `tree`, or under `topic` as in the examples, where it names a tree."""
    topic = row.get("topic", "")
    return row.get("tree", "") or (topic if topic in pack.trees else "")


def _rows(text: str, file: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        texts = [row.get("text"), row.get("tree", ""), row.get("topic", "")] if isinstance(row, dict) else [None]
        if not all(isinstance(text, str) for text in texts):
            hint = '写成 {{"text": "…", "tree": "…"}}'
            raise UsageError("{file} 第 {line} 行不是带 text 的 JSON", hint, file=file, line=number)
        found.append(row)
    return found


def _without_scikit() -> UsageError:
    command = f"{sys.executable} -m pip install scikit-learn"
    return UsageError("训练要用 scikit-learn，这里没有装", "先运行：{command}", command=command)
