"""Questions that a sentence answers by itself: by the `hears` of an option."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypedDict

from fapiao_doctor.reader.features import Read
from fapiao_doctor.reader.units import squeeze
from fapiao_doctor.reader.values import Heard

BLOCKING = frozenset({"deny", "aside", "fear", "doubt", "asked", "past", "fine"})
"""Scopes in which a word answers nothing."""


class HearsRow(TypedDict):
    """One phrase of an option: its parts, each a word class "<name>" or words, all of them in one clause."""

    question: str
    option: str
    parts: list[str]


class Hears:
    """The phrases of all options by tree, each tree's read when a text is first listened to for it."""

    def __init__(self, by_tree: Mapping[str, Sequence[HearsRow]]) -> None:
        self._by_tree = by_tree
        self._rows: dict[str, list[tuple[str, HearsRow]]] = {}

    def heard(self, read: Read, trees: Collection[str]) -> tuple[Heard, ...]:
        """Return the questions of `trees` that the text answers: none where two options of one question are said."""
        flat, named = read.flat, {f"<{name}>" for token in read.tokens for name in token.classes}
        clauses: list[Clause] = []
        heard: list[Heard] = []
        for tree in trees:
            found: dict[str, dict[str, Heard]] = {}
            for row in [row for first, row in self._of(tree) if first in flat or first in named]:
                if all(part in flat or part in named for part in row["parts"]):  # be it in several clauses
                    clauses = clauses or list(_clauses(read))
                    place = _said(read, row["parts"], clauses)
                    if place:
                        one = Heard(tree, row["question"], row["option"], read.quote(*place))
                        found.setdefault(row["question"], {}).setdefault(row["option"], one)
            heard += (one for options in found.values() if len(options) == 1 for one in options.values())
        return tuple(heard)

    def _of(self, tree: str) -> list[tuple[str, HearsRow]]:
        if tree not in self._rows:
            self._rows[tree] = [(row["parts"][0], row) for row in self._by_tree.get(tree, ())]
        return self._rows[tree]


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
