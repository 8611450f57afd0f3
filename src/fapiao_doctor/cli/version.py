"""`--version`: the program's version, the content's version and the day it was reviewed."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from fapiao_doctor import __version__
from fapiao_doctor.content.packs import bundled_trees, content_version
from fapiao_doctor.messages import Lang, say

Command = TypeVar("Command", bound=Callable[..., Any])


def version_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --version."""

    def show(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if not wanted or context.resilient_parsing:
            return
        content, reviewed = content_version(bundled_trees())
        click.echo(
            say(
                lang,
                "fapiao-doctor {version}（内容版本 {content}，{reviewed} 复核）",
                version=__version__,
                content=content,
                reviewed=reviewed,
            )
        )
        context.exit()

    return click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=say(lang, "看版本和内容复核日期"),
    )
