"""`trees list`, `trees show`, `trees check`: what content there is, and whether it is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.authors.comparing import diff_command
from fapiao_doctor.cli.authors.drawing import graph_command
from fapiao_doctor.cli.authors.making import new_command
from fapiao_doctor.cli.authors.testing import test_command
from fapiao_doctor.cli.editing import audit_command, review_command
from fapiao_doctor.cli.folder import chosen_packs, library_for, one_folder
from fapiao_doctor.cli.helping import helped, helped_group
from fapiao_doctor.cli.options import json_option, language_option, trees_option
from fapiao_doctor.cli.teaching import build_command, reach_command
from fapiao_doctor.messages import Lang, say

if TYPE_CHECKING:
    from fapiao_doctor.authoring.checks.told import Finding


def command(lang: Lang) -> click.Group:
    """Give the group of commands in one language."""

    @helped_group("trees", lang, "看决策树，检查决策树。")
    def trees() -> None: ...

    trees.add_command(_list(lang))
    trees.add_command(_show(lang))
    trees.add_command(_check(lang))
    trees.add_command(new_command(lang))
    trees.add_command(test_command(lang))
    trees.add_command(diff_command(lang))
    trees.add_command(graph_command(lang))
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


def _check(lang: Lang) -> click.Command:
    @helped("check", lang, "检查内容，逐条说明位置和改法；写了文件就只查这些草稿。")
    @click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
    @click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
                  help=say(lang, "text 给人看，json 给程序用，github 写成 GitHub 的注解；默认 text"))  # fmt: skip
    @trees_option(lang)
    @language_option(lang)
    def check_trees(files: tuple[Path, ...], form: str, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.checks.told import as_annotation, as_line, as_object
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.terminal.screen import complain, tell

        folders = (one_folder(trees),) if files else chosen_packs(trees).folders
        found = [one for folder in folders for one in _findings(folder, files, lang)]
        if form == "json":
            put_object(as_object(found))
        else:
            tell(map(as_annotation if form == "github" else as_line, found))
        complain(say(lang, "{count} 个问题", count=len(found)) if found else say(lang, "没有问题"))
        return 1 if found else 0

    return check_trees


def _findings(folder: Path, files: tuple[Path, ...], lang: Lang) -> list[Finding]:
    from fapiao_doctor.authoring.checks import check
    from fapiao_doctor.authoring.checks.draft import check_drafts
    from fapiao_doctor.authoring.checks.told import findings
    from fapiao_doctor.content.library import read_pack

    pack, errors = read_pack(folder)
    if pack is None or (errors and not files):
        return findings(errors, (), lang)
    if files:
        return findings(*check_drafts(pack, files), lang)
    return findings((), check(pack), lang)
