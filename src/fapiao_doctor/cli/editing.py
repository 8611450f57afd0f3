"""`trees audit` and `trees review`: for those who keep the content true."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import as_of_option, json_option, language_option, output_option, trees_option
from fapiao_doctor.errors import MachineError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.reason import reason

if TYPE_CHECKING:
    from fapiao_doctor.content.library import Library
    from fapiao_doctor.content.model import Tree


def audit_command(lang: Lang) -> click.Command:
    """Give `trees audit`: exit code 1 when something is overdue or uncited."""

    @helped("audit", lang, "看哪些内容该复核、没来源、没用到、说法不一。")
    @json_option(lang)
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def audit_trees(as_json: bool, output: Path | None, as_of: date, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.audit import audit
        from fapiao_doctor.authoring.audit_page import audit_json, audit_lines
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.content.library import load_pack
        from fapiao_doctor.content.speech import Speaker
        from fapiao_doctor.render.markdown import markdown
        from fapiao_doctor.terminal.screen import Screen
        from fapiao_doctor.text.files import write_file

        pack = load_pack(one_folder(trees), (lang,))
        found = audit(pack, as_of)
        page = audit_lines(found, Speaker(pack, lang))
        if as_json:
            put_object(audit_json(found, Speaker(pack, lang)), output)
        elif output:
            write_file(output, markdown(page))
        else:
            Screen(sys.stdout).show(page)
        return 1 if found.urgent else 0

    return audit_trees


def review_command(lang: Lang) -> click.Command:
    """Give `trees review`: one Markdown page an outcome."""

    @helped("review", lang, "每个结果写一页 Markdown，给专家审核签字。")
    @click.argument("tree", metavar="[TREE]", required=False, shell_complete=completing.trees)
    @click.option(
        "-o",
        "--output",
        metavar="DIR",
        default="review",
        type=click.Path(path_type=Path, file_okay=False),
        help=say(lang, "写进这个文件夹，默认 review"),
    )
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def review_trees(tree: str | None, output: Path, as_of: date, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.content.library import load_library
        from fapiao_doctor.terminal.screen import complain

        library = load_library((one_folder(trees),), (lang,))
        names = [tree] if tree else list(library.trees)
        count = sum(_write_pages(library.tree(name), library, lang, output / name, as_of) for name in names)
        complain(say(lang, "写了 {count} 页，在 {folder}", count=count, folder=output))

    return review_trees


def _write_pages(tree: Tree, library: Library, lang: Lang, folder: Path, as_of: date) -> int:
    from fapiao_doctor.authoring.review import review_page
    from fapiao_doctor.content.speech import Speaker
    from fapiao_doctor.text.files import write_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "看看文件夹是否存在、有没有权限、磁盘是不是满了"
        raise MachineError("写不了 {path}：{reason}", hint, path=folder, reason=reason(error)) from error
    for outcome in tree.outcomes.values():
        write_file(
            folder / f"{outcome.id}.md", review_page(library, Speaker(library.packs[0], lang), tree, outcome, as_of)
        )
    return len(tree.outcomes)
