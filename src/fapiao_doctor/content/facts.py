"""Which facts an outcome rests on."""

from collections.abc import Iterator, Mapping

from fapiao_doctor.content.knowledge import Fact, Source, facts_in
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question, Step
from fapiao_doctor.content.parts import AVOID, BRING, PARTS, PREVENT, UNCONFIRMED

NOT_TO_DO = (AVOID, PREVENT, UNCONFIRMED)
"""The parts of an outcome that tell nobody to do anything now."""

EVERYWHERE: Mapping[str, str] = {}
"""Nothing is known, so that no condition hides anything."""


def fact_ids(outcome: Outcome, known: Mapping[str, str] = EVERYWHERE) -> tuple[str, ...]:
    """Return the ids of the facts that what is shown of an outcome rests on, each once, in reading order.

    `known` is slot -> value; what it hides does not count.
    """
    inserted = [fact for text in said(outcome, known) for fact in facts_in(text)]
    extra = [fact for step in outcome.steps if step.only.holds(known) is not False for fact in step.facts]
    return tuple(dict.fromkeys([*inserted, *extra, *outcome.law]))


def facts_of(pack: Pack, outcome: Outcome, known: Mapping[str, str] = EVERYWHERE) -> tuple[Fact, ...]:
    """Return the facts that what is shown of an outcome rests on; unknown ids are left to the checks."""
    table = pack.knowledge.facts
    return tuple(table[name] for name in fact_ids(outcome, known) if name in table)


def grounds(pack: Pack, outcome: Outcome) -> tuple[Source, ...]:
    """Return the sources of what an outcome tells to do: its own, and those of the facts in its title, steps and so on.

    Not among them is what only a warning, a law or the last resort rests on, nor who says how a contact is reached.
    """
    table, sources = pack.knowledge.facts, pack.knowledge.sources
    contacts = {name for text in (*pack.manifest.contacts.values(), *pack.manifest.turn_to) for name in facts_in(text)}
    texts = [item.text for part in PARTS if part.key not in NOT_TO_DO for item in outcome.parts[part.key]]
    names = [name for text in texts for name in facts_in(text)]
    names += [name for step in outcome.steps for name in facts_under(step)]
    cited = [source for name in names if name in table and name not in contacts for source in table[name].sources]
    return tuple(sources[name] for name in dict.fromkeys([*outcome.sources, *cited]) if name in sources)


def facts_under(step: Step) -> tuple[str, ...]:
    """Return the ids of the facts that a step rests on: those its texts insert, and those it lists."""
    return (*facts_in(step.do), *facts_in(step.note), *step.facts)


def facts_asked(pack: Pack, question: Question) -> tuple[Fact, ...]:
    """Return the facts that the words of a question insert."""
    texts = (question.ask, question.why, question.hint, *(option.label for option in question.options))
    names = dict.fromkeys(name for text in texts for name in facts_in(text))
    return tuple(pack.knowledge.facts[name] for name in names if name in pack.knowledge.facts)


def said(outcome: Outcome, known: Mapping[str, str] = EVERYWHERE) -> Iterator[str]:
    """Yield every text of an outcome in reading order, but for what `known` (slot -> value) hides."""
    for part in PARTS:
        yield from (item.text for item in outcome.parts[part.key] if item.only.holds(known) is not False)
        if part.key == BRING:
            for step in outcome.steps:
                if step.only.holds(known) is not False:
                    yield from (step.do, step.note)
    yield from (item.text for item in outcome.last_resort if item.only.holds(known) is not False)


def low_alone(pack: Pack, outcome: Outcome) -> bool:
    """Return whether what an outcome tells to do rests on sources of low trust alone."""
    return {source.trust for source in grounds(pack, outcome)} == {"low"}
