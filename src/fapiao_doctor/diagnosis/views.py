"""Questions and outcomes as the person sees them: one language, facts put in, sources gathered."""

from collections.abc import Mapping, Sequence
from datetime import date

from fapiao_doctor.content.facts import contact_facts, facts_of, facts_under
from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Question, Step, Target, Tree
from fapiao_doctor.content.parts import PARTS
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.result import (
    Dispute,
    OptionView,
    OutcomeView,
    QuestionView,
    SourceView,
    StepView,
    Support,
)
from fapiao_doctor.engine.position import Known, Passed, shown_steps, visible
from fapiao_doctor.engine.walk import find
from fapiao_doctor.messages import say

TRUST_ORDER = ("official", "corroborated", "single-source")


def question_view(
    speaker: Speaker, tree: Tree, question: Question, known: Mapping[str, str], stop: tuple[str, ...] = ()
) -> QuestionView:
    """Return the question in the speaker's language, with the options that `known` (slot -> value) lets through.

    `stop` is what the pack says before all that the tree says first.
    """
    return QuestionView(
        tree=tree.id,
        id=question.id,
        first=(*stop, *speaker.all(tree.first, tree.name)),
        ask=speaker.say(question.ask, tree.name),
        why=speaker.say(question.why, tree.name),
        hint=speaker.say(question.hint, tree.name),
        options=tuple(OptionView(one.id, speaker.say(one.label, tree.name)) for one in visible(question, known)),
    )


def outcome_view(
    speaker: Speaker, library: Library, tree: Tree, outcome: Outcome, as_of: date, known: Mapping[str, str]
) -> OutcomeView:
    """Return the outcome in the speaker's language: what holds on `as_of`, and where `known` (slot -> value) does."""
    facts = facts_of(speaker.pack, outcome, known)
    sources = _sources(speaker, outcome, facts)
    support = _support(speaker, outcome, facts, shown_steps(outcome, known))
    read = [fact.verified_on for fact in facts] or [source.seen_on for source in sources]
    return OutcomeView(
        tree=tree.id,
        id=outcome.id,
        level=outcome.level,
        level_label=speaker.level(outcome.level),
        parts={part.key: speaker.items(outcome.parts[part.key], tree.name, known) for part in PARTS},
        steps=tuple(_step(speaker, step, tree.name, known) for step in shown_steps(outcome, known)),
        onward=title_of(speaker, library, outcome.otherwise) if outcome.otherwise else "",
        last_resort=speaker.items(outcome.last_resort, tree.name, known),
        law=_law(speaker, outcome, facts, as_of),
        disputes=tuple(_dispute(speaker, fact) for fact in facts if fact.conflicts),
        sources=sources,
        support=support,
        facts=tuple(fact.id for fact in facts),
        trust=max((one.trust for one in support), key=TRUST_ORDER.index, default=TRUST_ORDER[-1]),
        verified_on=min(read, default=tree.reviewed.on),
        overdue=_overdue(speaker, tree, facts, as_of),
    )


def title_of(speaker: Speaker, library: Library, target: Target) -> str:
    """Return what stands at `target` in one line: what is asked, or the title of the outcome or tree."""
    tree, node = find(library.trees, target)
    if not target.node:
        return speaker.say(tree.title, tree.name)
    return speaker.say(node.ask if isinstance(node, Question) else node.title, tree.name)


def said_words(speaker: Speaker, one: Known | Passed) -> str:
    """Return the words that something rests on: an option's in the speaker's language, a person's as they are."""
    return speaker.say(one.because, one.tree.removeprefix(speaker.pack.prefix)) if one.tree else one.because


def expired(speaker: Speaker, outcome: Outcome, as_of: date) -> tuple[str, ...]:
    """Return the statements other than law that the outcome rests on and that do not hold on `as_of`."""
    facts = [fact for fact in facts_of(speaker.pack, outcome) if fact.id not in outcome.law]
    return tuple(speaker.say(fact.text, "facts") for fact in facts if not fact.holds_on(as_of))


def _step(speaker: Speaker, step: Step, catalogue: str, known: Mapping[str, str]) -> StepView:
    return StepView(
        do=speaker.heading(step.only, known) + speaker.say(step.do, catalogue),
        note=speaker.say(step.note, catalogue),
        code=step.code,
        irreversible=step.irreversible,
        spends_attempt=step.spends_attempt,
    )


def _sources(speaker: Speaker, outcome: Outcome, facts: Sequence[Fact]) -> tuple[SourceView, ...]:
    table = speaker.pack.knowledge.sources
    cited = [*outcome.sources, *(source for fact in facts for source in fact.sources)]
    return tuple(
        SourceView(
            id=source.id,
            title=speaker.say(source.title, "sources"),
            publisher=speaker.say(source.publisher, "sources"),
            link=source.url or speaker.say(source.where, "sources"),
            trust=source.trust,
            seen_on=source.seen_on,
            live=source.live,
            dated=source.dated,
            copy_of=source.copy_of,
        )
        for source in (table[name] for name in dict.fromkeys(cited) if name in table)
    )


def _support(speaker: Speaker, outcome: Outcome, facts: Sequence[Fact], steps: Sequence[Step]) -> tuple[Support, ...]:
    """Return each fact with its sources and the steps that need it, then what only the page as a whole cites.

    A source that says how a contact is reached can be cited for the page as well.
    """
    from fapiao_doctor.content.voices import founded  # a question rests on no source

    need = {fact.id: tuple(n for n, step in enumerate(steps, 1) if fact.id in facts_under(step)) for fact in facts}
    by_fact = tuple(Support(speaker.say(one.text, "facts"), one.trust, one.sources, need[one.id]) for one in facts)
    contacts = contact_facts(speaker.pack)
    named = {source for fact in facts if fact.id not in contacts for source in fact.sources}
    rest = tuple(source for source in outcome.sources if source not in named)
    table, kinds = speaker.pack.knowledge.sources, speaker.pack.manifest.official_kinds
    trust = founded([table[name] for name in rest if name in table], table, kinds)
    return (*by_fact, Support("", trust, rest, ())) if rest else by_fact


def _law(speaker: Speaker, outcome: Outcome, facts: Sequence[Fact], as_of: date) -> tuple[str, ...]:
    in_force = [fact for fact in facts if fact.id in outcome.law and fact.holds_on(as_of)]
    return tuple(speaker.say(fact.text, "facts") for fact in in_force)


def _dispute(speaker: Speaker, fact: Fact) -> Dispute:
    return Dispute(
        statement=speaker.say(fact.text, "facts"),
        says=tuple(
            (speaker.say(conflict.says, "facts"), _publishers(speaker, conflict.sources))
            for conflict in fact.conflicts
            if not conflict.for_authors
        ),
    )


def _publishers(speaker: Speaker, ids: Sequence[str]) -> tuple[str, ...]:
    table = speaker.pack.knowledge.sources
    return tuple(dict.fromkeys(speaker.say(table[one].publisher, "sources") for one in ids if one in table))


def _overdue(speaker: Speaker, tree: Tree, facts: Sequence[Fact], as_of: date) -> tuple[str, ...]:
    late = [speaker.say(fact.text, "facts") for fact in facts if fact.overdue_on(as_of)]
    if tree.reviewed.again_by < as_of:
        title = speaker.say(tree.title, tree.name)
        late.append(say(speaker.lang, "“{title}”应在 {day} 前复核", title=title, day=tree.reviewed.again_by))
    return tuple(late)
