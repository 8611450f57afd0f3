"""Which tree a sentence reaches, and for many sentences with wanted trees, how many reach theirs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.values import Reading

Mark = Literal["reached", "near", "missed", ""]
SIGNS: Mapping[Mark, str] = {"reached": " ", "near": "~", "missed": "x", "": " "}
"""How a row is marked for people; nothing is marked where nobody said what is wanted."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One sentence, the tree that it should reach, empty for none, and its reading."""

    text: str
    wanted: str
    read: Reading

    @property
    def mark(self) -> Mark:
        """Whether the wanted tree is offered, stands beside what is offered, or neither."""
        if not self.wanted:
            return ""
        if self.wanted in self.read.offered:
            return "reached"
        return "near" if self.wanted in self.read.also else "missed"

    @property
    def alone(self) -> bool:
        """Whether the sentence reaches the wanted tree and no other."""
        return self.read.offered == (self.wanted,)


def reach(reader: Reader, text: str, wanted: str = "") -> Reached:
    """Return what a sentence reaches."""
    return Reached(text, wanted, reader.read(text))


def by_tree(found: Iterable[Reached]) -> dict[str, Counter[Mark]]:
    """Return, for each wanted tree, how many of its sentences reach it, come near, or miss it."""
    counts: dict[str, Counter[Mark]] = {}
    for one in found:
        if one.wanted:
            counts.setdefault(one.wanted, Counter())[one.mark] += 1
    return counts


def reached_json(one: Reached) -> dict[str, Any]:
    """Return one sentence as an object for programs."""
    return {
        "text": one.text,
        "tree": one.wanted,
        "mark": one.mark,
        "verdict": one.read.verdict,
        "offered": list(one.read.offered),
        "also": list(one.read.also),
        "candidates": [
            {"tree": each.tree, "score": each.score, "because": list(each.because)} for each in one.read.candidates
        ],
    }
