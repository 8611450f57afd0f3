"""What was understood of a symptom: the contract between the matcher and the diagnosis."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slot value that the text states; `because` are the words as the person typed them."""

    slot: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tree that may fit, with a score from 0 to 1 and the words it rests on."""

    tree: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """The verdict on one symptom.

    `offered` holds one tree for "tree", two or more for "choice", none for "no-match"; `candidates` is
    ranked and holds at least those. `codes` are ids of codes.yaml in the order of the text; `node` is set
    where a code leads to one node of the tree.
    """

    verdict: Literal["tree", "choice", "no-match"]
    offered: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    codes: tuple[str, ...] = ()
    node: str = ""
