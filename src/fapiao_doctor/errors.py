"""The error family: whose fault it is decides the class, and the class decides the exit code.

AppError
├── ContentError   the author's fault: a file under trees/ is wrong            exit 1
├── UsageError     the user's fault: an argument, an answer, an input is wrong  exit 2
└── MachineError   the machine's fault: disk, permission, terminal              exit 1
"""

from collections.abc import Iterable

from fapiao_doctor.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file; line and column count from 1, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Phrase:
    """A part of a message that has to be said in the person's language too; as text it is Chinese."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class Listed(str):
    """Several words within a message, with a comma of the person's language between them; as text it is Chinese."""

    words: tuple[str, ...]

    def __new__(cls, words: Iterable[object]) -> "Listed":
        several = tuple(map(str, words))
        found = super().__new__(cls, "、".join(several))
        found.words = several
        return found


class AppError(Exception):
    """Something a user, an author or a machine can cause; never a bug.

    `template` says what is wrong and where, `hint` how to mend it; `values` fill their braces, so that the
    edge can say the same in another language.
    """

    exit_code = 1

    def __init__(self, template: str, hint: str = "", **values: object) -> None:
        self.template = template
        self.hint = hint
        self.values = values
        self.message = template.format(**values) if values else template
        super().__init__(self.message)


class ContentError(AppError):
    """A file of the content is wrong; `place` is where, if known."""

    def __init__(self, template: str, place: Place | None = None, hint: str = "", **values: object) -> None:
        super().__init__(template, hint, **values)
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class UsageError(AppError):
    """An argument, an answer or an input that the user gave is wrong."""

    exit_code = 2


class MachineError(AppError):
    """The disk, a permission or the terminal stands in the way."""
