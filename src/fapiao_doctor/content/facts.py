"""Which facts an outcome rests on."""

from collections.abc import Iterator

from fapiao_doctor.content.knowledge import Fact, facts_in
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome
from fapiao_doctor.content.parts import BRING, PARTS


def fact_ids(outcome: Outcome) -> tuple[str, ...]:
    """Return the ids of the facts that an outcome rests on, each once, in reading order."""
    inserted = [fact for text in said(outcome) for fact in facts_in(text)]
    extra = [fact for step in outcome.steps for fact in step.facts]
    return tuple(dict.fromkeys([*inserted, *extra, *outcome.law]))


def facts_of(pack: Pack, outcome: Outcome) -> tuple[Fact, ...]:
    """Return the facts that an outcome rests on; unknown ids are left to the checks."""
    table = pack.knowledge.facts
    return tuple(table[name] for name in fact_ids(outcome) if name in table)


def said(outcome: Outcome) -> Iterator[str]:
    """Yield every text of an outcome in reading order."""
    for part in PARTS:
        yield from (item.text for item in outcome.parts[part.key])
        if part.key == BRING:
            for step in outcome.steps:
                yield from (step.do, step.note)
    yield from (item.text for item in outcome.last_resort)
