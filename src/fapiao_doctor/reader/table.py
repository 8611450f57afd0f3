"""What a compiled pack holds: JSON, no code in it."""

from typing import TypedDict

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.exact import Lines
from fapiao_doctor.reader.hears import HearsRow
from fapiao_doctor.reader.model import Packed
from fapiao_doctor.reader.screen import CodeRow


class Pack(TypedDict):
    """All that a reader needs of one pack.

    `spelt` and `heard` are tries, see words.pack; `loose` the classes that characters of the same sound may stand for;
    `means` by class the slot and value; `start_questions` by question of the start tree the trees it leads to.
    """

    start: str
    spelt: dict[str, str]
    heard: dict[str, str]
    loose: list[str]
    means: dict[str, list[str]]
    rules: Rules
    codes: list[CodeRow]
    lines: Lines
    hears: list[HearsRow]
    start_questions: dict[str, list[str]]
    model: Packed
