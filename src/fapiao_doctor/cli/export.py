"""`export`: the content in forms that need no terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import doctor_for
from fapiao_doctor.cli.helping import helped, helped_group, option
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import as_of_option, language_option, output_option, trees_option
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fapiao_doctor.content.library import Library
    from fapiao_doctor.content.model import Tree


def command(lang: Lang) -> click.Group:
    """Give the group of commands in one language."""

    @helped_group("export", lang, ABOUT["export"])
    def export() -> None: ...

    export.add_command(_html(lang))
    export.add_command(_markdown(lang))
    return export


def _html(lang: Lang) -> click.Command:
    @helped("html", lang, "导出成一个网页文件，不装软件、不联网就能用。")
    @option("--tree", "ids", metavar="ID", multiple=True, shell_complete=completing.trees,
                  help=say(lang, "只要这一棵树，可以写多次"))  # fmt: skip
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def html(ids: tuple[str, ...], output: Target | None, as_of: date, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.cli.show import put_text
        from fapiao_doctor.page.build import html_page

        first = doctor_for(trees, lang, as_of)
        doctors = [first, *(doctor_for(trees, other, as_of) for other in _others(first.library, lang))]
        put_text(html_page(doctors, [tree.id for tree in chosen_trees(first.library, ids)]), output)

    return html


def _others(library: Library, lang: Lang) -> list[Lang]:
    """Return the other languages that every pack speaks."""
    spoken = [{pack.manifest.language, *pack.manifest.translations} for pack in library.packs]
    known: tuple[Lang, ...] = ("zh", "en")
    return [one for one in known if one != lang and all(one in some for some in spoken)]


def _markdown(lang: Lang) -> click.Command:
    @helped("markdown", lang, "导出成一本 Markdown，放进知识库或打印。")
    @option("--tree", "ids", metavar="ID", multiple=True, shell_complete=completing.trees,
                  help=say(lang, "只要这一棵树，可以写多次"))  # fmt: skip
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def markdown(ids: tuple[str, ...], output: Target | None, as_of: date, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.cli.show import put_text
        from fapiao_doctor.render.book import book

        doctor = doctor_for(trees, lang, as_of)
        put_text(book(doctor, chosen_trees(doctor.library, ids)), output)

    return markdown


def chosen_trees(library: Library, ids: Sequence[str]) -> tuple[Tree, ...]:
    """Return the trees with these ids, all where none is named; raises UsageError for one that is not there."""
    if ids:
        return tuple(library.tree(name) for name in ids)
    return tuple(tree for pack in library.packs for tree in pack.trees.values())
