"""Questions that a sentence answers by itself: by the `hears` of an option."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from fapiao_doctor.reader.features import Read
from fapiao_doctor.reader.units import squeeze
from fapiao_doctor.reader.values import Heard

BLOCKING = frozenset({"deny", "aside", "fear", "doubt", "asked", "past", "fine"})
"""Scopes in which a word answers nothing."""


class HearsRow(TypedDict):
    """One phrase of an option: its parts, each a word class "<name>" or words, all of them in one clause."""

    tree: str
    question: str
    option: str
    parts: list[str]


def heard(read: Read, rows: Mapping[str, Sequence[HearsRow]], trees: Sequence[str]) -> tuple[Heard, ...]:
    """Return the questions of `trees` that the text answers: none where two options of one question are said.

    `rows` are those of each tree.
    """
    found: dict[tuple[str, str], dict[str, Heard]] = {}
    asked = list(_asked(read, [row for tree, some in rows.items() if tree in trees for row in some]))
    flats = list(_clauses(read)) if asked else []
    for row in asked:
        place = _said(read, row["parts"], flats)
        if place:
            one = Heard(row["tree"], row["question"], row["option"], read.quote(*place))
            found.setdefault((row["tree"], row["question"]), {}).setdefault(row["option"], one)
    return tuple(one for options in found.values() if len(options) == 1 for one in options.values())


def _asked(read: Read, rows: Sequence[HearsRow]) -> Iterator[HearsRow]:
    """Yield the rows whose parts stand in the text, be it in several clauses."""
    named = {f"<{name}>" for token in read.tokens for name in token.classes}
    whole = squeeze(read.text.text)
    for row in rows:
        for part in row["parts"]:
            if part not in named and part not in whole:
                break
        else:
            yield row


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
