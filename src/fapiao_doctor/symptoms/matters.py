"""Matters that are not about a password: locks, devices, issuers, lists, identities."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from fapiao_doctor.symptoms.groups import DEVICE_NAMES, FEARED, LOCKS
from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.reading import Reading, lock_of
from fapiao_doctor.symptoms.tokens import Token

Words = tuple[Token, ...]
Rule = Callable[[Reading], Words]

REACH = 5
LOCKABLE = frozenset({"disk", "ukey", "software"})
LATE = ("notfiled", "overdue")
LIMITS = ("lockday", "offlinetime", "offlineamount", "offline", "notuploaded")
CAUSES = ("invoicing", "system", "clock", "risk", "clearing", *LATE, *LIMITS)
WEAK = ("offline", "notuploaded")
OURS = (*sorted(DEVICE_NAMES), "deviceword", "software", "invoicesystem", "invoicing")


def matter_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Give a hypothesis for each matter that the text may be about."""
    for tree, weight, rule in RULES:
        because = rule(reading)
        if because:
            yield Hypothesis((tree,), weight, because, lock_of(_said(reading)))


def _said(reading: Reading) -> Iterator[str]:
    yield from reading.loose
    for day, after in pairwise(reading.tokens):
        if "lockday" in day.classes and "reached" in after.classes and after.start - day.end <= REACH:
            yield "locked"
    for one in reading.things:
        if one.kind in LOCKABLE or (one.kind == "certificate" and reading.has("expired")):
            yield from one.mention.states


def _device_locked(reading: Reading) -> Words:
    expired = {"certificate"} if reading.has("expired") else set()
    named = [one for one in reading.things if one.kind in LOCKABLE | expired]
    locks = LOCKS | {FEARED, "unlock"}
    own = tuple(token for one in named for token in one.mention.because if token.is_in(locks))
    if own:
        return (*(token for one in named for token in one.mention.tokens), *own)
    if reading.loose & LOCKS and reading.has("disk-lock", *CAUSES):
        return reading.words("locked", "bare-lock")
    return ()


def _past_deadline(reading: Reading) -> Words:
    late = reading.has(*LATE, *WEAK) and reading.has(*OURS, "invoice", "locked", "bare-lock")
    blocked = reading.has("clearing", *LATE, *WEAK) and reading.has("cannotissue")
    return reading.words("clearing", *LATE, *WEAK, "locked") if late or blocked else ()


def _deadline(reading: Reading) -> Words:
    return reading.words("lockday", "offlinetime", "offlineamount")


def _worn_out(reading: Reading) -> Words:
    if not reading.has(*DEVICE_NAMES):
        return ()
    expired = reading.has("cert") and reading.has("expired")
    return reading.words("expired", "clock", "full") if expired or reading.has("clock", "full") else ()


def _not_detected(reading: Reading) -> Words:
    named = reading.has("deviceword") and reading.has("software", "program")
    if not named and not any(one.weak & DEVICE_NAMES for one in reading.targets):
        return ()
    return reading.words("misread", *sorted(DEVICE_NAMES), "deviceword") if reading.has("misread") else ()


def _issuer(reading: Reading) -> Words:
    in_secrets = {token for one in reading.targets if one.mention.secret for token in one.mention.tokens}
    people = tuple(one for one in reading.words("issuer", "operator") if one not in in_secrets)
    if people and reading.has("manage", "shows", "leaves", "permission", "change"):
        return (*people, *reading.words("manage", "shows", "permission"))
    if reading.has("permission") and reading.has("invoicing", "issuer"):
        return reading.words("permission", "invoicing", "issuer")
    return ()


def _export(reading: Reading) -> Words:
    strong = reading.has("export") or (reading.has("download") and reading.has("detail", "many"))
    if strong and reading.has("detail", "invoice", "invoicing"):
        return reading.words("export", "download", "detail")
    return ()


def _download(reading: Reading) -> Words:
    return reading.words("download", "invoice") if reading.has("download") and reading.has("invoice") else ()


def _switch(reading: Reading) -> Words:
    if reading.has("choose") and not reading.has("switch", "loggedin"):
        return ()
    asked = reading.has("switch") and reading.has("company", "identity")
    wrong_page = reading.has("loggedin", "shows") and reading.has("personal", "natural")
    if asked or ((wrong_page or reading.has("wrongpage")) and reading.has("company", "invoicing")):
        return reading.words("switch", "loggedin", "shows", "wrongpage", "personal", "company", "identity")
    return ()


def _which_identity(reading: Reading) -> Words:
    both = reading.has("personal", "natural") and reading.has("company")
    entries = reading.has("identity") and reading.has("personal", "company", "invoicing", "etax", "login")
    if reading.has("choose") and (both or entries):
        return reading.words("choose", "personal", "company", "identity")
    return ()


def _which_login(reading: Reading) -> Words:
    signs_in = reading.has("login", "account", "identity", "etax", "loggedin")
    return _which_identity(reading) if signs_in else ()


def _retire(reading: Reading) -> Words:
    if reading.has("retire") and reading.has(*DEVICE_NAMES):
        return reading.words("retire", *DEVICE_NAMES)
    return ()


def _fee(reading: Reading) -> Words:
    return reading.words("fee") if reading.has("fee") and reading.has(*DEVICE_NAMES) else ()


def _lost_device(reading: Reading) -> Words:
    for one in reading.things:
        gone = tuple(token for token in one.mention.because if "gone" in token.classes)
        if one.weak & DEVICE_NAMES and gone:
            return (*one.mention.tokens, *gone)
    return ()


def _old_device(reading: Reading) -> Words:
    for word, after in pairwise(reading.tokens):
        if "old" in word.classes and after.is_in(DEVICE_NAMES) and after.start - word.end <= 1:
            return word, after
    return ()


RULES: tuple[tuple[str, float, Rule], ...] = (
    ("tax-disk-locked", 5.5, _device_locked),
    ("tax-disk-locked", 5.3, _deadline),
    ("tax-disk-locked", 4.4, _past_deadline),
    ("tax-disk-locked", 4.4, _worn_out),
    ("device-not-detected", 4.9, _not_detected),
    ("issuer-manage", 5.0, _issuer),
    ("invoice-export", 5.2, _export),
    ("invoice-export", 4.0, _download),
    ("identity-switch", 5.0, _switch),
    ("identity-choice", 4.95, _which_login),
    ("identity-choice", 2.4, _which_identity),
    ("retire-device", 4.0, _retire),
    ("retire-device", 4.3, _lost_device),
    ("retire-device", 3.0, _fee),
    ("retire-device", 2.4, _old_device),
)
"""Tree, weight, and the rule that gives the words which speak for it, or none."""
