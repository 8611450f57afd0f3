"""What stderr says when a command cannot go on: one message, one hint, in the person's language."""

import click

from fapiao_doctor.errors import AppError, ContentError
from fapiao_doctor.messages import Lang, say


def complaint(error: AppError | click.ClickException, lang: Lang) -> tuple[str, str]:
    """Give the message and the hint for an error of ours or of click."""
    if isinstance(error, AppError):
        hint = say(lang, error.hint, **error.values) if error.hint else ""
        message = say(lang, error.template, **error.values)
        place = error.place if isinstance(error, ContentError) else None
        return (f"{place}: {message}" if place else message), hint
    return _usage(error, lang), say(lang, "用 --help 看用法")


def _usage(error: click.ClickException, lang: Lang) -> str:
    if isinstance(error, click.NoSuchOption):
        return say(lang, "没有 {option} 这个选项{near}", option=error.option_name, near=_near(error, lang))
    if isinstance(error, click.MissingParameter):
        return say(lang, "缺少 {name}", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        return say(lang, "{option} 后面缺少内容，或多了内容", option=error.option_name)
    if isinstance(error, click.BadParameter):
        return _bad_value(error, lang)
    return say(lang, "用法不对：{message}", message=error.format_message())


def _near(error: click.NoSuchOption, lang: Lang) -> str:
    if not error.possibilities:
        return ""
    return say(lang, "，是不是 {options}？", options="、".join(sorted(error.possibilities)))


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name if parameter else ""


def _bad_value(error: click.BadParameter, lang: Lang) -> str:
    name = _name(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        options = "、".join(str(one) for one in kind.choices)
        return say(lang, "{name} 只能是 {options}", name=name, options=options)
    return say(lang, "{name} 的内容不对", name=name)
