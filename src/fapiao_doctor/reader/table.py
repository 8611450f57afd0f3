"""What a compiled pack holds: JSON, no code in it."""

from collections.abc import Mapping
from typing import TypedDict

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.hears import HearsRow
from fapiao_doctor.reader.model import Packed
from fapiao_doctor.reader.slots import NumberRow
from fapiao_doctor.reader.verbatim import Lines, OnScreens
from fapiao_doctor.reader.words import Words


class Compiled(TypedDict):
    """All that a reader needs of one pack.

    `spelt`, `heard`, `rough` and `alike` are words by first unit, see words.Words: by spelling, by the sound of pinyin,
    by rough and by exact sound; `numbers` by slot; `hears` by tree; `start_questions` by question of the start tree the
    trees it leads to; `young` weighs the trees that no example taught, see reader.young.
    """

    start: str
    spelt: Mapping[str, str]
    heard: Mapping[str, str]
    rough: Mapping[str, str]
    alike: Mapping[str, str]
    rules: Rules
    numbers: dict[str, list[NumberRow]]
    screen: OnScreens
    lines: Lines
    hears: Mapping[str, list[HearsRow]]
    start_questions: dict[str, list[str]]
    model: Packed
    young: Packed


def words_of(table: Compiled) -> Words:
    """Return the words of a pack, ready to be found."""
    return Words(table["spelt"], table["heard"], table["rough"], table["alike"])
