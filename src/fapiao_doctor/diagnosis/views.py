"""Questions and outcomes as the person sees them: one language, facts put in, sources gathered."""

from collections.abc import Sequence
from datetime import date

from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.model import Outcome, Question, Step, Target, Tree
from fapiao_doctor.content.speech import Speaker, facts_of
from fapiao_doctor.diagnosis.result import (
    Dispute,
    OptionView,
    OutcomeView,
    QuestionView,
    SourceView,
    StepView,
)
from fapiao_doctor.engine.walk import find
from fapiao_doctor.messages import say

TRUST_ORDER = ("official", "corroborated", "single-source")


def question_view(speaker: Speaker, tree: str, question: Question) -> QuestionView:
    """Give the question in the speaker's language."""
    return QuestionView(
        tree=tree,
        id=question.id,
        ask=speaker.say(question.ask, tree),
        why=speaker.say(question.why, tree),
        hint=speaker.say(question.hint, tree),
        options=tuple(OptionView(one.id, speaker.say(one.label, tree)) for one in question.options),
    )


def outcome_view(speaker: Speaker, tree: Tree, outcome: Outcome, as_of: date) -> OutcomeView:
    """Give the outcome in the speaker's language, with what holds on `as_of`."""
    facts = facts_of(speaker.library, outcome)
    sources = _sources(speaker, outcome, facts)
    read = [fact.verified_on for fact in facts] or [source.seen_on for source in sources]
    return OutcomeView(
        tree=tree.id,
        id=outcome.id,
        title=speaker.say(outcome.title, tree.id),
        level=outcome.level,
        stop=speaker.all(outcome.stop, tree.id),
        bring=speaker.all(outcome.bring, tree.id),
        steps=tuple(_step(speaker, step, tree.id) for step in outcome.steps),
        who=speaker.say(outcome.who, tree.id),
        where=speaker.say(outcome.where, tree.id),
        cost=speaker.say(outcome.cost, tree.id),
        time=speaker.say(outcome.time, tree.id),
        lost=speaker.say(outcome.lost, tree.id),
        works_when=speaker.say(outcome.works_when, tree.id),
        onward=title_of(speaker, outcome.otherwise) if outcome.otherwise else "",
        last_resort=speaker.all(outcome.last_resort, tree.id),
        avoid=speaker.all(outcome.avoid, tree.id),
        prevent=speaker.all(outcome.prevent, tree.id),
        law=_law(speaker, outcome, facts, as_of),
        disputes=tuple(_dispute(speaker, fact) for fact in facts if fact.conflicts),
        sources=sources,
        facts=tuple(fact.id for fact in facts),
        trust=_trust(facts, sources),
        verified_on=min(read, default=tree.reviewed.on),
        overdue=_overdue(speaker, tree, facts, as_of),
    )


def title_of(speaker: Speaker, target: Target) -> str:
    """Give what stands at `target` in one line: what is asked, or the title of the outcome or tree."""
    tree, node = find(speaker.library.trees, target)
    if not target.node:
        return speaker.say(tree.title, tree.id)
    return speaker.say(node.ask if isinstance(node, Question) else node.title, tree.id)


def expired(speaker: Speaker, outcome: Outcome, as_of: date) -> tuple[str, ...]:
    """List the statements other than law that the outcome rests on and that do not hold on `as_of`."""
    facts = [fact for fact in facts_of(speaker.library, outcome) if fact.id not in outcome.law]
    return tuple(speaker.say(fact.text, "facts") for fact in facts if not fact.holds_on(as_of))


def _step(speaker: Speaker, step: Step, tree: str) -> StepView:
    return StepView(
        do=speaker.say(step.do, tree),
        note=speaker.say(step.note, tree),
        irreversible=step.irreversible,
        spends_attempt=step.spends_attempt,
    )


def _sources(speaker: Speaker, outcome: Outcome, facts: Sequence[Fact]) -> tuple[SourceView, ...]:
    table = speaker.library.knowledge.sources
    cited = [*outcome.sources, *(source for fact in facts for source in fact.sources)]
    return tuple(
        SourceView(
            id=source.id,
            title=speaker.say(source.title, "sources"),
            publisher=speaker.say(source.publisher, "sources"),
            link=source.url or speaker.say(source.where, "sources"),
            trust=source.trust,
            seen_on=source.seen_on,
        )
        for source in (table[name] for name in dict.fromkeys(cited) if name in table)
    )


def _law(speaker: Speaker, outcome: Outcome, facts: Sequence[Fact], as_of: date) -> tuple[str, ...]:
    in_force = [fact for fact in facts if fact.id in outcome.law and fact.holds_on(as_of)]
    return tuple(speaker.say(fact.text, "facts") for fact in in_force)


def _dispute(speaker: Speaker, fact: Fact) -> Dispute:
    return Dispute(
        statement=speaker.say(fact.text, "facts"),
        says=tuple(
            (speaker.say(conflict.says, "facts"), _publishers(speaker, conflict.sources)) for conflict in fact.conflicts
        ),
    )


def _publishers(speaker: Speaker, ids: Sequence[str]) -> tuple[str, ...]:
    table = speaker.library.knowledge.sources
    return tuple(dict.fromkeys(speaker.say(table[one].publisher, "sources") for one in ids if one in table))


def _trust(facts: Sequence[Fact], sources: Sequence[SourceView]) -> str:
    if facts:
        return max((fact.trust for fact in facts), key=TRUST_ORDER.index)
    return "official" if any(source.trust == "high" for source in sources) else "single-source"


def _overdue(speaker: Speaker, tree: Tree, facts: Sequence[Fact], as_of: date) -> tuple[str, ...]:
    late = [speaker.say(fact.text, "facts") for fact in facts if fact.overdue_on(as_of)]
    if tree.reviewed.again_by < as_of:
        title = speaker.say(tree.title, tree.id)
        late.append(say(speaker.lang, "“{title}”应在 {day} 前复核", title=title, day=tree.reviewed.again_by))
    return tuple(late)
