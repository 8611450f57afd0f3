"""`trees new`: a new tree out of a few answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from fapiao_doctor.cli.authors.asking import ask_pack, ask_tree, asks, kept
from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say

MOST = 200_000
"""Bytes of a file with answers."""


def new_command(lang: Lang) -> click.Command:
    """Return `trees new`."""

    @helped("new", lang, "问几个问题，写出一棵能通过检查的新树、译文的空位和第一批故事；加 --pack 连内容包一起新建。")
    @click.argument("name", metavar="ID")
    @option("--pack", "fresh", metavar="DIR", type=click.Path(path_type=Path),
                  help=say(lang, "新建一个内容包，放进这个还没有的文件夹"))  # fmt: skip
    @option("--from", "source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(lang, "回答写在这个 JSON 文件里，不在终端里问"))  # fmt: skip
    @trees_option(lang)
    @language_option(lang)
    def new(name: str, fresh: Path | None, source: Path | None, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.making.draft import read_draft
        from fapiao_doctor.terminal.screen import complain, tell
        from fapiao_doctor.text.files import read_file

        said = dict(read_draft(read_file(source, MOST))) if source else {}
        folder = fresh or one_folder(trees)
        words = ("--pack", str(fresh)) if fresh else ("--trees", str(folder)) if trees else ()
        with kept(said, name, words, lang):
            files = _pack(name, folder, said, lang) if fresh else _tree(name, folder, said, lang)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        tell(str(folder / path) for path in files)
        complain(
            say(
                lang,
                "写好了 {count} 个文件。接着改：加问题、步骤、来源，把译文译好，再运行 trees check",
                count=len(files),
            )
        )
        return 0

    return new


def _tree(name: str, folder: Path, said: dict[str, Any], lang: Lang) -> dict[str, str]:
    """Return the files of a new tree of the pack in `folder`."""
    from fapiao_doctor.authoring.making.draft import draft_of, fresh_id
    from fapiao_doctor.authoring.making.files import files_of
    from fapiao_doctor.content.library import load_pack

    pack = load_pack(folder)
    fresh_id(pack, name)
    if not said or asks(said):
        ask_tree(said, pack, lang)
    own = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    return files_of(pack, draft_of(pack, name, said), date.today(), own)


def _pack(name: str, folder: Path, said: dict[str, Any], lang: Lang) -> dict[str, str]:
    """Return the files of a new pack in `folder`, with its first tree; raise UsageError where something is there."""
    from fapiao_doctor.authoring.making.draft import draft_of, fresh_id
    from fapiao_doctor.authoring.making.files import files_of
    from fapiao_doctor.authoring.making.pack import HEAD_KEYS, SOURCE, pack_files, pack_without_trees

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("{path} 已经有了，没有动它", "换一个还没有的文件夹", path=folder)
    today, stand_in = date.today(), dict.fromkeys(HEAD_KEYS, "x")
    name_of_pack = folder.resolve().name
    for one in (name, name_of_pack):
        fresh_id(pack_without_trees(pack_files("x", stand_in, lang, today)), one)
    if not said or asks(said):
        ask_pack(said, lang)
        ask_tree(said, pack_without_trees(pack_files(name_of_pack, stand_in, lang, today)), lang, SOURCE)
    files = pack_files(name_of_pack, said, lang, today)
    pack = pack_without_trees(files)
    return {**files, **files_of(pack, draft_of(pack, name, {"source": SOURCE, **said}), today, files)}
