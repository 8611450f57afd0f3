"""`trees new`: a new tree out of a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.messages import Lang, say

if TYPE_CHECKING:
    from fapiao_doctor.content.library import Pack

MOST = 200_000
"""Bytes of a file with answers."""

ASKED = {
    "title": "这棵树叫什么，一句话：",
    "about": "它管什么，再说细一点：",
    "ask": "第一个问题问什么：",
    "why": "为什么问它：",
}
OF_A_PACK = {
    "pack-title": "内容包叫什么，一句话：",
    "turn-to": "都不行的时候，叫人找谁：",
}
OF_AN_ANSWER = {
    "label": "第 {number} 个答案：",
    "outcome": "选了它，结论是什么：",
    "step": "第一步做什么：",
    "done": "怎样算好了：",
}


def new_command(lang: Lang) -> click.Command:
    """Return `trees new`."""

    @helped("new", lang, "问几个问题，写出一棵能通过检查的新树、译文的空位和第一批故事；加 --pack 连内容包一起新建。")
    @click.argument("name", metavar="ID")
    @click.option("--pack", "fresh", metavar="DIR", type=click.Path(path_type=Path),
                  help=say(lang, "新建一个内容包，放进这个还没有的文件夹"))  # fmt: skip
    @click.option("--from", "source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(lang, "回答写在这个 JSON 文件里，不在终端里问"))  # fmt: skip
    @trees_option(lang)
    @language_option(lang)
    def new(name: str, fresh: Path | None, source: Path | None, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.making.draft import read_draft
        from fapiao_doctor.terminal.screen import complain, tell
        from fapiao_doctor.text.files import read_file

        said = read_draft(read_file(source, MOST)) if source else None
        folder = fresh or one_folder(trees)
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


def _tree(name: str, folder: Path, said: Mapping[str, Any] | None, lang: Lang) -> dict[str, str]:
    """Return the files of a new tree of the pack in `folder`."""
    from fapiao_doctor.authoring.making.draft import draft_of, fresh_id
    from fapiao_doctor.authoring.making.files import files_of
    from fapiao_doctor.content.library import load_pack

    pack = load_pack(folder)
    fresh_id(pack, name)
    said = said or _asked(pack, lang)
    own = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    return files_of(pack, draft_of(pack, name, said), date.today(), own)


def _pack(name: str, folder: Path, said: Mapping[str, Any] | None, lang: Lang) -> dict[str, str]:
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
    if said is None:
        bare = pack_without_trees(pack_files(name_of_pack, stand_in, lang, today))
        said = {**{key: _ask(lang, text) for key, text in OF_A_PACK.items()}, **_asked(bare, lang, SOURCE)}
    files = pack_files(name_of_pack, said, lang, today)
    pack = pack_without_trees(files)
    return {**files, **files_of(pack, draft_of(pack, name, {"source": SOURCE, **said}), today, files)}


def _asked(pack: Pack, lang: Lang, source: str = "") -> dict[str, Any]:
    """Return what a person says of a new tree; `source` is what it rests on, asked for where it is empty."""
    said: dict[str, Any] = {key: _ask(lang, prompt) for key, prompt in ASKED.items()}
    least = max(pack.manifest.style.fewest_symptoms, 1)
    prompt = "别人会怎么说，第 {number} 句，共 {most} 句："
    said["symptoms"] = [_ask(lang, prompt, number=n, most=least) for n in range(1, least + 1)]
    said["answers"] = [{key: _ask(lang, text, number=n) for key, text in OF_AN_ANSWER.items()} for n in (1, 2)]
    known = Listed(list(pack.knowledge.sources)[:5])
    said["source"] = source or _ask(lang, "依据哪个来源，写 id（例如 {options}）：", options=known)
    return said


def _ask(lang: Lang, prompt: str, **values: object) -> str:
    from fapiao_doctor.terminal.prompt import is_interactive, read_line

    if not is_interactive():
        raise UsageError("这里没有终端，不能一问一答", "把回答写进文件，用 --from FILE")
    while not (typed := read_line(say(lang, prompt, **values))):
        pass
    return typed
