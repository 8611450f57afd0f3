"""How fresh and how well founded is the content on a given day?"""

from collections.abc import Iterator
from datetime import date, timedelta

from fapiao_doctor.content.facts import fact_ids, facts_of, low_alone
from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Tree
from fapiao_doctor.frozen import dataclass

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Audit:
    """What an editor should look at; every tuple holds ids, `tree/outcome` for outcomes."""

    as_of: date
    overdue: tuple[Fact, ...]
    due_soon: tuple[Fact, ...]
    trees_overdue: tuple[Tree, ...]
    not_in_force: tuple[Fact, ...]
    disputed: tuple[Fact, ...]
    uncited: tuple[str, ...]
    low_alone: tuple[str, ...]
    unused_facts: tuple[str, ...]
    unused_sources: tuple[str, ...]

    @property
    def urgent(self) -> bool:
        """Say whether something has to be done today."""
        return bool(self.overdue or self.trees_overdue or self.uncited)


def audit(pack: Pack, as_of: date) -> Audit:
    """Look through all content as it stands on `as_of`."""
    facts = pack.knowledge.facts
    used = set(_facts_used(pack))
    cited = set(_sources_cited(pack))
    return Audit(
        as_of=as_of,
        overdue=tuple(fact for fact in facts.values() if fact.overdue_on(as_of)),
        due_soon=tuple(fact for fact in facts.values() if as_of <= fact.review_by < as_of + SOON),
        trees_overdue=tuple(tree for tree in pack.trees.values() if tree.reviewed.again_by < as_of),
        not_in_force=tuple(fact for fact in facts.values() if not fact.holds_on(as_of)),
        disputed=tuple(fact for fact in facts.values() if fact.conflicts),
        uncited=tuple(_uncited(pack)),
        low_alone=tuple(f"{tree.id}/{one.id}" for tree, one in _outcomes(pack) if low_alone(pack, one)),
        unused_facts=tuple(name for name in facts if name not in used),
        unused_sources=tuple(name for name in pack.knowledge.sources if name not in cited),
    )


def _uncited(pack: Pack) -> Iterator[str]:
    for tree, outcome in _outcomes(pack):
        if not outcome.sources and not facts_of(pack, outcome):
            yield f"{tree.id}/{outcome.id}"


def _facts_used(pack: Pack) -> Iterator[str]:
    for _tree, outcome in _outcomes(pack):
        yield from fact_ids(outcome)


def _sources_cited(pack: Pack) -> Iterator[str]:
    for _tree, outcome in _outcomes(pack):
        yield from outcome.sources
    for fact in pack.knowledge.facts.values():
        yield from fact.sources
        for conflict in fact.conflicts:
            yield from conflict.sources
    for code in pack.knowledge.codes.values():
        yield from code.sources


def _outcomes(pack: Pack) -> Iterator[tuple[Tree, Outcome]]:
    for tree in pack.trees.values():
        for outcome in tree.outcomes.values():
            yield tree, outcome
