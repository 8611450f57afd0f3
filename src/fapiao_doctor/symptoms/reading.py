"""One text as read: its words, its mentions with their targets, and the state of a lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from fapiao_doctor.symptoms.groups import DOUBTED, FEARED, LOCKS
from fapiao_doctor.symptoms.mentions import mentions_of
from fapiao_doctor.symptoms.targets import Target, targets_of
from fapiao_doctor.symptoms.tokens import Token

Lock = Literal["", "yes", "no", "doubted", "implied"]
"""A lock is implied where somebody asks how to undo it, or what follows."""


@dataclass(frozen=True)
class Reading:
    """What the rules think with."""

    tokens: tuple[Token, ...]
    targets: tuple[Target, ...]
    loose: frozenset[str]
    denied: frozenset[Token] = frozenset()

    @cached_property
    def classes(self) -> frozenset[str]:
        """All word classes of the text, but for what is named only to be denied."""
        return frozenset(name for token in self.tokens if token not in self.unsaid for name in token.classes)

    @cached_property
    def unsaid(self) -> frozenset[Token]:
        """The words that are named only to be denied."""
        return self.denied.union(*(one.mention.tokens for one in self.targets if one.mention.negated))

    def has(self, *names: str) -> bool:
        """Say whether any word of these classes is there."""
        return not self.classes.isdisjoint(names)

    def words(self, *names: str) -> tuple[Token, ...]:
        """Give the words of these classes."""
        wanted = frozenset(names)
        return tuple(token for token in self.tokens if token.is_in(wanted))

    @cached_property
    def secrets(self) -> tuple[Target, ...]:
        """The passwords that are named and not set aside."""
        known = {one.kind for one in self.targets if one.mention.settled and not one.mention.negated}
        open_ones = [one for one in self.targets if one.mention.secret and not one.mention.settled]
        return tuple(one for one in open_ones if one.mention.states or one.kind not in known)

    @cached_property
    def things(self) -> tuple[Target, ...]:
        """What else is named and not set aside."""
        return tuple(one for one in self.targets if not one.mention.secret and not one.mention.settled)


def read(tokens: Iterable[Token]) -> Reading:
    """Read the words of a text."""
    words = tuple(tokens)
    heard = mentions_of(words)
    return Reading(words, tuple(targets_of(heard.mentions)), heard.loose, heard.denied)


def lock_of(states: Iterable[str]) -> Lock:
    """Give whether a lock is stated, denied or doubted."""
    said = set(states)
    if said & LOCKS:
        return "yes"
    if DOUBTED in said:
        return "doubted"
    if "notlocked" in said:
        return "no"
    return "implied" if said & {"unlock", "unlocked"} else ""


def feared(states: Iterable[str]) -> bool:
    """Say whether a lock is only feared."""
    return FEARED in set(states)
