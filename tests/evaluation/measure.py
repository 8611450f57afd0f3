"""Figures over questions that were read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from fapiao_doctor.authoring.train import Example
from fapiao_doctor.reader.model import NOT_OURS, VAGUE, trees_of
from fapiao_doctor.reader.values import Reading

LOCK_PAIR = frozenset({"certificate-pin", "certificate-pin-locked"})
FIRST = 3


@dataclass(frozen=True)
class Answered:
    """A question and how it was read."""

    question: Example
    read: Reading

    @property
    def kind(self) -> str:
        """What the question asks of a reader."""
        label = self.question.label
        if label in (VAGUE, NOT_OURS):
            return "vague, asked" if label == VAGUE else "not ours, refused"
        if "/" in label:
            return "fraud, warned"
        return "ambiguous, all offered or asked" if "+" in label else "one tree"

    @property
    def right(self) -> bool:
        """Whether the right thing was done."""
        read, label = self.read, self.question.label
        if label == VAGUE:
            return read.verdict == "ask"
        if label == NOT_OURS:
            return read.verdict == "no-match"
        if "/" in label:
            return f"{''.join(read.offered)}/{read.node}" == label
        if "+" in label:
            return read.verdict == "ask" or set(trees_of(label)) <= set(read.offered)
        return read.offered == (label,)

    @property
    def wrong_tree(self) -> bool:
        """Whether one tree was shown and it is not what was asked for."""
        return self.read.verdict == "tree" and not self.right

    @property
    def lock_mixed_up(self) -> bool:
        """Whether a locked PIN was sent to the tree for one that is not, or the other way round."""
        label = self.question.label
        return label in LOCK_PAIR and set(self.read.offered) == LOCK_PAIR - {label}


@dataclass(frozen=True)
class Figure:
    """A part of a whole."""

    name: str
    part: int
    whole: int

    @property
    def rate(self) -> float:
        """The part in per cent."""
        return 100 * self.part / self.whole if self.whole else 0.0


def figures(answered: Sequence[Answered]) -> list[Figure]:
    """Count what is promised, each over the questions that it is about."""
    kinds = Counter(one.kind for one in answered)
    right = Counter(one.kind for one in answered if one.right)
    single = [one for one in answered if one.kind == "one tree"]
    offered = sum(one.question.label in one.read.offered for one in single)
    slots = Counter(result for one in answered for result in slot_results(one))
    stated = slots["found"] + slots["wrong"] + slots["missed"]
    return [
        *(Figure(kind, right[kind], whole) for kind, whole in sorted(kinds.items())),
        Figure("one tree, among those offered", offered, len(single)),
        Figure("one tree, among three", sum(_among(one) for one in single), len(single)),
        Figure("wrong tree", sum(one.wrong_tree for one in answered), len(answered)),
        Figure("lock mix-ups", sum(one.lock_mixed_up for one in answered), len(answered)),
        Figure("slots found", slots["found"], stated),
        Figure("slots wrong", slots["wrong"], stated),
    ]


def _among(one: Answered) -> bool:
    return one.question.label in {*one.read.offered, *(tree.tree for tree in one.read.candidates[:FIRST])}


def slot_results(one: Answered) -> Iterator[str]:
    """Judge each slot that the question states: found, wrong or missed."""
    said = {evidence.slot: evidence.value for evidence in one.read.evidence}
    for slot, value in one.question.slots.items():
        yield "found" if said.get(slot) == value else "wrong" if slot in said else "missed"


def confusion(answered: Iterable[Answered]) -> list[tuple[int, str, str]]:
    """List what was read for what, the most frequent first."""
    pairs = Counter(
        (one.question.label, "+".join(one.read.offered) or one.read.verdict) for one in answered if not one.right
    )
    return [(count, wanted, got) for (wanted, got), count in pairs.most_common()]


def calibration(answered: Iterable[Answered]) -> list[tuple[int, float, float]]:
    """Give for each fifth of the scale of scores: how many candidates, their mean score, the part that fits."""
    fifths: dict[int, list[tuple[float, bool]]] = {}
    for one in answered:
        for candidate in one.read.candidates:
            fits = candidate.tree in trees_of(one.question.label)
            fifths.setdefault(min(4, int(candidate.score * 5)), []).append((candidate.score, fits))
    return [
        (len(some), mean(score for score, _ in some), mean(fits for _, fits in some))
        for _, some in sorted(fifths.items())
    ]
