"""Copies of examples to teach by: texts that say less, and texts about somebody else's things.

Chosen by what strangers' questions lose and gain, read by a table that never saw their authors: with these weights 6
to 9 of 100 vague ones more are asked and 2 of 100 foreign ones more are refused, for 1 of 100 single trees.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from fapiao_doctor.content.vocabulary import Matter, Rules
from fapiao_doctor.reader.features import Read, read_words
from fapiao_doctor.reader.model import NOT_OURS, trees_of
from fapiao_doctor.reader.shape import ELSEWHERE
from fapiao_doctor.reader.words import Words

NAMELESS, NEEDLESS, NAMES, HALVED, SWAPPED = 0.08, 0.04, 0.04, 0.05, 0.06
"""How much a copy counts: without names, without troubles and secrets, names alone, one clause, other things named."""

SHARE = 0.5
"""Part of the examples that are copied, for each sort of copy."""

OWNED = 0.5
"""Part of the copies about others in which a thing that others have too is said to be theirs."""

BESIDE = 0.2
"""Part of the examples with a matter of somebody else that may be ours before it is no longer put into others."""

EDGES = " ,"

SHORTEST, KNOWN = 2, 0.3
"""Characters that a copy must have, and the chance of its trees from which it still says enough."""


class Copy(NamedTuple):
    """A text made of an example with this label; `weight` is how much it counts."""

    text: str
    label: str
    weight: float


def is_unknown(chances: Mapping[str, float], label: str) -> bool:
    """Say whether a text says too little for any tree of `label`, and is not plainly somebody else's."""
    trees = set(trees_of(label))
    of_trees = sum(chance for one, chance in chances.items() if trees & set(trees_of(one)))
    return of_trees < KNOWN and chances.get(NOT_OURS, 0.0) < KNOWN + 0.2


class Copies:
    """Makes copies of the examples of one pack; the same ones each time."""

    def __init__(self, words: Words, rules: Rules, elsewhere: Mapping[str, Matter]) -> None:
        parts = rules["parts"]
        self._words, self._scopes = words, rules["scopes"]
        self._things = set(parts.get("thing", ()))
        self._names = self._things | set(parts.get("name", ()))
        self._common = set(parts.get("common", ()))
        self._needs = {name for part in ("trouble", "wish", "secret") for name in parts.get(part, ())}
        self._others = {name: one.patterns for name, one in elsewhere.items()}

    def poorer(self, labelled: Sequence[tuple[str, str]]) -> Iterator[Copy]:
        """Yield texts that say less than an example: many of them say too little."""
        for number, (text, label) in enumerate(labelled):
            if trees_of(label):
                read = self._read(text)
                if number % 2:
                    yield from _long(Copy(self._without(read, self._needs), label, NEEDLESS))
                    yield from _long(Copy(self._names_of(read), label, NAMES))
                else:
                    yield from _long(Copy(self._without(read, self._names), label, NAMELESS))
                    for half in _ends(read):
                        yield from _long(Copy(half, label, HALVED))

    def foreign(self, labelled: Sequence[tuple[str, str]]) -> Iterator[Copy]:
        """Yield examples with a word of somebody else's matter where the first thing was named."""
        chance = random.Random(1)
        others = [self._others[name] for name in sorted(self._others.keys() - self._beside(labelled))]
        for text, label in labelled:
            if others and trees_of(label) and chance.random() < SHARE:
                pattern = chance.choice(chance.choice(others))
                other = "".join(chance.choice(piece) for piece in pattern)
                read = self._read(text)
                first = next((token for token in read.tokens if self._common & set(token.classes)), None)
                if first and chance.random() < OWNED:
                    plain = read.text.text
                    yield Copy(f"{plain[: first.start]}{other} {plain[first.start :]}", label, SWAPPED)
                else:
                    copy = self._cut(read, lambda classes: bool(self._things & classes), other)
                    if other in copy:
                        yield from _long(Copy(copy, label, SWAPPED))

    def _beside(self, labelled: Sequence[tuple[str, str]]) -> set[str]:
        """Return the matters that many texts name which are ours: to name one of them says little."""
        named: dict[str, list[bool]] = {}
        for text, label in labelled:
            for name in {name for token in self._read(text).tokens for name in token.classes}:
                named.setdefault(name.removeprefix(ELSEWHERE), []).append(bool(trees_of(label)))
        return {name for name, ours in named.items() if sum(ours) > BESIDE * len(ours)}

    def _read(self, text: str) -> Read:
        return read_words(text, self._words, self._scopes)

    def _names_of(self, read: Read) -> str:
        """Return nothing but the things that a text names."""
        named = (token for token in read.tokens if self._things & set(token.classes))
        return " ".join(read.text.text[token.start : token.end] for token in named)

    def _without(self, read: Read, classes: set[str]) -> str:
        rest = self._cut(read, lambda named: bool(classes & named), "")
        return rest if rest != read.text.text else ""

    def _cut(self, read: Read, is_cut: Callable[[set[str]], bool], other: str) -> str:
        """Return the text without some words; `other` stands where the first of them stood."""
        rest, last = [], 0
        for token in read.tokens:
            if is_cut(set(token.classes)):
                rest += [read.text.text[last : token.start], other]
                last, other = token.end, ""
        return "".join([*rest, read.text.text[last:]])


def _ends(read: Read) -> list[str]:
    """Return the first and the last clause of a text that has several."""
    whole = [read.text.text[start:end].strip(EDGES) for start, end, _, _ in read.clauses if end - start > SHORTEST]
    return [whole[0], whole[-1]] if len(whole) > 1 else []


def _long(copy: Copy) -> Iterator[Copy]:
    if len(copy.text) >= SHORTEST:
        yield copy
