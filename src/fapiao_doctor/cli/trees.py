"""`trees list` and `trees show`: what content there is; the group of the authors' commands."""

from __future__ import annotations

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.authors.checking import check_command
from fapiao_doctor.cli.authors.comparing import diff_command
from fapiao_doctor.cli.authors.drawing import graph_command
from fapiao_doctor.cli.authors.making import new_command
from fapiao_doctor.cli.authors.previewing import preview_command
from fapiao_doctor.cli.authors.testing import test_command
from fapiao_doctor.cli.editing import audit_command, review_command
from fapiao_doctor.cli.folder import library_for
from fapiao_doctor.cli.helping import helped, helped_group
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import json_option, language_option, trees_option
from fapiao_doctor.cli.teaching import build_command, reach_command
from fapiao_doctor.messages import Lang


def command(lang: Lang) -> click.Group:
    """Give the group of commands in one language."""

    @helped_group("trees", lang, ABOUT["trees"])
    def trees() -> None: ...

    trees.add_command(_list(lang))
    trees.add_command(_show(lang))
    trees.add_command(check_command(lang))
    trees.add_command(new_command(lang))
    trees.add_command(test_command(lang))
    trees.add_command(diff_command(lang))
    trees.add_command(graph_command(lang))
    trees.add_command(preview_command(lang))
    trees.add_command(audit_command(lang))
    trees.add_command(review_command(lang))
    trees.add_command(build_command(lang))
    trees.add_command(reach_command(lang))
    return trees


def _list(lang: Lang) -> click.Command:
    @helped("list", lang, "列出所有决策树。")
    @json_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def list_trees(as_json: bool, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.render.content import tree_list
        from fapiao_doctor.render.content_json import trees_json
        from fapiao_doctor.terminal.screen import tell

        library = library_for(trees, lang)
        if as_json:
            put_object(trees_json(library, lang))
        else:
            tell(tree_list(library, lang))

    return list_trees


def _show(lang: Lang) -> click.Command:
    @helped("show", lang, "看一棵树的全部问题和结果。")
    @click.argument("tree", metavar="ID", shell_complete=completing.trees)
    @json_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def show_tree(tree: str, as_json: bool, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.render.content import tree_page
        from fapiao_doctor.render.content_json import tree_json
        from fapiao_doctor.terminal.screen import tell

        library = library_for(trees, lang)
        if as_json:
            put_object(tree_json(library, lang, library.tree(tree)))
        else:
            tell(tree_page(library, lang, library.tree(tree)))

    return show_tree
