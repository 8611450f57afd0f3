"""Does everything rest on something that exists?"""

from collections.abc import Iterable, Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.facts import facts_of
from fapiao_doctor.content.knowledge import LAW, facts_in
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Text
from fapiao_doctor.errors import Place


def facts_exist(pack: Pack) -> Iterator[Problem]:
    """Every `{fact-id}` and every id under `facts` and `law` is a fact; `{…}` has a value, `law` is a law.

    Mend it by correcting the id or by adding the fact to knowledge/facts.yaml.
    """
    facts = pack.knowledge.facts
    for text in _texts(pack):
        for name in facts_in(text.text):
            if name not in facts:
                yield problem(text.place, "facts-exist", "没有事实“{name}”", name=name)
            elif not facts[name].value:
                yield problem(text.place, "facts-exist", "事实“{name}”没有 value，不能写进文字里", name=name)
    for outcome in _outcomes(pack):
        for name in [*outcome.law, *(fact for step in outcome.steps for fact in step.facts)]:
            if name not in facts:
                yield problem(
                    outcome.place, "facts-exist", "结果“{id}”引用的事实“{name}”不存在", id=outcome.id, name=name
                )
        for name in outcome.law:
            if name in facts and facts[name].kind != LAW:
                yield problem(outcome.place, "facts-exist", "law 里的“{name}”不是法律条文", name=name)


def sources_exist(pack: Pack) -> Iterator[Problem]:
    """Every source that an outcome, a fact, a conflict or a code cites is in knowledge/sources.yaml.

    Mend it by correcting the id or by adding the source.
    """
    for outcome in _outcomes(pack):
        yield from _missing(pack, outcome.sources, outcome.place)
    for fact in pack.knowledge.facts.values():
        against = [source for conflict in fact.conflicts for source in conflict.sources]
        yield from _missing(pack, [*fact.sources, *against], fact.place)
    for code in pack.knowledge.codes.values():
        yield from _missing(pack, code.sources, code.place)


def outcomes_sourced(pack: Pack) -> Iterator[Problem]:
    """Every outcome cites at least one source, itself or through its facts.

    Mend it by writing `sources`, or by resting the text on facts.
    """
    for outcome in _outcomes(pack):
        if not outcome.sources and not facts_of(pack, outcome):
            yield problem(outcome.place, "outcomes-sourced", "结果“{id}”没有任何来源", id=outcome.id)


def _missing(pack: Pack, names: Iterable[str], place: Place) -> Iterator[Problem]:
    for name in names:
        if name not in pack.knowledge.sources:
            yield problem(place, "sources-exist", "没有来源“{name}”", name=name)


def _outcomes(pack: Pack) -> Iterator[Outcome]:
    for tree in pack.trees.values():
        yield from tree.outcomes.values()


def _texts(pack: Pack) -> Iterator[Text]:
    for tree in pack.trees.values():
        yield from tree.texts
    yield from pack.knowledge.texts.get("procedures", ())
    yield from pack.knowledge.texts.get("pack", ())
