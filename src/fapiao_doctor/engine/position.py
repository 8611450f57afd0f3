"""Answers, what is known, and the position that they lead to: frozen values."""

from collections.abc import Mapping

from fapiao_doctor.content.model import Option, Outcome, Question, Step, Target, Tree
from fapiao_doctor.engine.danger import Danger
from fapiao_doctor.frozen import dataclass, field

NOT_SOLVED = "not-solved"
"""The answer to an outcome that leads to its `otherwise`."""

Trees = Mapping[str, Tree]
Heard = Mapping[tuple[str, str], "Known"]
"""(tree, question) -> the option that the symptom's own words choose."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the option chosen at a question, or NOT_SOLVED at an outcome."""

    tree: str
    question: str
    option: str

    def __str__(self) -> str:
        return f"{self.tree}/{self.question}={self.option}"


@dataclass(frozen=True, slots=True)
class Known:
    """A slot value, or an option, that is known before its question is asked, with the words that said so.

    `tree` is the tree whose option these words are; empty where a person said them.
    """

    value: str
    because: str
    tree: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One answered node of the path; `because` is empty where the person answered it, `tree` as that of Known."""

    answer: Answer
    because: str = ""
    tree: str = ""


@dataclass(frozen=True, slots=True)
class Overruled:
    """An answer that something worse, said elsewhere, outweighs."""

    answer: Answer
    slot: str
    known: Known


@dataclass(frozen=True, slots=True)
class Turned:
    """An outcome that was passed by, since `known` of `slot` forbids the attempt that it spends."""

    outcome: Target
    slot: str
    known: Known


@dataclass(frozen=True, slots=True)
class Said:
    """What is known before the first question: slots, options by the symptom's words, and which slots are dangerous.

    `again` is the node that is asked once more, whatever is known of it.
    """

    slots: Mapping[str, Known] = field(default_factory=dict)
    heard: Heard = field(default_factory=dict)
    danger: Danger = field(default_factory=Danger)
    again: Target | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where the answers lead: the path behind, and the question or outcome reached.

    `known` is all that was said on the way, slot -> value with the words; `stated` what was known of it when the walk
    began at `begin`; `aside` are answers off the path that count all the same, since they forbid an attempt.
    """

    path: tuple[Passed, ...]
    tree: str
    node: Question | Outcome
    known: Mapping[str, Known]
    begin: Target
    stated: Mapping[str, Known]
    overruled: tuple[Overruled, ...] = ()
    turned: tuple[Turned, ...] = ()
    aside: tuple[Answer, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """The slot values known here."""
        return values_of(self.known)


def values_of(known: Mapping[str, Known]) -> dict[str, str]:
    """Return slot -> value without the words."""
    return {slot: one.value for slot, one in known.items()}


def visible(question: Question, known: Mapping[str, str]) -> tuple[Option, ...]:
    """Return the options that `known` (slot -> value) lets through."""
    return tuple(option for option in question.options if option.only.holds(known) is not False)


def shown_steps(outcome: Outcome, known: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the steps that `known` (slot -> value) lets through."""
    return tuple(step for step in outcome.steps if step.only.holds(known) is not False)


def decisive(node: Question | Outcome) -> tuple[str, ...]:
    """Return the slots that decide what is shown of a node: two who know the same of these see the same of it."""
    if isinstance(node, Question):
        conditions = [option.only for option in node.options]
    else:
        items = [item for part in (*node.parts.values(), node.last_resort) for item in part]
        conditions = [*(item.only for item in items), *(step.only for step in node.steps)]
    return tuple(dict.fromkeys(slot for only in conditions for slot, _ in only.needs))


def spends(outcome: Outcome, known: Mapping[str, str]) -> bool:
    """Return whether a step that would be shown spends an attempt."""
    return any(step.spends_attempt for step in shown_steps(outcome, known))


def jump(option: Option, known: Mapping[str, str]) -> Target:
    """Return where an option leads: the first jump whose condition is known to hold."""
    return next(one.to for one in option.jumps if one.only.holds(known))
