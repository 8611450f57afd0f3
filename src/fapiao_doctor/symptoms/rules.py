"""The first reader: codes, passwords and matters weighed by rules against the matters of others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.kinds import PIN, PIN_LOCKED
from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.matters import matter_hypotheses
from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.numbers import tries_left
from fapiao_doctor.symptoms.outside import outside_of
from fapiao_doctor.symptoms.passwords import password_hypotheses
from fapiao_doctor.symptoms.reading import Lock, Reading
from fapiao_doctor.symptoms.screen import Seen
from fapiao_doctor.symptoms.tokens import Token

NEAR_PHRASE = 0.8
CODE, MESSAGE = 8.0, 4.5
LEFT = re.compile("[剩余有能]|left|remain")


@dataclass(frozen=True, slots=True)
class Judged:
    """The trees that the rules offer, the words that speak for them, and the matter of others that they heard."""

    trees: tuple[str, ...] = ()
    because: tuple[Token, ...] = ()
    lock: Lock = ""
    elsewhere: str = ""
    by_code: bool = False

    @property
    def silent(self) -> bool:
        """Whether the rules found neither a tree nor a matter of others."""
        return not (self.trees or self.elsewhere)


def judge(plain: Plain, reading: Reading, seen: Sequence[Seen], lexicon: Lexicon) -> Judged:
    """Give what the rules make of a text."""
    ranked = _ranked(reading, seen, lexicon)
    outside = outside_of(reading, coded=any(one.code.turn_to for one in seen))
    if ranked and ranked[0].weight >= outside.weight:
        best = ranked[0]
        return Judged(
            _both_if_tries_disagree(_offered(ranked), plain),
            best.because,
            best.lock,
            by_code=best.weight == CODE,
        )
    if outside.id:
        return Judged(elsewhere=outside.id)
    return Judged(_by_phrase(plain, lexicon))


def _ranked(reading: Reading, seen: Sequence[Seen], lexicon: Lexicon) -> list[Hypothesis]:
    found = [*_by_code(seen), *password_hypotheses(reading), *matter_hypotheses(reading)]
    known = [replace(one, trees=tuple(tree for tree in one.trees if tree in lexicon.trees)) for one in found]
    return sorted((one for one in known if one.trees), key=lambda one: -one.weight)


def _by_code(seen: Sequence[Seen]) -> list[Hypothesis]:
    return [
        Hypothesis(
            (one.code.leads_to.partition("/")[0],),
            MESSAGE if one.verbatim else CODE,
            (Token(("code",), one.start, one.end),),
            "yes" if one.slots.get("pin-state") == "locked" else "",
        )
        for one in seen
        if one.code.leads_to
    ]


def _offered(ranked: list[Hypothesis]) -> tuple[str, ...]:
    best = ranked[0]
    trees = _narrowed(best.trees, ranked)
    other = next((one for one in ranked[1:] if one.trees != trees), None)
    if best.trees == (PIN,) and other and other.trees == (PIN_LOCKED,):
        return (PIN, PIN_LOCKED)
    if best.trees == (PIN_LOCKED,) and other and other.trees == (PIN,) and best.weight == CODE:
        return (PIN_LOCKED, PIN)
    return trees


def _narrowed(trees: tuple[str, ...], ranked: list[Hypothesis]) -> tuple[str, ...]:
    """Take from a choice the one that a message on the screen names."""
    messages = (one.trees for one in ranked if one.weight == MESSAGE)
    return next((one for one in messages if len(trees) > 1 and set(one) < set(trees)), trees)


def _by_phrase(plain: Plain, lexicon: Lexicon) -> tuple[str, ...]:
    near = lexicon.phrases.nearest(plain.text)
    best = max(near.values(), default=0.0)
    return tuple(tree for tree, value in near.items() if value == best and best >= NEAR_PHRASE)


def _both_if_tries_disagree(trees: tuple[str, ...], plain: Plain) -> tuple[str, ...]:
    """Offer both trees of the PIN where the tries that are left do not go with the one that was found."""
    left = tries_left(plain.text) if trees in ((PIN,), (PIN_LOCKED,)) else None
    if left is None or (left[0] == "0") == (trees == (PIN_LOCKED,)):
        return trees
    return (PIN, PIN_LOCKED) if LEFT.search(plain.text, left[1], left[2]) else trees
