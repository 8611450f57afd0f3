"""`--version`: the program's version, and each pack's version and the day it was reviewed."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from fapiao_doctor import __version__
from fapiao_doctor.cli.folder import chosen_packs
from fapiao_doctor.cli.helping import option
from fapiao_doctor.content.packs import heads
from fapiao_doctor.messages import Lang, say

Command = TypeVar("Command", bound=Callable[..., Any])


def version_option(lang: Lang) -> Callable[[Command], Command]:
    """Accept --version."""

    def show(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if not wanted or context.resilient_parsing:
            return
        click.echo(f"fapiao-doctor {__version__}")
        for pack, version, reviewed in heads(chosen_packs(context.params.get("trees") or ()).folders):
            line = "内容包 {pack} {version}，{reviewed} 复核"
            click.echo(say(lang, line, pack=pack, version=version, reviewed=reviewed))
        context.exit()

    return option(
        "-V",
        "--version",
        is_flag=True,
        expose_value=False,
        callback=show,
        help=say(lang, "看版本和内容复核日期"),
    )
