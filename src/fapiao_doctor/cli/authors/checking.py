"""`trees check`: is the content sound, and what of it can be mended at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import chosen_packs, one_folder
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import ContentError
from fapiao_doctor.messages import Lang, say

if TYPE_CHECKING:
    from fapiao_doctor.authoring.checks.told import Finding


def check_command(lang: Lang) -> click.Command:
    """Return `trees check`: exit code 1 when something is wrong."""

    @helped("check", lang, "检查内容，逐条说明位置和改法；写了文件就只查这些草稿。")
    @click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
    @option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
                  help=say(lang, "text 给人看，json 给程序用，github 写成 GitHub 的注解；默认 text"))  # fmt: skip
    @option("--fix", is_flag=True, help=say(lang, "先改好能自动改的：键的次序、全角标点、缺的译文（留空位）"))
    @trees_option(lang)
    @language_option(lang)
    def check_trees(files: tuple[Path, ...], form: str, fix: bool, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.authoring.checks.exceptions import FILE
        from fapiao_doctor.authoring.checks.told import as_annotation, as_line, as_object
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.terminal.screen import complain, tell

        folders = (one_folder(trees),) if files else tuple(map(Path, chosen_packs(trees).folders))
        for folder in folders if fix else ():
            for path in _mend(folder, files):
                complain(say(lang, "改好了：{path}", path=path))
        several = [_findings(folder, files, lang) for folder in folders]
        found = [one for some, _, _ in several for one in some]
        aside = [one for _, some, _ in several for one in some]
        unwritten = sum(count for _, _, count in several)
        if form == "json":
            put_object(as_object(found, aside))
        else:
            tell(map(as_annotation if form == "github" else as_line, found))
        complain(say(lang, "{count} 个问题", count=len(found)) if found else say(lang, "没有问题"))
        if aside:
            complain(say(lang, "另有 {count} 个照 {file} 忽略", count=len(aside), file=FILE))
        if unwritten:
            complain(say(lang, "{count} 条译文还是空位，译好以前显示原文", count=unwritten))
        return 1 if found else 0

    return check_trees


def _findings(folder: Path, files: tuple[Path, ...], lang: Lang) -> tuple[list[Finding], list[Finding], int]:
    """Return what is found in a pack, or in drafts for it, what it leaves aside, and how many translations wait."""
    from fapiao_doctor.authoring.checks import checked
    from fapiao_doctor.authoring.checks.draft import check_drafts
    from fapiao_doctor.authoring.checks.told import findings
    from fapiao_doctor.authoring.checks.translation import waiting
    from fapiao_doctor.content.library import read_pack

    pack, errors = read_pack(folder)
    if pack is None or (errors and not files):
        return findings(errors, (), lang), [], 0
    try:
        if files:
            return findings(*check_drafts(pack, files), lang), [], 0
        found = checked(pack)
    except ContentError as error:
        return findings([error], (), lang), [], 0
    return findings((), found.problems, lang), findings((), found.aside, lang), waiting(pack)


def _mend(folder: Path, files: tuple[Path, ...]) -> list[str]:
    """Mend what can be mended of a pack, or of trees in it; return the paths of the files that were written."""
    from fapiao_doctor.authoring.mending.mend import mended
    from fapiao_doctor.content.library import read_pack
    from fapiao_doctor.content.load.strictyaml import MAX_BYTES
    from fapiao_doctor.text.files import read_file
    from fapiao_doctor.text.target import Target

    pack, errors = read_pack(folder)
    if pack is None or errors:
        return []
    texts = {str(path): read_file(path, MAX_BYTES).decode("utf-8") for path in folder.rglob("*.yaml")}
    found = mended(pack, texts, [str(folder / file.name) for file in files])
    for path, text in found.items():
        Path(path).parent.mkdir(exist_ok=True)
        Target(Path(path), force=True).write(text)
    return [*found]
