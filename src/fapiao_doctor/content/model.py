"""What a tree is: frozen values, no behaviour."""

from collections.abc import Mapping
from datetime import date

from fapiao_doctor.content.condition import ALWAYS, Only
from fapiao_doctor.content.parts import TITLE
from fapiao_doctor.errors import Place
from fapiao_doctor.frozen import dataclass, field

UNSURE = "unsure"
"""The option id that stands for "I do not know"; it never fills a slot."""


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
class Item:
    """One line of a list, shown where `only` does not say otherwise."""

    text: str
    only: Only = ALWAYS


@dataclass(frozen=True, slots=True)
class Jump:
    """Where an option leads if `only` is known to hold."""

    to: Target
    only: Only = ALWAYS


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question.

    `means` are the slot values that choose it, `hears` the phrases; of `jumps` the first whose condition is
    known to hold is taken, and the last has none.
    """

    id: str
    label: str
    jumps: tuple[Jump, ...]
    means: tuple[str, ...]
    only: Only
    hears: tuple[str, ...]
    place: Place


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
    """One action; `facts` are the ids it rests on beyond those its text inserts, `code` is shown verbatim."""

    do: str
    note: str = ""
    code: str = ""
    only: Only = ALWAYS
    irreversible: bool = False
    spends_attempt: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path ends: what to stop, bring and do, and what it rests on.

    `parts` holds the words by the keys of the table of parts. `otherwise` is where "not solved" leads; without
    one, `last_resort` says whom to turn to. `instead` is where a path goes on when what was said forbids another
    try. `procedures` are the ids of the shared texts that were put in place.
    """

    id: str
    level: str
    parts: Mapping[str, tuple[Item, ...]]
    steps: tuple[Step, ...]
    otherwise: Target | None
    instead: Target | None
    last_resort: tuple[Item, ...]
    law: tuple[str, ...]
    sources: tuple[str, ...]
    procedures: tuple[str, ...]
    place: Place

    @property
    def title(self) -> str:
        """The conclusion in one line."""
        return self.parts[TITLE][0].text


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who read the tree, when, and when it is due again."""

    on: date
    by: str
    again_by: date


@dataclass(frozen=True, slots=True)
class Tree:
    """One recovery path: questions and outcomes by id, in the order of the file.

    `id` carries the pack's id where several packs stand side by side, `name` never does: it names the file.
    `first` is shown above every question until an outcome. `places` tells where each key stands in the file.
    """

    id: str
    name: str
    title: str
    about: str
    symptoms: tuple[str, ...]
    first: tuple[str, ...]
    start: str
    reviewed: Reviewed
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    texts: tuple[Text, ...]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)
