"""Two readers to one verdict: the rules, and the weights of labelled questions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from fapiao_doctor.symptoms.groups import LOCKS, NAMED_OURS
from fapiao_doctor.symptoms.kinds import PIN, PIN_LOCKED
from fapiao_doctor.symptoms.reading import Reading
from fapiao_doctor.symptoms.rules import Judged
from fapiao_doctor.symptoms.weights import Label

ONE_TREE, CHOICE, ELSEWHERE, SILENT = 0.5, 5.0, 0.5, 0.0
"""How much the word of the rules adds to what the weights say, on the scale of a logarithm of chances."""

LEAST = 0.01
"""How likely is at least what the rules say."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The trees offered, none for no match; how likely each tree is to be among those that fit."""

    trees: tuple[str, ...]
    chances: Mapping[str, float]
    by_rules: bool


def agree(judged: Judged, shares: Mapping[Label, float], reading: Reading) -> Agreed:
    """Weigh both readers; the weights alone never narrow a choice.

    The rules alone speak where a code is on the screen, where no weight knows their tree, and where neither they nor
    the words name anything of ours.
    """
    own: Label = tuple(sorted(judged.trees))
    known = {tree for label in shares for tree in label}
    nothing = judged.silent and not reading.has(*NAMED_OURS)
    if judged.by_code or nothing or not shares or not known.issuperset(own):
        return Agreed(judged.trees, dict.fromkeys(judged.trees, 1.0), by_rules=True)
    chances = dict(shares)
    chances[own] = max(chances.get(own, 0.0), LEAST) * math.exp(_trust(judged))
    whole = sum(chances.values())
    best = max(chances, key=lambda label: chances[label])
    trees: dict[str, float] = {}
    for label, chance in chances.items():
        for tree in label:
            trees[tree] = trees.get(tree, 0.0) + chance / whole
    if best == own or (best and set(best) <= set(own)):
        return Agreed(judged.trees, trees, by_rules=True)
    return Agreed(_safe(tuple(sorted(best, key=lambda tree: -trees[tree])), judged, reading), trees, by_rules=False)


def _trust(judged: Judged) -> float:
    if judged.trees:
        return ONE_TREE if len(judged.trees) == 1 else CHOICE
    return ELSEWHERE if judged.elsewhere else SILENT


def _safe(trees: tuple[str, ...], judged: Judged, reading: Reading) -> tuple[str, ...]:
    """Offer both trees of the PIN where the weights and the words do not agree whether it is locked."""
    pair = {PIN, PIN_LOCKED}
    other = next(iter(pair - set(trees)), "")
    locked = reading.has(*LOCKS, "unlock")
    if len(trees) == 1 and trees[0] in pair and (other in judged.trees or locked == (trees[0] == PIN)):
        return (*trees, other)
    return trees
