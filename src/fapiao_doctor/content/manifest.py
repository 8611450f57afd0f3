"""What a pack says of itself: who it is, its levels and slots, its laws and its style."""

import re
from collections.abc import Mapping
from datetime import date

from fapiao_doctor.content.model import Text
from fapiao_doctor.errors import Place
from fapiao_doctor.frozen import dataclass, field


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing that a symptom can state.

    `values` maps each value to its label; where the slot `part_of` is stated as well, that says it all. In a
    `danger` slot more trying can hurt; `order` then lists the values, the worst first.
    """

    id: str
    label: str
    values: Mapping[str, str]
    danger: bool
    order: tuple[str, ...]
    part_of: str
    place: Place


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern with the name under which a message speaks of it."""

    say: re.Pattern[str]
    name: str


@dataclass(frozen=True, slots=True)
class Trying:
    """How a step sounds that uses up a try: one of `say`, and before it nothing that `unless` matches."""

    say: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Phones:
    """How telephone numbers look here, and which may be printed."""

    look: tuple[re.Pattern[str], ...]
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Laws:
    """What the content of the pack may never do; a law that is not written does not exist.

    `never_try` maps a slot to the values after which no step may spend an attempt, `stop` is what a page then says
    first. `unconfirmed` finds words
    of doubt, which have a place of their own. `try_limits` find what could be read as how many tries there are.
    """

    never_try: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trying: Trying | None = None
    phones: Phones | None = None
    folklore: tuple[Named, ...] = ()
    asks_for_secret: re.Pattern[str] | None = None
    unconfirmed: re.Pattern[str] | None = None
    try_limits: tuple[re.Pattern[str], ...] = ()
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How the texts are written; 0 and "" mean that there is no such rule. Lengths count characters."""

    question_ends: str = ""
    step_length: int = 0
    fewest_symptoms: int = 0
    most_symptoms: int = 0
    code_page: str = ""
    full_width: bool = False
    literals: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of a pack. `start` is empty where the list of trees is the first question.

    `aliases` maps what an id was called before to what it is called now: a tree, `tree/node`, `tree/question=option`
    or `slot=value`; `alias_places` says where each stands.

    `official_kinds` are the kinds of source of which an official fact must have one; none if any will do.

    `levels`, `contacts` and the labels of slots are words of the pack's language; `translations` lists the
    languages that its catalogues add.
    """

    pack: str
    title: str
    version: str
    reviewed: date
    language: str
    translations: tuple[str, ...]
    start: str
    example: str
    greeting: str
    first: tuple[str, ...]
    turn_to: tuple[str, ...]
    levels: Mapping[str, str]
    contacts: Mapping[str, str]
    fact_kinds: tuple[str, ...]
    source_kinds: tuple[str, ...]
    official_kinds: tuple[str, ...]
    slots: Mapping[str, Slot]
    laws: Laws
    style: Style
    texts: tuple[Text, ...]
    place: Place
    aliases: Mapping[str, str] = field(default_factory=dict)
    alias_places: Mapping[str, Place] = field(default_factory=dict)
