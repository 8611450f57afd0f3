"""What a check finds."""

from dataclasses import dataclass

from fapiao_doctor.errors import Place


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the content: where, which check, what, and how to mend it."""

    file: str
    line: int
    column: int
    check: str
    message: str

    def __str__(self) -> str:
        return f"{Place(self.file, self.line, self.column)}: {self.message} [{self.check}]"


def problem(place: Place, check: str, message: str) -> Problem:
    """Give the problem that `check` found at `place`."""
    return Problem(place.file, place.line, place.column, check, message)
