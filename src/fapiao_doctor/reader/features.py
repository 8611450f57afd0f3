"""A text to named features, each with the place in the folded text that shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fapiao_doctor.content.vocabulary import Scope
from fapiao_doctor.reader.scope import Clause, Marks, clauses, marks
from fapiao_doctor.reader.units import BREAK, Units, units
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

SIGN = {"deny": "N", "aside": "N", "fine": "K"}
"""How a scope is written in the name of a feature."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its words and what is said of them."""

    text: Folded
    tokens: tuple[Token, ...]
    marks: Marks
    chars: list[str]
    units: Units
    clauses: tuple[Clause, ...]

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
    return Read(text, tokens, said, chars, spelling, whole)


def features(read: Read) -> dict[str, tuple[int, int]]:
    """Return the features in order: word classes, ordered pairs of them in a clause, characters, letters."""
    found: dict[str, tuple[int, int]] = {}
    signs = [next((SIGN[name] for name in SIGN if name in said), "") for said in read.marks]
    for name, place in (*_classes(read, signs), *_pairs(read, signs), *_grams(read), *_letters(read.units)):
        if len(found) >= MOST:
            break
        found.setdefault(name, place)
    return found


def _classes(read: Read, signs: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for token, sign in zip(read.tokens, signs, strict=True):
        for name in token.classes:
            yield f"{sign}={name}", (token.start, token.end)


def _pairs(read: Read, signs: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for _, _, first, last in read.clauses:
        for later in range(first, last):
            for earlier in range(max(first, later - BEFORE), later):
                place = read.tokens[earlier].start, read.tokens[later].end
                for one in read.tokens[earlier].classes:
                    for other in read.tokens[later].classes:
                        yield f"{signs[earlier]}{signs[later]}={one}+{other}", place


def _grams(read: Read) -> Iterator[tuple[str, tuple[int, int]]]:
    said, spans = read.units.said, read.units.spans
    for start in range(len(said)):
        if said[start] == BREAK or read.chars[spans[start][0]] in SILENT:
            continue
        name = ""
        for end in range(start, min(start + LONGEST_GRAM, len(said))):
            if said[end] == BREAK:
                break
            name = f"{name} {said[end]}" if name else said[end]
            yield name, (spans[start][0], spans[end][1])


def _letters(said: Units) -> Iterator[tuple[str, tuple[int, int]]]:
    for one, place in zip(said.said, said.spans, strict=True):
        if len(one) > LONGEST_GRAM and one.isascii():
            word = f"<{one}>"
            for start in range(len(word) - LONGEST_GRAM + 1):
                yield f"~{word[start : start + LONGEST_GRAM]}", place
