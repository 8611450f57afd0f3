"""Questions that a sentence answers by itself: by the `hears` of an option."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from fapiao_doctor.reader.features import Read
from fapiao_doctor.reader.units import squeeze
from fapiao_doctor.reader.values import Heard
from fapiao_doctor.reader.within import Phrases

BLOCKING = frozenset({"deny", "aside", "fear", "doubt", "asked", "past", "fine"})
"""Scopes in which a word answers nothing."""


class HearsRow(TypedDict):
    """One phrase of an option: its parts, each a word class "<name>" or words, all of them in one clause."""

    tree: str
    question: str
    option: str
    parts: list[str]


class Hears:
    """The phrases of all options, ready to be listened for."""

    def __init__(self, rows: Sequence[HearsRow]) -> None:
        self._rows = rows
        self._by_class: dict[str, list[int]] = {}
        spoken = []
        for number, row in enumerate(rows):
            if row["parts"][0].startswith("<"):
                self._by_class.setdefault(row["parts"][0][1:-1], []).append(number)
            else:
                spoken.append(number)
        self._spoken = spoken
        self._spoken_in = Phrases(rows[number]["parts"][0] for number in spoken).standing_in

    def heard(self, read: Read, trees: Sequence[str]) -> tuple[Heard, ...]:
        """Return the questions of `trees` that the text answers: none where two options of one question are said."""
        found: dict[tuple[str, str], dict[str, Heard]] = {}
        asked = self._asked(read, trees)
        flats = list(_clauses(read)) if asked else []
        for row in asked:
            place = _said(read, row["parts"], flats)
            if place:
                one = Heard(row["tree"], row["question"], row["option"], read.quote(*place))
                found.setdefault((row["tree"], row["question"]), {}).setdefault(row["option"], one)
        return tuple(one for options in found.values() if len(options) == 1 for one in options.values())

    def _asked(self, read: Read, trees: Sequence[str]) -> list[HearsRow]:
        """Return the rows of `trees` whose parts stand in the text, be it in several clauses."""
        named = {name for token in read.tokens for name in token.classes}
        begun = [number for name in named for number in self._by_class.get(name, ())]
        begun += [self._spoken[number] for number in self._spoken_in(read.flat)]
        rows = [self._rows[number] for number in sorted(begun)]
        return [row for row in rows if row["tree"] in trees and _all_said(row["parts"][1:], named, read.flat)]


def _all_said(parts: Sequence[str], named: set[str], flat: str) -> bool:
    return all(part[1:-1] in named if part.startswith("<") else part in flat for part in parts)


Clause = tuple[range, str, list[int]]


def _clauses(read: Read) -> Iterator[Clause]:
    plain = read.text.text
    for start, end, first, last in read.clauses:
        places = [place for place in range(start, end) if plain[place].isalnum()]
        yield range(first, last), squeeze(plain[start:end]), places


def _said(read: Read, parts: Sequence[str], flats: Sequence[Clause]) -> list[tuple[int, int]]:
    for numbers, flat, places in flats:
        found = [_part(read, part, numbers, flat, places) for part in parts]
        if all(found):
            return [one for one in found if one]
    return []


def _part(read: Read, part: str, numbers: range, flat: str, places: list[int]) -> tuple[int, int] | None:
    if part.startswith("<"):
        name = part[1:-1]
        for number in numbers:
            if name in read.tokens[number].classes and not BLOCKING & read.marks[number]:
                return read.tokens[number].start, read.tokens[number].end
        return None
    at = flat.find(part)
    if at < 0 or read.chars[places[at]] in BLOCKING:
        return None
    return places[at], places[at + len(part) - 1] + 1
