"""What a check finds."""

from dataclasses import dataclass

from fapiao_doctor.errors import Place
from fapiao_doctor.messages import Lang, say


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the content: where, which check, and what, as a message with the values in its braces."""

    file: str
    line: int
    column: int
    check: str
    template: str
    values: tuple[tuple[str, str | int], ...]

    def said(self, lang: Lang) -> str:
        """Return place, message and check in one line."""
        message = say(lang, self.template, **dict(self.values))
        return f"{Place(self.file, self.line, self.column)}: {message} [{self.check}]"

    def __str__(self) -> str:
        return self.said("zh")


def problem(place: Place, check: str, template: str, **values: object) -> Problem:
    """Return the problem that `check` found at `place`."""
    said = tuple((key, value if isinstance(value, (str, int)) else str(value)) for key, value in values.items())
    return Problem(place.file, place.line, place.column, check, template, said)
