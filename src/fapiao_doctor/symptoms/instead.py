"""What stands for a password that is not named: a locked certificate, an account, 88888888."""

from collections.abc import Iterator
from dataclasses import replace

from fapiao_doctor.symptoms.groups import FEARED
from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.kinds import DEVICE, ETAX, LOGIN, PIN, trees_of
from fapiao_doctor.symptoms.reading import Lock, Reading, lock_of
from fapiao_doctor.symptoms.targets import TAX_SITES, TAXMAN, Target

LOCKED, SITE, SHORT, EIGHTS, WEAK = 5.6, 5.6, 4.0, 4.0, 3.0
KNOWN_SHORT = TAX_SITES | {"login", "certificate", "device"}
ACCOUNTS = TAX_SITES | {"login"}
LOST = frozenset({"forgot", "wrong", "nologin"})


def without_password(reading: Reading) -> list[Hypothesis]:
    """Give what the first rule finds that speaks for a password."""
    for rule in (_certificate, _site, _short, _contrast, _office, _code_not_received, _eights):
        found = next(rule(reading), None)
        if found:
            return [found]
    return []


def _certificate(reading: Reading) -> Iterator[Hypothesis]:
    for one in reading.things:
        lock = lock_of(one.mention.states)
        told = lock or FEARED in one.mention.states or ("wrong" in one.mention.states and reading.has("eights"))
        if one.kind == "certificate" and told and not reading.has("expired"):
            yield _of(one, LOCKED, lock, reading)


def _site(reading: Reading) -> Iterator[Hypothesis]:
    for one in reading.things:
        states = one.mention.states
        lock = lock_of(states)
        account = bool(one.weak & {"account", "login"}) or "nologin" in states
        if one.kind in ACCOUNTS and (lock or (account and states & LOST)):
            yield _of(one, SITE, lock, reading)


def _short(reading: Reading) -> Iterator[Hypothesis]:
    """Read 我忘的是开票软件的: the word for a password was said before."""
    if reading.words("secret", "kouling"):
        for one in reading.things:
            kind = "login" if one.kind == "software" else one.kind
            if "forgot" in one.mention.states and kind in KNOWN_SHORT:
                yield _of(replace(one, kind=kind), SHORT, "", reading)


def _contrast(reading: Reading) -> Iterator[Hypothesis]:
    """Read 不是个税APP,是扣缴端: one site is denied, another named, and no more is said."""
    if any(one.mention.negated and one.kind in TAX_SITES for one in reading.targets):
        yield from (_of(one, WEAK, "", reading) for one in reading.things if one.kind in TAX_SITES)


def _office(reading: Reading) -> Iterator[Hypothesis]:
    for one in reading.things:
        if one.kind == TAXMAN and "nologin" in one.mention.states:
            yield Hypothesis((ETAX,), WEAK, (*one.mention.tokens, *one.mention.because))


def _code_not_received(reading: Reading) -> Iterator[Hypothesis]:
    lost = any("phonelost" in one.mention.states and "sms" in one.weak for one in reading.targets)
    if lost or (reading.has("nophone") and reading.has("sms")):
        yield from (_of(one, WEAK, "", reading) for one in reading.things if one.kind in TAX_SITES)


def _eights(reading: Reading) -> Iterator[Hypothesis]:
    if reading.has("eights") and reading.has("wrong", "initial", "tries", "nologin"):
        kinds = {one.kind for one in reading.things}
        trees = (LOGIN, PIN, DEVICE) if "disk" in kinds else (LOGIN,) if "software" in kinds else (DEVICE, PIN)
        yield Hypothesis(trees, EIGHTS, reading.words("eights"))


def _of(one: Target, weight: float, lock: Lock, reading: Reading) -> Hypothesis:
    trees = tuple(trees_of(one.kind, one, lock, reading))
    return Hypothesis(trees, weight, (*one.mention.tokens, *one.mention.because), lock)
