"""Matters that are not about a password: locks, devices, issuers, lists, identities."""

from collections.abc import Callable, Iterator

from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.mentions import FEARED, LOCKS
from fapiao_doctor.symptoms.reading import Reading, lock_of
from fapiao_doctor.symptoms.tokens import Token

LOCKABLE = frozenset({"disk", "ukey", "software", ""})
DEVICES = frozenset({"disk", "ukey"})
DEVICE_WORDS = ("jinshuipan", "shuikongpan", "ukey", "taxdisk", "disk", "deviceword")
OURS = (*DEVICE_WORDS, "software", "invoicesystem", "invoicing")


def matter_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Give a hypothesis for each matter that the text may be about."""
    for tree, weight, rule in RULES:
        because = rule(reading)
        if because:
            yield Hypothesis((tree,), weight, because, lock_of(_said(reading)))


def _said(reading: Reading) -> Iterator[str]:
    yield from reading.loose
    for one in reading.things:
        if one.kind in LOCKABLE:
            yield from one.mention.states


def _disk_locked(reading: Reading) -> tuple[Token, ...]:
    named = [one for one in reading.things if one.kind in LOCKABLE]
    locks = LOCKS | {FEARED}
    own = tuple(token for one in named for token in one.mention.because if token.is_in(locks))
    if own:
        return (*(token for one in named for token in one.mention.tokens), *own)
    if reading.has("period", "offline") and reading.has(*OURS, "invoice", "locked", "bare-lock"):
        return reading.words("period", "offline", "locked")
    if reading.loose & LOCKS and reading.has("invoicing", "system", "clock", "risk"):
        return reading.words("locked", "bare-lock")
    return ()


def _not_detected(reading: Reading) -> tuple[Token, ...]:
    for one in reading.things:
        device = one.kind in DEVICES or (one.kind == "device" and reading.has(*OURS[:-1]))
        told = tuple(token for token in one.mention.because if "misread" in token.classes)
        if device and told:
            return (*one.mention.tokens, *told)
    if reading.has("misread") and any(one.kind in DEVICES for one in reading.things):
        return reading.words("misread")
    return ()


def _issuer(reading: Reading) -> tuple[Token, ...]:
    in_secrets = {token for one in reading.targets if one.mention.secret for token in one.mention.tokens}
    people = tuple(one for one in reading.words("issuer", "operator") if one not in in_secrets)
    if people and reading.has("manage", "shows", "leaves", "permission", "change"):
        return (*people, *reading.words("manage", "shows", "permission"))
    if reading.has("permission") and reading.has("invoicing", "issuer"):
        return reading.words("permission", "invoicing", "issuer")
    return ()


def _export(reading: Reading) -> tuple[Token, ...]:
    if reading.has("export") and reading.has("detail", "invoice", "invoicing"):
        return reading.words("export", "detail")
    return ()


def _switch(reading: Reading) -> tuple[Token, ...]:
    sides = reading.has("company") or (reading.has("personal") and reading.has("identity"))
    if not sides or (reading.has("choose") and not reading.has("switch", "loggedin")):
        return ()
    if reading.has("switch") or (reading.has("loggedin") and reading.has("personal")):
        return reading.words("switch", "loggedin", "personal", "company")
    return ()


def _which_identity(reading: Reading) -> tuple[Token, ...]:
    both = reading.has("personal", "natural") and reading.has("company")
    entries = reading.has("identity") and reading.has("personal", "company")
    if reading.has("choose") and (both or entries):
        return reading.words("choose", "personal", "company", "identity")
    return ()


def _retire(reading: Reading) -> tuple[Token, ...]:
    if reading.has("retire") and reading.has(*DEVICE_WORDS[:-1]):
        return reading.words("retire", *DEVICE_WORDS)
    return ()


Rule = Callable[[Reading], tuple[Token, ...]]
RULES: tuple[tuple[str, float, Rule], ...] = (
    ("tax-disk-locked", 5.5, _disk_locked),
    ("device-not-detected", 4.9, _not_detected),
    ("issuer-manage", 5.0, _issuer),
    ("invoice-export", 5.2, _export),
    ("identity-switch", 5.0, _switch),
    ("identity-choice", 4.95, _which_identity),
    ("retire-device", 4.0, _retire),
)
"""Tree, weight, and the rule that gives the words which speak for it, or none."""
