"""Does everything rest on something that exists?"""

from collections.abc import Iterable, Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.knowledge import facts_in
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Text
from fapiao_doctor.content.speech import facts_of
from fapiao_doctor.errors import Place

UNCONFIRMED = "未经官方证实"


def facts_exist(library: Library) -> Iterator[Problem]:
    """Every `{fact-id}` and every id under `facts` and `law` is a fact; `{…}` has a value, `law` is a law.

    Mend it by correcting the id or by adding the fact to knowledge/facts.yaml.
    """
    facts = library.knowledge.facts
    for text in _texts(library):
        for name in facts_in(text.text):
            if name not in facts:
                yield problem(text.place, "facts-exist", f"没有事实“{name}”")
            elif not facts[name].value:
                yield problem(text.place, "facts-exist", f"事实“{name}”没有 value，不能写进文字里")
    for outcome in _outcomes(library):
        for name in [*outcome.law, *(fact for step in outcome.steps for fact in step.facts)]:
            if name not in facts:
                yield problem(outcome.place, "facts-exist", f"结果“{outcome.id}”引用的事实“{name}”不存在")
        for name in outcome.law:
            if name in facts and facts[name].kind != "law":
                yield problem(outcome.place, "facts-exist", f"law 里的“{name}”不是法律条文")


def sources_exist(library: Library) -> Iterator[Problem]:
    """Every source that an outcome, a fact, a conflict or a code cites is in knowledge/sources.yaml.

    Mend it by correcting the id or by adding the source.
    """
    for outcome in _outcomes(library):
        yield from _missing(library, outcome.sources, outcome.place)
    for fact in library.knowledge.facts.values():
        said = [source for conflict in fact.conflicts for source in conflict.sources]
        yield from _missing(library, [*fact.sources, *said], fact.place)
    for code in library.knowledge.codes.values():
        yield from _missing(library, code.sources, code.place)


def outcomes_sourced(library: Library) -> Iterator[Problem]:
    """Every outcome cites at least one source, itself or through its facts.

    Mend it by writing `sources`, or by resting the text on facts.
    """
    for outcome in _outcomes(library):
        if not _all_sources(library, outcome):
            yield problem(outcome.place, "outcomes-sourced", f"结果“{outcome.id}”没有任何来源")


def low_trust_said(library: Library) -> Iterator[Problem]:
    """An outcome that rests on low-trust pages alone says 未经官方证实.

    Mend it with a better source, by saying so in the text, or by leaving the outcome out.
    """
    sources = library.knowledge.sources
    for outcome in _outcomes(library):
        trusts = {sources[name].trust for name in _all_sources(library, outcome) if name in sources}
        if trusts == {"low"} and not any(UNCONFIRMED in text for text in _said(outcome)):
            message = f"结果“{outcome.id}”只有低可信来源，却没有写“{UNCONFIRMED}”"
            yield problem(outcome.place, "low-trust-said", message)


def official_is_official(library: Library) -> Iterator[Problem]:
    """A fact with trust `official` cites a source of high trust; `corroborated` cites two or more.

    Mend it by citing the official page, or by lowering the trust.
    """
    sources = library.knowledge.sources
    for fact in library.knowledge.facts.values():
        trusts = [sources[name].trust for name in fact.sources if name in sources]
        if fact.trust == "official" and "high" not in trusts:
            yield problem(fact.place, "official-is-official", f"“{fact.id}”没有高可信来源，不能算 official")
        if fact.trust == "corroborated" and len(fact.sources) < 2:
            yield problem(fact.place, "official-is-official", f"“{fact.id}”来源只有一个，不能算 corroborated")


def no_try_limits(library: Library) -> Iterator[Problem]:
    """A wrong-try limit is never a value that texts can print; sources disagree on all of them.

    Mend it by making it a fact of kind rule whose `conflicts` list what each source says.
    """
    for fact in library.knowledge.facts.values():
        limit = any(word in fact.text for word in ("输错", "错误次数", "试错")) and "次" in fact.value
        if limit:
            yield problem(fact.place, "no-try-limits", f"事实“{fact.id}”把可试次数当成了定论")


def _missing(library: Library, names: Iterable[str], place: Place) -> Iterator[Problem]:
    for name in names:
        if name not in library.knowledge.sources:
            yield problem(place, "sources-exist", f"没有来源“{name}”")


def _all_sources(library: Library, outcome: Outcome) -> tuple[str, ...]:
    inherited = [source for fact in facts_of(library, outcome) for source in fact.sources]
    return (*outcome.sources, *inherited)


def _said(outcome: Outcome) -> list[str]:
    steps = [text for step in outcome.steps for text in (step.do, step.note)]
    return [outcome.title, *outcome.stop, *steps, *outcome.avoid, outcome.works_when]


def _outcomes(library: Library) -> Iterator[Outcome]:
    for tree in library.trees.values():
        yield from tree.outcomes.values()


def _texts(library: Library) -> Iterator[Text]:
    for tree in library.trees.values():
        yield from tree.texts
    yield from library.knowledge.texts.get("procedures", ())
