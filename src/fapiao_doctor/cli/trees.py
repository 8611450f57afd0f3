"""`trees list`, `trees show`, `trees check`: what content there is, and whether it is sound."""

from pathlib import Path

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.complaint import complaint
from fapiao_doctor.cli.editing import audit_command, review_command
from fapiao_doctor.cli.folder import chosen_packs, library_for, one_folder
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.cli.teaching import build_command, reach_command
from fapiao_doctor.errors import ContentError
from fapiao_doctor.messages import Lang, say


def command(lang: Lang) -> click.Group:
    """Give the group of commands in one language."""

    @click.group("trees", help=say(lang, "看决策树，检查决策树。"))
    def trees() -> None: ...

    trees.add_command(_list(lang))
    trees.add_command(_show(lang))
    trees.add_command(_check(lang))
    trees.add_command(audit_command(lang))
    trees.add_command(review_command(lang))
    trees.add_command(build_command(lang))
    trees.add_command(reach_command(lang))
    return trees


def _list(lang: Lang) -> click.Command:
    @click.command("list", help=say(lang, "列出所有决策树。"))
    @trees_option(lang)
    @language_option(lang)
    def list_trees(trees: tuple[str, ...]) -> None:
        from fapiao_doctor.render.content import tree_list
        from fapiao_doctor.terminal.screen import tell

        tell(tree_list(library_for(trees, lang), lang))

    return list_trees


def _show(lang: Lang) -> click.Command:
    @click.command("show", help=say(lang, "看一棵树的全部问题和结果。"))
    @click.argument("tree", metavar="ID", shell_complete=completing.trees)
    @trees_option(lang)
    @language_option(lang)
    def show_tree(tree: str, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.render.content import tree_page
        from fapiao_doctor.terminal.screen import tell

        library = library_for(trees, lang)
        tell(tree_page(library, lang, library.tree(tree)))

    return show_tree


def _check(lang: Lang) -> click.Command:
    @click.command("check", help=say(lang, "检查内容，逐条说明位置和改法；写了文件就只查这些草稿。"))
    @click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
    @trees_option(lang)
    @language_option(lang)
    def check_trees(files: tuple[Path, ...], trees: tuple[str, ...]) -> int:
        from fapiao_doctor.terminal.screen import complain, tell

        folders = (one_folder(trees),) if files else chosen_packs(trees).folders
        findings = [one for folder in folders for one in _findings(folder, files, lang)]
        tell(findings)
        if findings:
            complain(say(lang, "{count} 个问题", count=len(findings)))
            return 1
        complain(say(lang, "没有问题"))
        return 0

    return check_trees


def _findings(folder: Path, files: tuple[Path, ...], lang: Lang) -> list[str]:
    from fapiao_doctor.authoring.checks import check
    from fapiao_doctor.authoring.checks.draft import check_drafts
    from fapiao_doctor.content.library import read_pack

    pack, errors = read_pack(folder)
    if pack is None or (errors and not files):
        return [_told(error, lang) for error in errors]
    if files:
        unread, problems = check_drafts(pack, files)
        return [*(_told(error, lang) for error in unread), *(problem.said(lang) for problem in problems)]
    return [problem.said(lang) for problem in check(pack)]


def _told(error: ContentError, lang: Lang) -> str:
    message, hint = complaint(error, lang)
    return say(lang, "{message}。{hint}", message=message, hint=hint) if hint else message
