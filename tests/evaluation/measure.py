"""Figures over answered questions."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.questions import AMBIGUOUS, OUT_OF_SCOPE, Question
from fapiao_doctor.symptoms.values import Understanding

PIN, PIN_LOCKED = "certificate-pin", "certificate-pin-locked"
COUNTED_SLOTS = frozenset({"device", "credential", "locked", "attempts-left", "role", "phone", "platform"})


@dataclass(frozen=True)
class Answered:
    """A question, what was understood of it, and how long that took."""

    question: Question
    read: Understanding
    seconds: float

    @property
    def ranked(self) -> list[str]:
        """The candidate trees, best first."""
        return [one.tree for one in self.read.candidates]

    @property
    def right(self) -> bool:
        """Whether the verdict is the expected one."""
        topic = self.question.topic
        if topic == OUT_OF_SCOPE:
            return self.read.verdict == "no-match"
        if topic == AMBIGUOUS:
            return set(self.read.offered) == set(self.question.candidates)
        return self.read.offered == (topic,)

    @property
    def top_one(self) -> bool:
        """Whether the first candidate fits; a choice never counts for a question with one topic."""
        if self.question.topic == AMBIGUOUS:
            return bool(self.ranked) and self.ranked[0] in self.question.candidates
        return self.right

    @property
    def among(self) -> bool:
        """Whether the expected trees are among the first three candidates or those offered."""
        shown = {*self.ranked[:3], *self.read.offered}
        wanted = set(self.question.candidates) or {self.question.topic}
        return self.right if self.question.topic == OUT_OF_SCOPE else wanted <= shown

    @property
    def all_offered(self) -> bool:
        """Whether a choice holds all expected trees."""
        return self.read.verdict == "choice" and set(self.question.candidates) <= set(self.read.offered)

    @property
    def wrong_direct(self) -> bool:
        """Whether one tree was offered and it is not the one."""
        return self.read.verdict == "tree" and not self.right

    @property
    def lock_mixed_up(self) -> bool:
        """Whether a locked PIN was sent to the tree for one that is not, or the other way round."""
        pair = {PIN, PIN_LOCKED}
        other = pair - {self.question.topic}
        return self.question.topic in pair and self.read.verdict == "tree" and set(self.read.offered) == other


@dataclass
class Figures:
    """Counts over a set of answered questions."""

    total: int = 0
    right: int = 0
    top_one: int = 0
    among: int = 0
    wrong_direct: int = 0
    mixed_up: int = 0
    no_match: int = 0
    no_match_right: int = 0
    out_of_scope: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    milliseconds: float = 0.0

    def line(self) -> str:
        """Give the figures in one line."""
        parts = [f"n {self.total:4}", f"right {_rate(self.right, self.total)}"]
        parts += [f"top-1 {_rate(self.top_one, self.total)}", f"top-3 {_rate(self.among, self.total)}"]
        parts += [f"wrong-direct {_rate(self.wrong_direct, self.total)}", f"mix-ups {self.mixed_up}"]
        return "  ".join(parts)


@dataclass(frozen=True)
class Promise:
    """What the reading of symptoms is held to; each figure is a part of a whole."""

    name: str
    part: int
    whole: int

    @property
    def rate(self) -> str:
        """Give the figure in per cent."""
        return _rate(self.part, self.whole).strip()


def promises(answered: Sequence[Answered]) -> list[Promise]:
    """Count what is promised, each over the questions that it is about."""
    in_scope = [one for one in answered if one.question.topic not in (AMBIGUOUS, OUT_OF_SCOPE)]
    real = [one for one in in_scope if one.question.kind != "derived"]
    derived = [one for one in in_scope if one.question.kind == "derived"]
    ambiguous = [one for one in answered if one.question.topic == AMBIGUOUS]
    outside = [one for one in answered if one.question.topic == OUT_OF_SCOPE]
    slots = figures(answered).slots
    stated = slots["found"] + slots["wrong"] + slots["missed"]
    return [
        Promise("real", sum(one.right for one in real), len(real)),
        Promise("real, first three", sum(one.among for one in real), len(real)),
        Promise("derived", sum(one.right for one in derived), len(derived)),
        Promise("ambiguous, all offered", sum(one.all_offered for one in ambiguous), len(ambiguous)),
        Promise("ambiguous, exactly", sum(one.right for one in ambiguous), len(ambiguous)),
        Promise("no match", sum(one.right for one in outside), len(outside)),
        Promise("wrong-direct", sum(one.wrong_direct for one in answered), len(answered)),
        Promise("mix-ups", sum(one.lock_mixed_up for one in answered), len(answered)),
        Promise("slots found", slots["found"], stated),
        Promise("slots wrong", slots["wrong"], stated),
    ]


def calibration(answered: Sequence[Answered]) -> list[tuple[int, float, float]]:
    """Give for each fifth of the scale of scores: how many candidates, their mean score, the part that fits."""
    fifths: dict[int, list[tuple[float, bool]]] = {}
    for one in answered:
        fitting = one.question.candidates or (one.question.topic,)
        for candidate in one.read.candidates:
            fifths.setdefault(min(4, int(candidate.score * 5)), []).append((candidate.score, candidate.tree in fitting))
    return [
        (len(found), statistics.mean(score for score, _ in found), statistics.mean(fits for _, fits in found))
        for _, found in sorted(fifths.items())
    ]


def answer(questions: Iterable[Question], understand: Callable[[str], Understanding]) -> list[Answered]:
    """Answer each question, timed."""
    found = []
    for question in questions:
        begun = time.perf_counter()
        read = understand(question.text)
        found.append(Answered(question, read, time.perf_counter() - begun))
    return found


def figures(answered: Sequence[Answered]) -> Figures:
    """Count."""
    found = Figures(total=len(answered))
    for one in answered:
        outside, silent = one.question.topic == OUT_OF_SCOPE, one.read.verdict == "no-match"
        found.right += one.right
        found.top_one += one.top_one
        found.among += one.among
        found.wrong_direct += one.wrong_direct
        found.mixed_up += one.lock_mixed_up
        found.no_match += silent
        found.no_match_right += silent and outside
        found.out_of_scope += outside
        found.slots.update(slot_results(one))
    if answered:
        found.milliseconds = statistics.median(one.seconds for one in answered) * 1000
    return found


def slot_results(one: Answered) -> list[str]:
    """Judge each slot: found, missed, contradicted, or stated by us alone."""
    said = {evidence.slot: evidence.value for evidence in one.read.evidence}
    results = []
    for slot, value in one.question.slots.items():
        verdict = "found" if said.get(slot) == value else "wrong" if slot in said else "missed"
        results.append(f"{verdict} {slot}")
        results.append(verdict)
    for slot in said.keys() & COUNTED_SLOTS - one.question.slots.keys():
        results += ["extra", f"extra {slot}"]
    return results


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}%" if whole else "    -"
