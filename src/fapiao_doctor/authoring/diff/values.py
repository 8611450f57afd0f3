"""What a comparison finds: frozen values, by the ids of the older pack where a thing is in both."""

from typing import Literal

from fapiao_doctor.engine.position import Answer
from fapiao_doctor.frozen import dataclass

Cause = Literal["answer", "not-solved", "instead", "attempt", "start", "code", "evidence", "means", "laws"]
Kept = Literal["walk", "code"]
Known = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One way that leads elsewhere: `name` went to `was` and goes to `now`, where the slots of `when` are known.

    `name` is an answer, a tree, a code, or "tree/question slot=value" for what a sentence states. An empty `was` or
    `now` is a way that is not there; `when` is empty where it holds whatever is known.
    """

    cause: Cause
    name: str
    was: str
    now: str
    when: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Ends:
    """Walks from the start of a tree that end elsewhere: how many, from where to where, and the shortest."""

    tree: str
    was: str
    now: str
    count: int
    example: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines of one field that went and came; `name` is a tree, a node, a fact, a source, a code or a file."""

    name: str
    field: str
    went: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """A fact that changed, with the outcomes that rest on it."""

    fact: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence of the examples that is read otherwise."""

    text: str
    wanted: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Broken:
    """What people kept and can no longer use whole: the saved walks, or the codes, that end with an answer.

    `lost` counts the answers that are dropped; with none lost it ends elsewhere. An empty `now` is a refusal.
    """

    kept: Kept
    answers: tuple[Answer, ...]
    was: str
    now: str
    lost: int


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs between two packs."""

    old: str
    new: str
    appeared: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    routes: tuple[Route, ...] = ()
    ends: tuple[Ends, ...] = ()
    edits: tuple[Edit, ...] = ()
    facts: tuple[Rests, ...] = ()
    translations: tuple[Edit, ...] = ()
    sentences: tuple[Moved, ...] = ()
    read: int = 0
    broken: tuple[Broken, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        found = (self.appeared, self.vanished, self.renamed, self.routes, self.edits, self.facts)
        return not any((*found, self.translations, self.sentences, self.broken))
