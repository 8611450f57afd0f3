"""The result value: plain frozen data in the person's language, ready for any renderer."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from fapiao_doctor.content.parts import TITLE
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang

Kind = Literal["outcome", "question", "choice", "no-match"]


@dataclass(frozen=True, slots=True)
class Understood:
    """A slot read from the symptom, with the words that said so; `label` is for people,
    empty where another slot says the same."""

    slot: str
    value: str
    because: str
    label: str


@dataclass(frozen=True, slots=True)
class CodeRead:
    """An on-screen code found in the symptom: what the screen says and what it means."""

    id: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A tree that fits, ranked; `answers` choose it in the next call, or `replay` does, or `command`.

    A tree that is not there to choose has no code and no command.
    """

    tree: str
    score: float
    title: str
    about: str
    because: tuple[str, ...]
    answers: tuple[Answer, ...]
    replay: str = ""
    command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathEntry:
    """One answered question; `because` is empty where the person answered it.

    `follows` tells that an answer of the path settled it, and no words of the symptom.
    """

    answer: Answer
    ask: str
    label: str
    because: str
    follows: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option, in the person's language."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, in the person's language; `first` is what must be seen before it."""

    tree: str
    id: str
    first: tuple[str, ...]
    ask: str
    why: str
    hint: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; the flags are announced before its text, `code` is shown as it is."""

    do: str
    note: str
    code: str
    irreversible: bool
    spends_attempt: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source, in the person's language; `trust` is high, medium or low.

    `seen_on` is the day on which it was read: the page itself if `live`, else a stored copy. `dated` is the date
    of the page or its copy, as far as known; `copy_of` is the id of the source whose text it reprints.
    """

    id: str
    title: str
    publisher: str
    link: str
    trust: str
    seen_on: date
    live: bool
    dated: str
    copy_of: str


@dataclass(frozen=True, slots=True)
class Support:
    """A statement that an outcome rests on, with its trust and the ids of its sources; empty for the page as a whole.

    `steps` are the numbers of the steps that rest on it, from 1 as they are shown.
    """

    statement: str
    trust: str
    sources: tuple[str, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement on which sources disagree, with what each says and who says it."""

    statement: str
    says: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome in the person's language; `parts` by the keys of the table of parts.

    `onward` says where "not solved" leads, `last_resort` what to do where nothing is left.
    `verified_on` is the oldest reading of the facts it rests on; `overdue` are the facts past their review.
    """

    tree: str
    id: str
    level: str
    level_label: str
    parts: Mapping[str, tuple[str, ...]]
    steps: tuple[StepView, ...]
    onward: str
    last_resort: tuple[str, ...]
    law: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[SourceView, ...]
    support: tuple[Support, ...]
    facts: tuple[str, ...]
    trust: str
    verified_on: date
    overdue: tuple[str, ...]

    @property
    def title(self) -> str:
        """The conclusion in one line."""
        return self.parts[TITLE][0]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is understood, where the answers lead, and how to go on.

    `also` are up to two other trees beside a verdict for one. `symptom` is redacted; `redacted` names the kinds
    that were hidden. `replay` is the code that leads here again, `command` the command with it: with `question` the
    number of an answer may follow. `one_by_one` is the command that asks question by question. `turn_to` says whose
    matter it is where it is somebody else's, `advice` what the pack says where nothing fits. `packs` are the ids and
    versions of the content in play; `first` is what must be seen before a choice,
    or where nothing fits.
    """

    result: Kind
    lang: Lang
    as_of: date
    symptom: str
    tree: str | None
    candidates: tuple[Offer, ...]
    offered: tuple[Offer, ...]
    also: tuple[Offer, ...]
    understood: tuple[Understood, ...]
    codes: tuple[CodeRead, ...]
    path: tuple[PathEntry, ...]
    question: QuestionView | None
    outcome: OutcomeView | None
    redacted: tuple[str, ...]
    notices: tuple[str, ...]
    command: tuple[str, ...]
    packs: tuple[tuple[str, str], ...]
    turn_to: str = ""
    advice: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    replay: str = ""
    one_by_one: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Say whether the outcome rests on a fact that is overdue for review."""
        return bool(self.outcome and self.outcome.overdue)
