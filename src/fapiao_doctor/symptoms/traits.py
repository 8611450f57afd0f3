"""What a text shows to the weights: its word classes, what is said of what, and its pairs of characters."""

from collections.abc import Collection, Iterator

from fapiao_doctor.symptoms.reading import Reading
from fapiao_doctor.symptoms.targets import Target
from fapiao_doctor.symptoms.tokens import Token

MOST_CHARACTERS = 2000
SILENT = frozenset({"break", "both", "filler"})

Traits = dict[str, tuple[Token, ...]]
"""Trait to the words that show it."""


def traits_of(plain: str, reading: Reading) -> Traits:
    """List the traits of a plain text and its reading, each once."""
    found: Traits = {}
    for name, words in (*_words(reading), *_targets(reading), *_pairs(plain[:MOST_CHARACTERS], reading.unsaid)):
        found.setdefault(name, words)
    return found


def _words(reading: Reading) -> Iterator[tuple[str, tuple[Token, ...]]]:
    for token in reading.tokens:
        for name in token.classes:
            if name not in SILENT:
                yield f"{'not ' if token in reading.unsaid else ''}word {name}", (token,)


def _targets(reading: Reading) -> Iterator[tuple[str, tuple[Token, ...]]]:
    for one in reading.targets:
        mention = one.mention
        name, words = _name(one), tuple(mention.tokens)
        yield name, words
        for state in sorted(mention.states):
            yield f"{name} is {state}", (*words, *mention.because)
        for part in sorted(one.weak):
            yield f"{name} by {part}", words
    for state in sorted(reading.loose):
        yield f"something is {state}", reading.words(state)


def _name(one: Target) -> str:
    return f"{'not ' if one.mention.settled else ''}{'secret' if one.mention.secret else 'thing'} {one.kind or '?'}"


def _pairs(plain: str, unsaid: Collection[Token]) -> Iterator[tuple[str, tuple[Token, ...]]]:
    hidden = {place for token in unsaid for place in range(token.start, token.end)}
    for place in range(len(plain) - 1):
        if place not in hidden:
            yield plain[place : place + 2], (Token((), place, place + 2),)
