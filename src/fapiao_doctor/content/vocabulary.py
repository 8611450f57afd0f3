"""What a pack knows of how people speak: its words, and the rules its reader goes by. Values without behaviour."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from fapiao_doctor.content.model import Text
from fapiao_doctor.errors import Place
from fapiao_doctor.frozen import dataclass, field

Pattern = tuple[tuple[str, ...], ...]
"""A word as written, `(a|b|)c`: its pieces in order, each with what may stand there."""

Sound = Literal["pinyin", "exact", "rough", "no"]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that say the same thing.

    `sound`: "no" where they must be spelt so, "pinyin" where they are also known in pinyin, "exact" where characters
    that sound exactly the same are forgiven too, "rough" where those that sound alike are.
    """

    name: str
    patterns: tuple[Pattern, ...]
    sound: Sound
    place: Place


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of somebody else: its words, and whom to turn to, in the language of the pack."""

    id: str
    patterns: tuple[Pattern, ...]
    turn_to: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes and matters of others, by name."""

    words: Mapping[str, WordClass] = field(default_factory=dict)
    elsewhere: Mapping[str, Matter] = field(default_factory=dict)


class Scope(TypedDict):
    """What a modifier does to the words near it, as ConText has it.

    `mark` is what it does; `words` are its classes; it reaches `forward` or `backward`, at most `reach` characters
    (0: to the end of the clause), until a word of a class in `until`; `unless` one of these classes stands between;
    `crosses`: first in its clause, it reaches back over the clause before; `first`: only as the first in its clause.
    """

    mark: str
    words: list[str]
    direction: str
    reach: int
    until: list[str]
    unless: list[str]
    crosses: bool
    first: bool


class SlotRule(TypedDict):
    """A slot that is stated where each group of classes in `all` has a word in one clause.

    `within`: at most so many characters apart (0: the clause decides); `trees`: only where no other tree is offered;
    `when`: states that must be so ("locked" to "yes"); `despite`: scopes in which the words count all the
    same; `weak`: only where no other rule and no offered tree states the slot, and no other weak rule another value.
    """

    slot: str
    value: str
    all: list[list[str]]
    within: int
    trees: list[str]
    when: dict[str, str]
    despite: list[str]
    weak: bool


class KeepApart(TypedDict):
    """Two trees that a state tells apart: the wrong one is never offered alone.

    `counts` is the slot of a number that speaks for the state at 0 and against it above.
    """

    state: str
    yes: str
    no: str
    counts: str


class Alarm(TypedDict):
    """A danger that is named before anything is routed: `to` is "tree/node"; all groups must be said."""

    to: str
    all: list[list[str]]


class ScreenWords(TypedDict):
    """What tells a code from a number: words `beside` it, and what is `counted` after it."""

    beside: list[str]
    counted: list[str]


class Thresholds(TypedDict):
    """Shares from 0 to 1: `none` of "not ours" and `ask` of "too vague", each against all trees; of all trees `sure`
    of one, `mass` of a choice; `most` its trees.
    """

    none: float
    ask: float
    sure: float
    mass: float
    most: int


class Rules(TypedDict):
    """The rules of one pack, as they stand in its reader.yaml; class names are those of its vocabulary."""

    parts: dict[str, list[str]]
    scopes: list[Scope]
    states: dict[str, dict[str, list[str]]]
    slots: list[SlotRule]
    of_tree: dict[str, dict[str, list[str]]]
    numbers: dict[str, list[str]]
    keep_apart: list[KeepApart]
    alarms: list[Alarm]
    screen: ScreenWords
    topics: dict[str, str]
    verdict: Thresholds


def no_rules() -> Rules:
    """Return the rules of a pack that has none; the thresholds are those of a pack that is taught by its own lines."""
    return Rules(
        parts={},
        scopes=[],
        states={},
        slots=[],
        of_tree={},
        numbers={},
        keep_apart=[],
        alarms=[],
        screen=ScreenWords(beside=[], counted=[]),
        topics={},
        verdict=Thresholds(none=0.4, ask=0.5, sure=0.8, mass=0.95, most=4),
    )
