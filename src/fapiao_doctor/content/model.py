"""What a tree is: frozen values, no behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fapiao_doctor.errors import Place

Level = Literal["self-service", "call", "visit-hall"]
LEVELS: tuple[Level, ...] = ("self-service", "call", "visit-hall")

UNSURE = "unsure"
"""The option id that stands for "I do not know"; it never fills a slot."""

START = "start"
"""The id of the triage tree that the wizard opens with."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an option leads; an empty node is the start of the tree."""

    tree: str
    node: str = ""

    def __str__(self) -> str:
        return f"{self.tree}/{self.node}"


@dataclass(frozen=True, slots=True)
class Text:
    """One text that a user can see, with the node and the field it stands in."""

    text: str
    place: Place
    node: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question; `means` are the slot values that choose it, `hears` the phrases of a sentence."""

    id: str
    label: str
    next: Target
    means: tuple[str, ...]
    place: Place
    hears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, why, and where each answer leads."""

    id: str
    ask: str
    why: str
    hint: str
    slot: str
    options: tuple[Option, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Step:
    """One action; `facts` are the ids it rests on beyond those its text inserts."""

    do: str
    note: str = ""
    irreversible: bool = False
    spends_attempt: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path ends: what to stop, bring and do, and what it rests on.

    `otherwise` is where "not solved" leads; without one, `last_resort` says whom to turn to.
    `procedures` are the ids of the shared texts that were put in place.
    """

    id: str
    title: str
    level: Level
    steps: tuple[Step, ...]
    works_when: str
    otherwise: Target | None
    last_resort: tuple[str, ...]
    stop: tuple[str, ...]
    bring: tuple[str, ...]
    who: str
    where: str
    cost: str
    time: str
    lost: str
    avoid: tuple[str, ...]
    prevent: tuple[str, ...]
    law: tuple[str, ...]
    sources: tuple[str, ...]
    procedures: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who read the tree, when, and when it is due again."""

    on: date
    by: str
    again_by: date


@dataclass(frozen=True, slots=True)
class Tree:
    """One recovery path: questions and outcomes by id, in the order of the file."""

    id: str
    title: str
    about: str
    symptoms: tuple[str, ...]
    start: str
    reviewed: Reviewed
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    texts: tuple[Text, ...]
    place: Place
