"""Matters of others: which of them a text is about, and how much speaks for it."""

from dataclasses import dataclass

from fapiao_doctor.symptoms.mentions import ELSEWHERE
from fapiao_doctor.symptoms.reading import Reading

TROUBLED, CODED, ALONE, NAMED = 5.0, 4.6, 4.2, 2.5


@dataclass(frozen=True, slots=True)
class Outside:
    """The matter of others that a text is most about, by its id."""

    id: str = ""
    weight: float = 0.0


def outside_of(reading: Reading, alone: frozenset[str], coded: bool) -> Outside:
    """Give the matter of others that most speaks for, the first named of equals; `coded` if a code is one."""
    best = Outside("", CODED if coded else 0.0)
    for target in reading.targets:
        if target.mention.settled or not target.kind.startswith(ELSEWHERE):
            continue
        weight = TROUBLED if target.mention.troubled or target.mention.secret else NAMED
        weight = max(weight, ALONE if target.kind in alone else 0.0)
        if weight > best.weight:
            best = Outside(target.kind.removeprefix(ELSEWHERE), weight)
    return best
