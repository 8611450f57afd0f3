"""Does everything claim no more trust than its sources give?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.facts import low_alone, said
from fapiao_doctor.content.knowledge import Source
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.parts import UNCONFIRMED
from fapiao_doctor.content.voices import corroborated, official


def copies_lead_back(pack: Pack) -> Iterator[Problem]:
    """`copy-of` names a source, and no source is in the end a copy of itself.

    Mend it by correcting the id, or by taking `copy-of` out of the text that was there first.
    """
    table = pack.knowledge.sources
    for source in table.values():
        if source.copy_of and source.copy_of not in table:
            yield problem(source.place, "copies-lead-back", "没有来源“{name}”", name=source.copy_of)
        elif source.id in _copied(source, pack):
            yield problem(source.place, "copies-lead-back", "来源“{id}”绕回来成了自己的转载", id=source.id)


def low_trust_said(pack: Pack) -> Iterator[Problem]:
    """Where what an outcome tells to do rests on low-trust pages alone, it says so under `unconfirmed`.

    Words that `laws.unconfirmed` finds in another of its texts do as well. Mend it with a better source, by saying so,
    or by leaving the outcome out.
    """
    doubt = pack.manifest.laws.unconfirmed
    for tree in pack.trees.values() if doubt else ():
        for outcome in tree.outcomes.values():
            told = outcome.parts[UNCONFIRMED] or any(doubt and doubt.search(text) for text in said(outcome))
            if low_alone(pack, outcome) and not told:
                template = "结果“{id}”只有低可信来源，要在 unconfirmed 里说明"
                yield problem(outcome.place, "low-trust-said", template, id=outcome.id)


def trust_is_founded(pack: Pack) -> Iterator[Problem]:
    """A fact claims no more trust than its sources give.

    `official` needs a source of high trust, of a kind that `kinds.official` lists. `corroborated` needs two sources
    of better than low trust that are neither copies of one text nor of one publisher or host. Mend it by citing
    better sources, or by lowering the trust.
    """
    table, kinds = pack.knowledge.sources, pack.manifest.official_kinds
    for fact in pack.knowledge.facts.values():
        sources = [table[name] for name in fact.sources if name in table]
        if fact.trust == "official" and not official(sources, kinds):
            template = "“{id}”没有高可信的官方来源，不能算 official"
            yield problem(fact.place, "trust-is-founded", template, id=fact.id)
        if fact.trust == "corroborated" and not corroborated(sources, table):
            template = "“{id}”只有一处在说（转载、同一家、低可信的不算），不能算 corroborated"
            yield problem(fact.place, "trust-is-founded", template, id=fact.id)


def _copied(source: Source, pack: Pack) -> set[str]:
    """Return the ids of all that `source` is a copy of, directly or through others."""
    table, found = pack.knowledge.sources, set[str]()
    while source.copy_of in table and source.copy_of not in found:
        found.add(source.copy_of)
        source = table[source.copy_of]
    return found
