"""The group of commands, and the one place where errors become messages and exit codes."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import click

from fapiao_doctor.cli import batch, code, completing, diagnose, report, sessions, trees, version, wizard
from fapiao_doctor.cli.complaint import complaint
from fapiao_doctor.cli.language import language
from fapiao_doctor.cli.options import language_option, trees_option
from fapiao_doctor.errors import AppError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.terminal.streams import mend, silence

FACTORIES = (wizard, diagnose, code, batch, trees, sessions, report, completing)
EPILOG = "不带命令就是一问一答的向导。退出码：0 完成，1 出错，2 用法不对，3 要回答，4 不归这里管。"
PROGRAM = "fapiao-doctor"
INTERRUPTED = 130
UNREAD = 141
"""The exit code when the reader of a pipe went away, as of a program that SIGPIPE ended."""


class ReaderGoneError(Exception):
    """The reader of a pipe went away; no OSError, since click would end those with the code for a failure."""


class _Group(click.Group):
    """The commands, with the one error of theirs that click would take for its own."""

    def make_context(self, *words: Any, **more: Any) -> click.Context:
        with _reader_gone():
            return super().make_context(*words, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _reader_gone():
            return super().invoke(ctx)


@contextlib.contextmanager
def _reader_gone() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def build(lang: Lang) -> click.Group:
    """Give the command group in one language."""

    @click.group(
        cls=_Group,
        help=say(lang, "照决策树排除故障：一步一问，或一句话，找到正确、安全、有出处的下一步。"),
        epilog=say(lang, EPILOG),
        invoke_without_command=True,
    )
    @trees_option(lang)
    @language_option(lang)
    @version.version_option(lang)
    @click.pass_context
    def app(context: click.Context, trees: tuple[str, ...]) -> object:
        if context.invoked_subcommand is None:
            words = [word for one in trees for word in ("--trees", one)]
            return app.commands["wizard"].main(words, prog_name=PROGRAM, standalone_mode=False)
        return None

    for factory in FACTORIES:
        app.add_command(factory.command(lang))
    return app


def run(arguments: Sequence[str], lang: Lang) -> int:
    """Run one command line and give its exit code; errors go to stderr as one message."""
    try:
        result = build(lang).main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except (AppError, click.ClickException) as error:
        message, hint = complaint(error, lang)
        _complain(lang, message, hint)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, ReaderGoneError):
        silence(sys.stdout)
        return UNREAD
    except OSError as error:
        silence(sys.stdout)
        _complain(lang, say(lang, "写不出去：{reason}", reason=error.strerror), say(lang, "看看磁盘是不是满了"))
        return 1
    return result if isinstance(result, int) else 0


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    mend()
    arguments = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(arguments, language(arguments, os.environ)))


def _complain(lang: Lang, message: str, hint: str) -> None:
    from fapiao_doctor.terminal.screen import complain

    complain(say(lang, "出错了：{message}", message=message))
    if hint:
        complain(say(lang, "怎么办：{hint}", hint=hint))
