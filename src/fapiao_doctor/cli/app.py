"""The group of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import version, wizard
from fapiao_doctor.cli.gone import ReaderGoneError
from fapiao_doctor.cli.helping import helped_group
from fapiao_doctor.cli.language import asked, language, misunderstood, says_chinese
from fapiao_doctor.cli.modules import COMPLETING, Modules
from fapiao_doctor.cli.options import language_option
from fapiao_doctor.errors import AppError, MachineError, UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.terminal.streams import mend, silence
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "照决策树排除故障：一步一问，或一句话，找到正确、安全、有出处的下一步。"
EPILOG = (
    "不带命令就是一问一答的向导。每个命令都有 --help，help 也行。"
    "退出码：0 完成，1 出错或查出问题，2 用法不对，3 要回答，4 不归这里管，5 批量里有坏行，130 被中断。"
)
INTERRUPTED = 130
JSON = "--json"
UNREAD = 141
"""The exit code when the reader of a pipe went away, as of a program that SIGPIPE ended."""


def build(lang: Lang) -> click.Group:
    """Give the command group in one language."""

    @helped_group(PROGRAM, lang, ABOUT, epilog=say(lang, EPILOG), invoke_without_command=True, commands=Modules(lang))
    @wizard.wizard_options(lang)
    @language_option(lang)
    @version.version_option(lang)
    @click.pass_context
    def app(
        context: click.Context,
        resume: str | None,
        full: bool,
        unanswered: Path | None,
        plain: bool,
        as_of: date,
        trees: tuple[str, ...],
    ) -> int | None:
        if context.invoked_subcommand is None:
            return wizard.start(lang, resume, full, unanswered, plain, as_of, trees)
        _refuse_before(context)
        return None

    return app


def _refuse_before(context: click.Context) -> None:
    """Raise UsageError for an option of the wizard that stands before another command, which would not see it."""
    for option in context.command.params:
        name = option.name or ""
        typed = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if typed and option.opts[0] in wizard.OF_THE_WIZARD:
            command = command_line((PROGRAM, context.invoked_subcommand or "", option.opts[0]))
            raise UsageError("{option} 要写在命令后面", "写成 {command}", option=option.opts[0], command=command)


def run(arguments: Sequence[str], lang: Lang) -> int:
    """Run one command line and give its exit code; errors go to stderr as one message."""
    if COMPLETING in os.environ:
        import_module("fapiao_doctor.cli.shells")  # click completes by what this registers
    try:
        result = build(lang).main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except (AppError, click.ClickException) as error:
        return _refused(error, arguments, lang)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, ReaderGoneError):
        silence(sys.stdout)
        return UNREAD
    except OSError as error:
        from fapiao_doctor.text.reason import reason

        silence(sys.stdout)
        shut = error.errno == errno.EBADF
        hint = "标准输出没有打开：去掉 >&-，或者写 > 和文件名" if shut else "看看磁盘是不是满了"
        lost = MachineError("写不出去：{reason}", hint, reason=reason(error))
        return _refused(lost, arguments, lang)
    return result if isinstance(result, int) else 0


def main() -> int:
    """Run the command line of this process and return its exit code."""
    mend()
    arguments = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return run(arguments, _language(arguments))


def _language(arguments: Sequence[str]) -> Lang:
    """Return the language of this run; English on a stream that cannot take Chinese, unless Chinese is asked for."""
    lang = language(arguments, os.environ)
    wrong = misunderstood(os.environ)
    if wrong:
        from fapiao_doctor.terminal.screen import complain

        complain(say(lang, "FAPIAO_DOCTOR_LANG 只能是 zh 或 en，这里是“{value}”，没有用它。", value=wrong))
    if lang == "zh" and not asked(arguments, os.environ) and not says_chinese(sys.stdout, arguments):
        return "en"
    return lang


def _refused(error: AppError | click.ClickException, arguments: Sequence[str], lang: Lang) -> int:
    """Write what went wrong to stderr, as JSON where --json asks for it, and return the exit code."""
    from fapiao_doctor.cli.complaint import as_json, complaint
    from fapiao_doctor.terminal.screen import complain

    said, exit_code = complaint(error, lang, arguments), error.exit_code

    if JSON in takewhile(lambda word: word != "--", arguments):
        complain(as_json(said, exit_code), wrapped=False)
        return exit_code
    complain(say(lang, "出错了：{message}", message=said.message))
    if said.hint or said.command:
        complain(say(lang, "怎么办：{hint}", hint=said.hint), said.command)
    return exit_code
