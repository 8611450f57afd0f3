"""Whom the wizard talks to, and where it leaves its state."""

from collections.abc import Sequence
from typing import Protocol

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import AppError
from fapiao_doctor.render.document import Document


class Asker(Protocol):
    """A person at a terminal, or what stands for one."""

    def ask(self, prompt: str) -> str:
        """Return one line, or all lines of one paste; EOFError where there is no more, KeyboardInterrupt on Ctrl-C."""

    def show(self, document: Document) -> None:
        """Show a page."""

    def show_page(self, document: Document, conclusion: Document) -> None:
        """Show a page that may be longer than the screen; `conclusion` is in sight when it ends."""

    def fits(self, document: Document) -> bool:
        """Return whether the screen takes a page whole."""

    def clear(self) -> bool:
        """Clear the screen and what has scrolled away; False where that cannot be done."""


class Keeper(Protocol):
    """Where the wizard leaves its state."""

    saved: bool
    """Whether the person has saved this walk before: it is not theirs to lose."""

    failure: AppError | None
    """Why it could not be saved the last time."""

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str) -> None:
        """Save the state as it is now."""

    def forget(self) -> None:
        """Delete what was saved."""


class Watch(Protocol):
    """Sees every result that the wizard comes to."""

    def __call__(self, result: Diagnosis, unsolved: bool = False) -> None:
        """See one; `unsolved` says that its outcome did not help and nothing is left to go on to."""


def nobody(result: Diagnosis, unsolved: bool = False) -> None:
    """Watch nothing."""


class Left(Exception):
    """The person left; `kept` says whether the state is kept."""

    def __init__(self, kept: bool) -> None:
        super().__init__()
        self.kept = kept
