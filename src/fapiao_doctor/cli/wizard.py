"""`wizard`: the ask and answer loop on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from fapiao_doctor.cli.folder import doctor_for, example_command, watching
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import as_of_option, keep_unanswered_option, language_option, plain_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say

if TYPE_CHECKING:
    from pathlib import Path

    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.wizard.asker import Watch

OF_THE_WIZARD = frozenset({"--resume", "--full", "--keep-unanswered", "--plain", "--as-of"})
"""What the bare command takes for the wizard; --trees stands before any command."""

NEWEST = "newest"
Command = TypeVar("Command", bound=Callable[..., Any])


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("wizard", lang, ABOUT["wizard"])
    @wizard_options(lang)
    @language_option(lang)
    def wizard(
        resume: str | None, full: bool, unanswered: Path | None, plain: bool, as_of: date, trees: tuple[str, ...]
    ) -> int:
        return start(lang, resume, full, unanswered, plain, as_of, trees)

    return wizard


def wizard_options(lang: Lang) -> Callable[[Command], Command]:
    """Accept what the wizard takes, here and on the bare command: what OF_THE_WIZARD says, and --trees."""

    def accept(function: Command) -> Command:
        for accepts in (trees_option(lang), as_of_option(lang), plain_option(lang), *_own(lang)):
            function = accepts(function)
        return function

    return accept


def _own(lang: Lang) -> tuple[Callable[[Command], Command], ...]:
    return keep_unanswered_option(lang), _full(lang), _resume(lang)


def start(
    lang: Lang,
    resume: str | None,
    full: bool,
    unanswered: Path | None,
    plain: bool,
    as_of: date,
    trees: tuple[str, ...],
) -> int:
    """Run the wizard from its beginning, or from a saved walk; give the exit code."""
    from fapiao_doctor.cli.walking import Run

    _need_terminal(trees, lang)
    return Run(doctor_for(trees, lang, as_of), plain, full, watching(unanswered)).start(resume)


def _resume(lang: Lang) -> Callable[[Command], Command]:
    return option(
        "--resume",
        metavar="ID",
        is_flag=False,
        flag_value=NEWEST,
        help=say(lang, "接着做上次没做完的；不写 ID 就是最近一次"),
    )


def _full(lang: Lang) -> Callable[[Command], Command]:
    return option("--full", is_flag=True, help=say(lang, "显示全部：不要这样做、怎么防、依据、各处说法、出处"))


def walk_on(
    doctor: Doctor,
    said: str,
    answers: Sequence[Answer],
    plain: bool,
    trees: tuple[str, ...],
    code: str = "",
    full: bool = False,
    watch: Watch | None = None,
) -> int:
    """Go on from a symptom, or else a replay code, and answers as the wizard; give the exit code."""
    from fapiao_doctor.cli.walking import Run

    _need_terminal(trees, doctor.lang)
    return Run(doctor, plain, full, watch or watching(None)).go_on(said, answers, code)


def _need_terminal(trees: tuple[str, ...], lang: Lang) -> None:
    from fapiao_doctor.terminal.streams import is_interactive

    if not is_interactive():
        command = example_command(("diagnose",), trees, lang)
        raise UsageError("这里没有终端，不能一问一答", "改用 {command}", command=command)
