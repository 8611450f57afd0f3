"""`trees test`: the stories of a pack, and what they leave untold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import one_folder, own_doctor
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import as_of_option, json_option, language_option, output_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import PROGRAM, command_line
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from fapiao_doctor.authoring.stories.coverage import Coverage
    from fapiao_doctor.authoring.stories.run import Run
    from fapiao_doctor.diagnosis.doctor import Doctor

FAILED = 1


def test_command(lang: Lang) -> click.Command:
    """Return `trees test`: exit code 1 when a story fails, or with --coverage when something is untold."""

    @helped("test", lang, "讲一遍内容包的故事，说明哪一个没走到该到的地方。")
    @option("--coverage", "counted", is_flag=True, help=say(lang, "列出没有故事讲到的选项、结果、条件和路"))
    @option("--suggest", is_flag=True, help=say(lang, "把缺的故事写进 stories，照现在的内容，等人核对"))
    @json_option(lang)
    @output_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def test(
        counted: bool, suggest: bool, as_json: bool, output: Target | None, as_of: date, trees: tuple[str, ...]
    ) -> int:
        from fapiao_doctor.authoring.stories import load_stories
        from fapiao_doctor.authoring.stories.run import run_stories

        folder = one_folder(trees)
        doctor = own_doctor(folder, as_of)
        run = run_stories(doctor, list(load_stories(folder)))
        if not run.count and not suggest:
            raise UsageError("{folder} 里没有故事", "加 --suggest 写出一份", folder=folder / "stories")
        found = run.coverage(doctor) if counted or suggest else None
        if suggest and found:
            return _suggest(doctor, run, found, folder, lang)
        _show(run, found, as_json, output, lang)
        return FAILED if run.failures or (found and not found.whole) else 0

    return test


def _show(run: Run, found: Coverage | None, as_json: bool, output: Target | None, lang: Lang) -> None:
    from fapiao_doctor.authoring.stories.page import coverage_lines, coverage_summary, run_json, run_lines
    from fapiao_doctor.cli.show import put_object
    from fapiao_doctor.terminal.screen import complain, tell

    if as_json:
        put_object(run_json(run, found, lang), output)
        return
    lines = [*run_lines(run, lang), *(coverage_lines(found, lang) if found else ())]
    if output:
        output.write("".join(f"{line}\n" for line in lines))
    else:
        tell(lines)
    told = say(lang, "{count} 个故事，{failed} 处不对", count=run.count, failed=len(run.failures))
    complain(told)
    if found:
        complain(coverage_summary(found, lang))


def _suggest(doctor: Doctor, run: Run, found: Coverage, folder: Path, lang: Lang) -> int:
    """Add the missing stories at the end of their files; what stood there stays."""
    from fapiao_doctor.authoring.stories.add import add_stories
    from fapiao_doctor.authoring.stories.suggest import suggestions
    from fapiao_doctor.terminal.screen import complain, tell

    if run.failures:
        _show(run, None, False, None, lang)
        command = command_line((PROGRAM, "trees", "test", "--trees", str(folder)))
        raise UsageError("有故事不对，先改好再补新的", "运行 {command} 看是哪几个", command=command)
    texts = suggestions(doctor, found, [(story.tree, story.name) for story, _ in run.told])
    for path, count in add_stories(folder, texts):
        tell([say(lang, "{path}：补了 {count} 个故事，请逐个核对", path=path, count=count)])
    if not texts:
        complain(say(lang, "没有缺的故事"))
    return 0
