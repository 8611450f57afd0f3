"""`trees list`, `trees show`, `trees check`: what content there is, and whether it is sound."""

from pathlib import Path

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.editing import audit_command, review_command
from fapiao_doctor.cli.folder import folder_or_bundled
from fapiao_doctor.cli.options import language_option, trees_option
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
    return trees


def _list(lang: Lang) -> click.Command:
    @click.command("list", help=say(lang, "列出所有决策树。"))
    @trees_option(lang)
    @language_option(lang)
    def list_trees(folder: Path | None) -> None:
        from fapiao_doctor.content.library import load_library
        from fapiao_doctor.content.speech import Speaker
        from fapiao_doctor.render.content import tree_list
        from fapiao_doctor.terminal.screen import tell

        tell(tree_list(Speaker(load_library(folder_or_bundled(folder), english=lang == "en"), lang)))

    return list_trees


def _show(lang: Lang) -> click.Command:
    @click.command("show", help=say(lang, "看一棵树的全部问题和结果。"))
    @click.argument("tree", metavar="ID", shell_complete=completing.trees)
    @trees_option(lang)
    @language_option(lang)
    def show_tree(tree: str, folder: Path | None) -> None:
        from fapiao_doctor.content.library import load_library
        from fapiao_doctor.content.speech import Speaker
        from fapiao_doctor.render.content import tree_page
        from fapiao_doctor.terminal.screen import tell

        library = load_library(folder_or_bundled(folder), english=lang == "en")
        tell(tree_page(Speaker(library, lang), library.tree(tree)))

    return show_tree


def _check(lang: Lang) -> click.Command:
    @click.command("check", help=say(lang, "检查内容，逐条说明位置和改法；写了文件就只查这些草稿。"))
    @click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
    @trees_option(lang)
    @language_option(lang)
    def check_trees(files: tuple[Path, ...], folder: Path | None) -> int:
        from fapiao_doctor.terminal.screen import complain, tell

        findings = _findings(folder_or_bundled(folder), files)
        tell(findings)
        if findings:
            complain(say(lang, "{count} 个问题", count=len(findings)))
            return 1
        complain(say(lang, "没有问题"))
        return 0

    return check_trees


def _findings(folder: Path, files: tuple[Path, ...]) -> list[str]:
    from fapiao_doctor.authoring.checks import check
    from fapiao_doctor.authoring.checks.draft import check_drafts
    from fapiao_doctor.content.library import read_library

    library, errors = read_library(folder)
    if files:
        unread, problems = check_drafts(library, files)
        return [*map(_told, unread), *map(str, problems)]
    return [*map(_told, errors)] or [*map(str, check(library))]


def _told(error: ContentError) -> str:
    return f"{error}。{error.hint}" if error.hint else str(error)
