"""What stderr says when a command cannot go on: one message, one hint, in the person's language."""

import json
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

import click

from fapiao_doctor.cli.examples import examples
from fapiao_doctor.cli.helping import ExtraWords, UnknownCommand
from fapiao_doctor.cli.suggest import command_line, harmless, nearest, replaced
from fapiao_doctor.errors import AppError, ContentError, Listed, UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.clean import one_line

COMMAND = "command"
"""The value of an error that is a command line; it stands last in its hint and is never broken."""


class Complaint(NamedTuple):
    """What went wrong, what to do about it, and the command line that does it, if there is one."""

    message: str
    hint: str
    command: str = ""


def complaint(error: AppError | click.ClickException, lang: Lang, arguments: Sequence[str] = ()) -> Complaint:
    """Return what to say about an error of ours or of click; `arguments` are those of the command line."""
    if isinstance(error, AppError):
        return _own(error, lang)
    message = _usage(error, lang)
    command = _meant(error, lang, arguments)
    if command:
        hint = "例如 " if isinstance(error, click.MissingParameter) else "改成 "
        return Complaint(message, say(lang, hint), command)
    return Complaint(message, say(lang, "看用法："), _help_of(error))


def as_json(said: Complaint, exit_code: int) -> str:
    """Return the error as one line of JSON, in ASCII so that any stream can take it."""
    hint = one_line(said.hint + said.command)
    return json.dumps({"error": {"message": one_line(said.message), "hint": hint, "exit_code": exit_code}})


def _own(error: AppError, lang: Lang) -> Complaint:
    values = error.values
    if isinstance(error, UsageError):
        values = {key: _harmless(value) for key, value in values.items()}
    message = say(lang, error.template, **values)
    place = error.place if isinstance(error, ContentError) else None
    command = str(values[COMMAND]) if error.hint.endswith(f"{{{COMMAND}}}") else ""
    hint = say(lang, error.hint, **({**values, COMMAND: ""} if command else values)) if error.hint else ""
    return Complaint(f"{place}: {message}" if place else message, hint, command)


def _harmless(value: object) -> object:
    if isinstance(value, Listed):
        return Listed(map(harmless, value.words))
    return harmless(value) if isinstance(value, str) else value


def _usage(error: click.ClickException, lang: Lang) -> str:
    if isinstance(error, UnknownCommand):
        return say(lang, "没有“{name}”这个命令", name=harmless(error.name))
    if isinstance(error, ExtraWords):
        return say(lang, "多出来的词：{words}", words=" ".join(map(harmless, error.words)))
    if isinstance(error, click.NoSuchOption):
        return say(lang, "没有 {option} 这个选项", option=harmless(error.option_name))
    if isinstance(error, click.MissingParameter):
        return say(lang, "缺少 {name}", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take" in error.message
        template = "{option} 后面不写内容" if takes_none else "{option} 后面缺少内容"
        return say(lang, template, option=error.option_name)
    if isinstance(error, click.BadParameter):
        return _bad_value(error, lang)
    return say(lang, "用法不对：{message}", message=harmless(error.format_message()))


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.make_metavar(error.ctx).strip("[].") if parameter and error.ctx else ""


def _bad_value(error: click.BadParameter, lang: Lang) -> str:
    name = _name(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return say(lang, "{name} 只能是 {options}", name=name, options=Listed(kind.choices))
    if isinstance(kind, click.IntRange) and kind.min is not None and kind.max is None:
        return say(lang, "{name} 要写整数，最小是 {least}", name=name, least=kind.min)
    return say(lang, "{name} 的内容不对", name=name)


def _meant(error: click.ClickException, lang: Lang, arguments: Sequence[str]) -> str:
    """Return the corrected command line, or nothing where it cannot be guessed."""
    if isinstance(error, UnknownCommand):
        return _command_meant(error, arguments)
    if isinstance(error, click.NoSuchOption) and error.ctx:
        known = [name for one in error.ctx.command.get_params(error.ctx) for name in one.opts if name.startswith("--")]
        near = nearest(error.option_name, known)
        return command_line(replaced(arguments, error.option_name, near)) if near else ""
    if isinstance(error, ExtraWords) and error.ctx:
        return _without_extra(error, arguments)
    if isinstance(error, click.MissingParameter) and error.ctx:
        return next(iter(examples(error.ctx, lang)), "")
    return ""


def _command_meant(error: UnknownCommand, arguments: Sequence[str]) -> str:
    near = nearest(error.name, error.group.commands)
    if near:
        return command_line(replaced(arguments, error.name, near))
    if error.ctx is None or error.ctx.parent:
        return ""
    for name, command in error.group.commands.items():
        if isinstance(command, click.Group) and error.name in command.commands:
            place = list(arguments).index(error.name)
            return command_line((*arguments[:place], name, *arguments[place:]))
    place = list(arguments).index(error.name)
    said = list(takewhile(lambda word: not word.startswith("-"), arguments[place:]))
    if len(said) == 1 and error.name.isascii() and error.name.isalpha():
        return ""
    return command_line((*arguments[:place], "diagnose", " ".join(said), *arguments[place + len(said) :]))


def _without_extra(error: ExtraWords, arguments: Sequence[str]) -> str:
    words = list(arguments)
    for extra in error.words:
        if extra in words:
            words.reverse()
            words.remove(extra)
            words.reverse()
    return command_line(words)


def _help_of(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    words = context.command_path.split()[1:] if context else []
    return command_line([*words, "--help"])
