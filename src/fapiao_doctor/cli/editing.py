"""`trees audit` and `trees review`: for those who keep the content true."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import one_folder
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import (
    as_of_option,
    file_name,
    force_option,
    forced,
    json_option,
    language_option,
    output_option,
    trees_option,
)
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from fapiao_doctor.content.library import Library


def audit_command(lang: Lang) -> click.Command:
    """Give `trees audit`: exit code 1 when something is overdue or uncited."""

    @helped("audit", lang, "看哪些内容该复核、没来源、没用到、说法不一。")
    @json_option(lang)
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def audit_trees(as_json: bool, output: Target | None, as_of: date, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.audit import audit
        from fapiao_doctor.authoring.audit_page import audit_json, audit_lines
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.content.library import load_pack
        from fapiao_doctor.content.speech import Speaker
        from fapiao_doctor.render.markdown import markdown
        from fapiao_doctor.terminal.screen import Screen

        pack = load_pack(one_folder(trees), (lang,))
        found = audit(pack, as_of)
        page = audit_lines(found, Speaker(pack, lang))
        if as_json:
            put_object(audit_json(found, Speaker(pack, lang)), output)
        elif output:
            output.write(markdown(page))
        else:
            Screen(sys.stdout).show(page)
        return 1 if found.urgent else 0

    return audit_trees


def review_command(lang: Lang) -> click.Command:
    """Give `trees review`: one Markdown page an outcome."""

    @helped("review", lang, "每个结果写一页 Markdown，给专家审核签字。")
    @click.argument("tree", metavar="[TREE]", required=False, shell_complete=completing.trees)
    @option(
        "-o",
        "--output",
        metavar="DIR",
        default="review",
        type=click.Path(),
        callback=lambda _context, _option, value: Path(file_name(value)),
        help=say(lang, "写进这个文件夹，默认 review"),
    )
    @option(
        "--unanswered",
        metavar="FILE",
        type=click.Path(),
        callback=lambda _context, _option, value: None if value is None else Path(file_name(value)),
        help=say(lang, "改为把 --keep-unanswered 写下的句子分组列出来"),
    )
    @force_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    @click.pass_context
    def review_trees(
        context: click.Context,
        tree: str | None,
        output: Path,
        unanswered: Path | None,
        as_of: date,
        trees: tuple[str, ...],
    ) -> None:
        if unanswered is not None:
            _show_unanswered(unanswered, one_folder(trees), lang)
            return
        from fapiao_doctor.content.library import load_library
        from fapiao_doctor.terminal.screen import complain

        library = load_library((one_folder(trees),), (lang,))
        names = [tree] if tree else list(library.trees)
        pages = {
            Target(output / name / f"{outcome}.md", forced(context)): (name, outcome)
            for name in names
            for outcome in library.tree(name).outcomes
        }
        for page in pages:
            page.check()
        for page, (name, outcome) in pages.items():
            _write_page(page, library, lang, name, outcome, as_of)
        complain(say(lang, "写了 {count} 页，在 {folder}", count=len(pages), folder=output))

    return review_trees


def _show_unanswered(file: Path, folder: Path, lang: Lang) -> None:
    from fapiao_doctor.authoring.unanswered import group_lines, groups
    from fapiao_doctor.content.library import load_pack
    from fapiao_doctor.reader.build import compile_library
    from fapiao_doctor.reader.read import Reader
    from fapiao_doctor.sessions.unanswered import read_unanswered
    from fapiao_doctor.terminal.screen import Screen

    reader = Reader(compile_library(load_pack(folder, ())))
    Screen(sys.stdout).show(group_lines(groups(read_unanswered(file), reader), lang))


def _write_page(page: Target, library: Library, lang: Lang, tree: str, outcome: str, as_of: date) -> None:
    from fapiao_doctor.authoring.review import review_page
    from fapiao_doctor.content.speech import Speaker
    from fapiao_doctor.text.files import unwritable

    folder = page.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    found = library.tree(tree)
    page.write(review_page(library, Speaker(library.packs[0], lang), found, found.outcomes[outcome], as_of))
