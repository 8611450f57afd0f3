"""One rule of a slot and the words that fulfil it: each of its groups of word classes has a word in one clause."""

from collections.abc import Iterator, Sequence
from itertools import product

from fapiao_doctor.content.vocabulary import SlotRule
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.reader.features import Read

UNSAID = frozenset({"deny", "aside", "fear", "doubt", "asked", "unsaid", "gone"})
"""Scopes in which nothing is stated."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of a slot, with the places of the words that state it."""

    slot: str
    value: str
    places: tuple[tuple[int, int], ...]
    weak: bool = False

    @property
    def end(self) -> int:
        """Where the statement ends in the folded text."""
        return max(end for _, end in self.places)


class ReadyRule:
    """The rule of a slot as it is applied: word classes, trees and scopes as sets."""

    def __init__(self, rule: SlotRule) -> None:
        self.slot, self.value, self.weak, self.within = rule["slot"], rule["value"], rule["weak"], rule["within"]
        self.groups = [frozenset(group) for group in rule["all"]]
        self.trees = frozenset(rule["trees"])
        self.when = tuple(rule["when"].items())
        self.blocked = (UNSAID | {"fine"}) - set(rule["despite"])

    def found(self, read: Read, of: Sequence[int]) -> Iterator[Stated]:
        """Yield what the rule finds; `of` is the clause of each word."""
        hits: list[dict[int, list[tuple[int, int]]]] = [{} for _ in self.groups]
        for group, here in zip(self.groups, hits, strict=True):
            for (classes, start, end), marked, clause in zip(read.tokens, read.marks, of, strict=True):
                if not group.isdisjoint(classes) and self.blocked.isdisjoint(marked):
                    here.setdefault(clause, []).append((start, end))
            if not here:
                return
        for clause in hits[0]:
            for places in product(*(here.get(clause, [])[-2:] for here in hits)):
                if not self.within or _spread(places) <= self.within:
                    yield Stated(self.slot, self.value, tuple(dict.fromkeys(places)), self.weak)


def _spread(places: Sequence[tuple[int, int]]) -> int:
    """Return the characters between the first and the last of some words."""
    return max(start for start, _ in places) - min(end for _, end in places)
