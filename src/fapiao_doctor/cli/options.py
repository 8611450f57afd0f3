"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.helping import option
from fapiao_doctor.cli.repeating import repeated
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import is_text
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.text.target import Target

FORCE = "fapiao_doctor.force"


class _FileName(click.ParamType[str]):
    """The name of a file, as shells complete it; `click.Path` looks for a translation of its own name first."""

    name = "file"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Have the shell offer the files that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = _FileName()
Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --lang; its value is read from the arguments before any command is built."""
    return option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        callback=repeated,
        help=say(lang, "界面语言：zh 中文，en 英文；默认看系统"),
    )


def trees_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --trees DIR, repeatable: other content than what is installed."""
    return option(
        "--trees",
        "trees",
        metavar="DIR",
        multiple=True,
        is_eager=True,
        callback=_trees,
        help=say(lang, "用这个文件夹里的内容包，可以写多次；也可以写装好的包的名字"),
    )


def _trees(context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders asked for here, else those asked for before the command."""
    found = value or tuple(context.obj or ())
    context.obj = found
    return found


def as_of_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --as-of DATE: what holds on that day."""
    return option(
        "--as-of",
        "as_of",
        metavar="DATE",
        callback=lambda context, option, value: _day(repeated(context, option, value)),
        help=say(lang, "按这一天的规定回答，如 2026-11-23；默认今天"),
    )


def plain_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --plain: no colour, no lines, for screen readers."""
    return option(
        "--plain",
        is_flag=True,
        callback=lambda _context, _option, value: value or os.environ.get("ACCESSIBLE", "") not in ("", "0"),
        help=say(lang, "不用颜色和线条，适合读屏软件"),
    )


def json_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --json: the result as an object for programs."""
    return option("--json", "as_json", is_flag=True, help=say(lang, "输出 JSON，给程序用"))


def form_option(lang: Lang, name: str, text: str) -> Callable[[Command], Command]:
    """Accept --NAME as one of the forms of a result; only one of them may be given."""

    def chosen(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        before = context.params.setdefault("form", None)
        if wanted and before:
            raise UsageError("--{one} 和 --{other} 只能用一个", "留下一个", one=before, other=name)
        if wanted:
            context.params["form"] = name

    return option(f"--{name}", is_flag=True, expose_value=False, callback=chosen, help=say(lang, text))


def output_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept -o FILE, "-" for stdout, and --force: the command gets a Target, or None for stdout."""

    def both(command: Command) -> Command:
        return force_option(lang)(
            option(
                "-o",
                "--output",
                metavar="FILE",
                type=FILE,
                callback=lambda context, _option, value: _target(context, value),
                help=say(lang, "写进文件（UTF-8），不输出到屏幕"),
            )(command)
        )

    return both


def keep_unanswered_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --keep-unanswered FILE: where to add the sentences that nobody answered; off by default."""
    return option(
        "--keep-unanswered",
        "unanswered",
        metavar="FILE",
        type=FILE,
        callback=lambda _context, _option, value: None if value is None else _path(value),
        help=say(lang, "把没对上、没解决的话（隐去个人信息）加进这个文件，好交给写内容的人"),
    )


def force_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --force; `forced` says whether it was given."""
    return option(
        "--force",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=lambda context, _option, value: context.meta.update({FORCE: value}),
        help=say(lang, "文件已经有了也覆盖"),
    )


def forced(context: click.Context) -> bool:
    """Return whether --force was given."""
    return bool(context.meta.get(FORCE))


def file_name(value: str) -> str:
    """Return the name of a file or folder to write; raise UsageError for an empty one, or one that cannot be read."""
    if not value:
        raise UsageError("-o 后面的名字是空的", "写上文件名")
    if not is_text(value):
        raise UsageError("文件名里有读不出来的字节", "换个名字")
    return value


def _path(value: str) -> Path:
    from pathlib import Path

    return Path(file_name(value))


def _target(context: click.Context, value: str | None) -> Target | None:
    """Return where to write, looked at before any work is done."""
    if value is None or value == "-":
        return None
    from fapiao_doctor.text.target import Target

    target = Target(_path(value), forced(context))
    target.check()
    return target


def answers_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --answer TREE/QUESTION=OPTION, repeatable."""
    return option(
        "--answer",
        "answers",
        multiple=True,
        metavar="TREE/QUESTION=OPTION",
        shell_complete=completing.answers,
        callback=lambda _context, _option, values: tuple(parse_answer(value) for value in values),
        help=say(lang, "回答一个问题，可以写多次"),
    )


def parse_answer(value: str) -> Answer:
    """Read `tree/question=option`; raise UsageError for any other form."""
    path, equals, option = value.partition("=")
    tree, slash, node = path.partition("/")
    if not (equals and slash and tree and node and option):
        message = "--answer 写成 树/问题=选项，这里写的是“{value}”"
        hint = "运行 {command} 看有哪些树，trees show 加树的 id 看它的问题和选项"
        raise UsageError(message, hint, value=value, command=command_line((PROGRAM, "trees", "list")))
    from fapiao_doctor.engine.position import Answer

    return Answer(tree.strip(), node.strip(), option.strip())


def _no_folder(path: Path | None) -> Path | None:
    if path is not None and path.is_dir():
        raise UsageError("“{path}”是文件夹", "-o 后面写文件名，例如 {example}", path=path, example=path / "answer.txt")
    return path


def _day(value: str | None) -> date:
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = "“{value}”不是日期"
        raise UsageError(message, "写成 2026-11-23 这样", value=value) from error
