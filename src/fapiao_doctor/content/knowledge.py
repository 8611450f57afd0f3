"""What the content rests on: facts, sources, on-screen codes and shared procedures; frozen values."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from fapiao_doctor.content.model import Item, Step, Text
from fapiao_doctor.errors import Place
from fapiao_doctor.frozen import dataclass, field

Trust = Literal["official", "corroborated", "single-source"]
SourceTrust = Literal["high", "medium", "low"]

LAW = "law"
"""The kind of the facts that an outcome may cite under `law`."""

FACT_IN_TEXT = r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}"
"""How a text inserts a fact's value: `{fact-id}`. Few runs show such a text, so it is compiled when it is used."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What some sources say against the others; what is `for_authors` stands in audits, on no page."""

    says: str
    sources: tuple[str, ...]
    for_authors: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated statement with its sources; `value` is what `{id}` prints."""

    id: str
    kind: str
    text: str
    value: str
    applies_to: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]
    trust: Trust
    verified_on: date
    review_by: date
    conflicts: tuple[Conflict, ...]
    place: Place

    def holds_on(self, day: date) -> bool:
        """Return whether the statement is in force on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def overdue_on(self, day: date) -> bool:
        """Return whether the statement should have been read again before `day`."""
        return self.review_by < day


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: a page, a law, a person's duty; `where` stands in for a missing address.

    `seen_on` is the day on which a stored copy was read, or with `live` the page itself. `dated` is the day of the
    page or of the copy, as YYYY, YYYY-MM or YYYY-MM-DD, empty where unknown. `copy_of` is the source that it reprints.
    """

    id: str
    title: str
    publisher: str
    url: str
    where: str
    kind: str
    trust: SourceTrust
    seen_on: date
    live: bool
    dated: str
    copy_of: str
    place: Place


@dataclass(frozen=True, slots=True)
class Procedure:
    """Text shared by several outcomes: either a list of items or a list of steps."""

    id: str
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Code:
    """An on-screen code or message; `X` in `match` is one hex digit, which fills the slot `digit`."""

    id: str
    match: tuple[str, ...]
    digit: str
    family: str
    needs_context: bool
    words: tuple[str, ...]
    text: str
    meaning: str
    slots: Mapping[str, str]
    leads_to: str
    turn_to: str
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables of trees/knowledge, each by id; `texts` are theirs, by file name without its ending."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    codes: Mapping[str, Code] = field(default_factory=dict)
    texts: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)


def facts_in(text: str) -> tuple[str, ...]:
    """Return the fact ids that `text` inserts, in order."""
    return tuple(re.findall(FACT_IN_TEXT, text))
