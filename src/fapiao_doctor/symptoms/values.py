"""What was understood of a text: slots with the words that said so, ranked trees, a verdict."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["tree", "choice", "no-match"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slot that the text states; `because` is the words as the person typed them."""

    slot: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tree that may fit, from 0 (not at all) to 1 (named outright)."""

    tree: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """The reading of one text.

    `offered` holds one tree for "tree", two or more for "choice", none for "no-match"; `candidates` is ranked and
    holds at least those offered, and for "no-match" what came nearest; `node` is set where a code leads into the
    middle of the offered tree;
    `elsewhere` is set where the text is about a matter of somebody else, known by that id.
    """

    verdict: Verdict
    offered: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
    codes: tuple[str, ...]
    node: str = ""
    elsewhere: str = ""
