"""`trees new`: a new tree out of a few answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import UsageError
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
OF_AN_ANSWER = {
    "label": "第 {number} 个答案：",
    "outcome": "选了它，结论是什么：",
    "step": "第一步做什么：",
    "done": "怎样算好了：",
}


def new_command(lang: Lang) -> click.Command:
    """Return `trees new`."""

    @helped("new", lang, "问几个问题，写出一棵能通过检查的新树、译文的空位和第一批故事。")
    @click.argument("name", metavar="ID")
    @click.option("--from", "source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help=say(lang, "回答写在这个 JSON 文件里，不在终端里问"))  # fmt: skip
    @trees_option(lang)
    @language_option(lang)
    def new(name: str, source: Path | None, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.making.draft import draft_of, fresh_id, read_draft
        from fapiao_doctor.authoring.making.files import files_of
        from fapiao_doctor.content.library import load_pack
        from fapiao_doctor.terminal.screen import complain, tell
        from fapiao_doctor.text.files import read_file

        folder = one_folder(trees)
        pack = load_pack(folder)
        fresh_id(pack, name)
        said = read_draft(read_file(source, MOST)) if source else _asked(pack, lang)
        own = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
        files = files_of(pack, draft_of(pack, name, said), date.today(), own)
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


def _asked(pack: Pack, lang: Lang) -> dict[str, Any]:
    from fapiao_doctor.terminal.prompt import is_interactive, read_line

    if not is_interactive():
        raise UsageError("这里没有终端，不能一问一答", "把回答写进文件，用 --from FILE")

    def ask(prompt: str, **values: object) -> str:
        while not (typed := read_line(say(lang, prompt, **values))):
            pass
        return typed

    said: dict[str, Any] = {key: ask(prompt) for key, prompt in ASKED.items()}
    least = max(pack.manifest.style.fewest_symptoms, 1)
    said["symptoms"] = [
        ask("别人会怎么说，第 {number} 句，共 {most} 句：", number=n, most=least) for n in range(1, least + 1)
    ]
    said["answers"] = [{key: ask(text, number=n) for key, text in OF_AN_ANSWER.items()} for n in (1, 2)]
    known = list(pack.knowledge.sources)
    said["source"] = ask("依据哪个来源，写 id（例如 {options}）：", options="、".join(known[:5]))
    return said
