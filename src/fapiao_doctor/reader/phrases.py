"""What a pack without examples can be taught by: its own lines, by tree, and sentences that are no matter of its.

A tree's symptoms are said by people; its title, questions and answers are written by the author, yet they hold the
words that people use for it. What is somebody else's: the words of `elsewhere`, alone and before a symptom, and
sentences of everyday life (everyday.json, two languages; those of the languages that the symptoms are written in).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.content.model import UNSURE, Tree
from fapiao_doctor.content.vocabulary import Matter
from fapiao_doctor.reader.model import NOT_OURS, VAGUE
from fapiao_doctor.text.beside import read_beside

SAID, WRITTEN, FOREIGN = 2.0, 2.0, 1.0
EVERYDAY = 0.8
"""Weights of symptoms, of other lines of a tree, of made-up foreign texts, and of everyday sentences. Chosen, with
ALONE and BEFORE, on the paraphrases and the foreign sentences of two packs."""

ALONE, BEFORE = 12, 5
"""Words of each matter of somebody else that are taught alone, and before a symptom."""

SHORTEST = 3


class Line(NamedTuple):
    """A text, what it is about, how much it counts, and the other tree that it leads to, if it is such an answer."""

    text: str
    label: str
    weight: float
    to: str = ""


def lines_of(
    trees: Mapping[str, Tree], start: str, codes: Mapping[str, Code], elsewhere: Mapping[str, Matter]
) -> list[Line]:
    """Return all lines of a pack, those that count most first."""
    said = [
        Line(text, VAGUE if tree.id == start else tree.id, SAID) for tree in trees.values() for text in tree.symptoms
    ]
    written = [one for tree in trees.values() for one in (_start(tree) if tree.id == start else _written(tree))]
    written += _codes(codes, trees, start)
    foreign = list(_foreign([one.text for one in said], elsewhere))
    foreign += [Line(text, NOT_OURS, EVERYDAY) for text in _everyday("".join(one.text for one in said))]
    return [*said, *(one for one in written if len(one.text) >= SHORTEST), *foreign]


def _start(tree: Tree) -> Iterator[Line]:
    for question in tree.questions.values():
        for option in question.options:
            to = option.jumps[-1].to.tree.rpartition(":")[2]
            if to and to != tree.id:
                yield from (Line(text, to, WRITTEN) for text in (option.label, *option.hears))


def _written(tree: Tree) -> Iterator[Line]:
    yield from (Line(text, tree.id, WRITTEN) for text in (tree.title, tree.about))
    for question in tree.questions.values():
        yield from (Line(text, tree.id, WRITTEN) for text in (question.ask, question.why, question.hint))
        for option in question.options:
            if option.id != UNSURE:
                to = option.jumps[-1].to.tree.rpartition(":")[2]
                yield from (Line(text, tree.id, WRITTEN, to) for text in (option.label, *option.hears))
    for outcome in tree.outcomes.values():
        texts = (outcome.title, *(step.do for step in outcome.steps))
        yield from (Line(text, tree.id, WRITTEN) for text in texts)


def _codes(codes: Mapping[str, Code], trees: Mapping[str, Tree], start: str) -> Iterator[Line]:
    for code in codes.values():
        tree = code.leads_to.partition("/")[0]
        if tree in trees and tree != start:
            yield from (Line(text, tree, WRITTEN) for text in (code.text, *code.words))


def _foreign(symptoms: Sequence[str], elsewhere: Mapping[str, Matter]) -> Iterator[Line]:
    from random import Random  # only who teaches needs it

    chance = Random(3)
    for matter in elsewhere.values():
        words = ["".join(pieces) for pattern in matter.patterns for pieces in product(*pattern)]
        for word in chance.sample(words, min(ALONE, len(words))):
            yield Line(word, NOT_OURS, FOREIGN)
        for _ in range(BEFORE if symptoms else 0):
            yield Line(f"{chance.choice(words)} {chance.choice(symptoms)}", NOT_OURS, FOREIGN)


def _everyday(symptoms: str) -> list[str]:
    spoken = {"zh" if char > "\u2fff" else "en" for char in symptoms if char.isalpha()}
    return [text for language in sorted(spoken) for text in everyday()[language]]


@cache
def everyday() -> dict[str, list[str]]:
    """Return sentences of everyday life by language."""
    found: dict[str, list[str]] = json.loads(read_beside(__name__, "everyday.json"))
    return found
