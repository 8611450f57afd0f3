"""Matters of others: which of them a text is about, and how much speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from fapiao_doctor.symptoms.groups import DEVICE_NAMES, ELSEWHERE, MATTER
from fapiao_doctor.symptoms.reading import Reading

TROUBLED, CODED, ALONE, NAMED = 5.0, 4.6, 4.2, 2.5
ONLY_ONE_NAMED = 5.4
OURS = DEVICE_NAMES | {"cert", "kouling", "software", "invoicesystem", "etax", "taxgen", "natural", "iitapp"}
OURS |= {"incometax", "withholding", "invoicing", "detail"}


@dataclass(frozen=True, slots=True)
class Outside:
    """The matter of others that a text is most about, by its id."""

    id: str = ""
    weight: float = 0.0


def outside_of(reading: Reading, *, coded: bool) -> Outside:
    """Give the matter of others that most speaks for, the first named of equals; `coded` if a code is one."""
    best = Outside("", CODED if coded else 0.0)
    for kind, weight in _found(reading):
        if weight > best.weight:
            best = Outside(kind, weight)
    return best


def _found(reading: Reading) -> Iterator[tuple[str, float]]:
    for target in reading.targets:
        if target.kind.startswith(ELSEWHERE) and not target.mention.settled:
            troubled = target.mention.troubled or bool(target.mention.secret)
            named = NAMED if reading.has(*OURS) else ONLY_ONE_NAMED
            yield target.kind.removeprefix(ELSEWHERE), max(named, TROUBLED if troubled else 0.0)
    for name in sorted(reading.classes):
        if name.startswith(MATTER):
            yield name.removeprefix(MATTER), ALONE
