"""A text to named features, each with the place in the folded text that shows it."""

from collections.abc import Sequence
from itertools import islice

from fapiao_doctor.content.vocabulary import Scope
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.reader.scope import Clause, Marks, clauses, marks
from fapiao_doctor.reader.units import BREAK, Units, squeeze, units
from fapiao_doctor.reader.values import Token
from fapiao_doctor.reader.words import Words
from fapiao_doctor.text.fold import Folded, fold_speech

MOST = 1000
"""Features of one text: a story of 300 characters has about 900."""

LONGEST_GRAM = 3
BEFORE = 4
"""Words of the same clause that a word is paired with: with all of them nothing was gained."""

SILENT = frozenset({"deny", "aside"})
"""Scopes whose characters are no feature: what is denied speaks only through its word classes."""

SHAPE, PIECE = "#", "~"
"""How the names of features begin that are of the text as a whole (reader.shape), and of pieces of Latin words."""

SIGN = {"deny": "N", "aside": "N", "fine": "K"}
"""How a scope is written in the name of a feature."""


Features = dict[str, tuple[int, int]]
"""By name the place in the folded text that first shows it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its words and what is said of them; `flat` is it squeezed."""

    text: Folded
    tokens: tuple[Token, ...]
    marks: Marks
    chars: list[str]
    units: Units
    clauses: tuple[Clause, ...]
    flat: str

    def quote(self, *places: tuple[int, int]) -> str:
        """Return the words as typed at these places, each once, in order."""
        return "、".join(dict.fromkeys(self.text.words(*one) for one in sorted(places)))


def read_words(typed: str, words: Words, scopes: Sequence[Scope]) -> Read:
    """Fold a text and find its words and their scopes."""
    text = fold_speech(typed)
    spelling, rough, exact = units(text.text)
    tokens = tuple(words.cover(spelling, rough, exact, len(text.text)))
    whole = tuple(clauses(tokens, text.text))
    said, chars = marks(tokens, len(text.text), whole, scopes)
    return Read(text, tokens, said, chars, spelling, whole, squeeze(text.text))


def is_word(feature: str) -> bool:
    """Return whether a feature is something said: a word class, several characters, a Latin word; not its shape."""
    return len(feature) > 1 and feature[0] not in (SHAPE, PIECE)


def features(read: Read) -> Features:
    """Return the features in order: word classes, ordered pairs of them in a clause, characters, letters."""
    found: Features = {}
    signs = [next((SIGN[name] for name in SIGN if name in said), "") if said else "" for said in read.marks]
    _classes(found, read, signs)
    for add in (_grams, _letters):
        if len(found) < MOST:
            add(found, read)
    return found if len(found) <= MOST else dict(islice(found.items(), MOST))


def _classes(found: Features, read: Read, signs: Sequence[str]) -> None:
    for (classes, start, end), sign in zip(read.tokens, signs, strict=True):
        for name in classes:
            found.setdefault(f"{sign}={name}", (start, end))
    for _, _, first, last in read.clauses:
        for later in range(first + 1, last):
            if len(found) >= MOST:
                return
            others, _, end = read.tokens[later]
            for earlier in range(max(first, later - BEFORE), later):
                classes, start, _ = read.tokens[earlier]
                for one in classes:
                    pair = f"{signs[earlier]}{signs[later]}={one}+"
                    for other in others:
                        found.setdefault(pair + other, (start, end))


def _grams(found: Features, read: Read) -> None:
    said, spans = read.units.said, read.units.spans
    room = len(said)
    for start, (name, span) in enumerate(zip(said, spans, strict=True)):
        place = span[0]
        if name == BREAK or read.chars[place] in SILENT:
            continue
        if len(found) >= MOST:
            return
        if name not in found:
            found[name] = span
        for number in range(start + 1, min(start + LONGEST_GRAM, room)):
            if said[number] == BREAK:
                break
            name = f"{name} {said[number]}"
            if name not in found:
                found[name] = place, spans[number][1]


def _letters(found: Features, read: Read) -> None:
    for one, place in zip(read.units.said, read.units.spans, strict=True):
        if len(one) > LONGEST_GRAM and one.isascii():
            word = f"<{one}>"
            for start in range(len(word) - LONGEST_GRAM + 1):
                found.setdefault(f"{PIECE}{word[start : start + LONGEST_GRAM]}", place)
