"""`trees diff`: what differs between two packs, or two revisions of one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import form_option, language_option, output_option, trees_option
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from fapiao_doctor.authoring.diff.values import Diff

DIFFERS = 1


def diff_command(lang: Lang) -> click.Command:
    """Return `trees diff`: exit code 0 where nothing differs, 1 where something does."""

    @helped("diff", lang, "比较两个内容包或两个版本：哪些回答去了别处，哪些文字、句子、旧进度受影响。")
    @click.argument("old", metavar="OLD")
    @click.argument("new", metavar="[NEW]", required=False)
    @form_option(lang, "json", "输出 JSON，给程序用")
    @form_option(lang, "markdown", "输出 Markdown，给人核对签字")
    @output_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def diff(old: str, new: str | None, form: str | None, output: Target | None, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.diff.compare import compare
        from fapiao_doctor.cli.authors.revision import pack_folder  # archives and git: not for who lists trees
        from fapiao_doctor.content.library import load_pack

        own = one_folder(trees)
        beside = next((Path(one) for one in (new, old) if one and Path(one).is_dir()), own)
        with pack_folder(old, beside) as before, pack_folder(new or str(own), beside) as after:
            found = compare(load_pack(before), load_pack(after), old, new or str(own))
        _show(found, form, output, lang)
        return 0 if found.same else DIFFERS

    return diff


def _show(found: Diff, form: str | None, output: Target | None, lang: Lang) -> None:
    from fapiao_doctor.authoring.diff.as_json import diff_json
    from fapiao_doctor.authoring.diff.page import diff_lines, diff_markdown
    from fapiao_doctor.cli.show import put_object
    from fapiao_doctor.render.plain import document_text
    from fapiao_doctor.terminal.screen import Screen

    if form == "json":
        put_object(diff_json(found), output)
    elif output:
        text = diff_markdown(found, lang) if form == "markdown" else document_text(diff_lines(found, lang))
        output.write(text)
    elif form == "markdown":
        Screen(sys.stdout).write(diff_markdown(found, lang))
    else:
        Screen(sys.stdout).show(diff_lines(found, lang))
