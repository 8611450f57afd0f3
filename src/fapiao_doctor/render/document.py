"""What a page says, line by line, before it is known where it will be shown."""

from typing import Literal

from fapiao_doctor.frozen import dataclass

Role = Literal[
    "title",
    "stop",
    "warning",
    "heading",
    "step",
    "note",
    "text",
    "option",
    "source",
    "command",
    "code",
    "blank",
    "gate",
]
"""What a line is for; a `gate` asks a person to say yes before what follows is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; `mark` stands before it and the rest hangs under its text."""

    role: Role
    text: str = ""
    mark: str = ""


Document = tuple[Line, ...]

BLANK = Line("blank")
