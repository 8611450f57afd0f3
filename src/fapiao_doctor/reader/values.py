"""What a text is read as: a verdict, the trees, the slots it states, and the words all this rests on."""

from typing import Literal, NamedTuple

from fapiao_doctor.frozen import dataclass, replace

Verdict = Literal["tree", "choice", "ask", "no-match"]


class Token(NamedTuple):
    """A word of the text with its classes; `start` and `end` are places in the folded text."""

    classes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tree that may fit; `score` is its chance, from 0 to 1, and `because` the words as typed."""

    tree: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slot that the text states; `because` is the words as typed."""

    slot: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A question that the text answers by itself; `because` is the words as typed."""

    tree: str
    question: str
    option: str
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of one text.

    `offered` holds one tree for "tree", two to four for "choice", none for "ask" and "no-match"; `also` up to two
    other trees beside a verdict for one tree. `candidates` are ranked, for every verdict. `node` is where in
    `offered[0]` to begin, for "ask" the question "tree/question" to ask; empty is the beginning. `elsewhere` is set
    where the text is about a matter of somebody else, known by that id.
    """

    verdict: Verdict
    offered: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    codes: tuple[str, ...] = ()
    node: str = ""
    heard: tuple[Heard, ...] = ()
    elsewhere: str = ""


def prefixed(read: Reading, prefix: str) -> Reading:
    """Return the reading with `prefix` before every tree id, as the trees of several packs are called."""
    if not prefix:
        return read
    node = prefix + read.node if read.verdict == "ask" and read.node else read.node
    return replace(
        read,
        offered=tuple(prefix + tree for tree in read.offered),
        also=tuple(prefix + tree for tree in read.also),
        candidates=tuple(replace(one, tree=prefix + one.tree) for one in read.candidates),
        heard=tuple(replace(one, tree=prefix + one.tree) for one in read.heard),
        node=node,
    )
