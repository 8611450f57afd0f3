"""What a compiled pack holds: JSON, no code in it."""

from typing import TypedDict

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.exact import Lines
from fapiao_doctor.reader.hears import HearsRow
from fapiao_doctor.reader.model import Packed
from fapiao_doctor.reader.screen import CodeRow
from fapiao_doctor.reader.words import Words


class Pack(TypedDict):
    """All that a reader needs of one pack.

    `spelt`, `heard` and `alike` are tries by spelling, rough and exact sound, see words.pack; `loose` the classes
    that characters of a rough sound may stand for; `start_questions` by question of the start tree the trees it leads
    to.
    """

    start: str
    spelt: dict[str, str]
    heard: dict[str, str]
    alike: dict[str, str]
    loose: list[str]
    rules: Rules
    codes: list[CodeRow]
    lines: Lines
    hears: list[HearsRow]
    start_questions: dict[str, list[str]]
    model: Packed


def words_of(table: Pack) -> Words:
    """Return the words of a pack, ready to be found."""
    return Words(table["spelt"], table["heard"], table["alike"], frozenset(table["loose"]))
