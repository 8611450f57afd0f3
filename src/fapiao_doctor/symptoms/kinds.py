"""Kinds of passwords to the trees that fit."""

from fapiao_doctor.symptoms.reading import Lock, Reading
from fapiao_doctor.symptoms.targets import Target

LOGIN, PIN, PIN_LOCKED = "software-login-password", "certificate-pin", "certificate-pin-locked"
DEVICE, DISK_LOCKED = "device-password", "tax-disk-locked"
ETAX, ETAX_FIRST = "etax-password", "etax-initial-password"
WITHHOLDING, IIT = "withholding-client-password", "iit-password"

PLAIN = {"login": LOGIN, "device": DEVICE, "withholding": WITHHOLDING, "iit": IIT, "declaration": WITHHOLDING}
BARE_DEVICES = frozenset({"disk", "ukey"})
TRIED = frozenset({"forgot", "locked", "wrong", "nologin"})


def trees_of(kind: str, one: Target, lock: Lock, reading: Reading) -> list[str]:
    """Give the trees for a password of this kind; none where the kind says nothing."""
    if kind == "declaration" and one.weak & {"personal", "taxgen"}:
        return [IIT, WITHHOLDING]
    if kind in PLAIN:
        return [PLAIN[kind]]
    if kind in BARE_DEVICES:
        return _of_device(kind, lock)
    if kind == "certificate":
        return _of_certificate(lock)
    if kind == "etax":
        return _of_etax(one, reading)
    if kind in ("natural", "incometax"):
        return _of_income_tax(kind, one, reading)
    if not kind:
        return [LOGIN, PIN, ETAX] if one.mention.troubled and reading.has("invoicing", "invoice") else []
    if kind == "sign-in":
        if reading.has("first") and reading.has("company", "declare"):
            return [ETAX_FIRST]
        return [LOGIN] if reading.has("invoicing", "software", "program") else [LOGIN, ETAX]
    return []


def _of_device(kind: str, lock: Lock) -> list[str]:
    if lock in ("yes", "implied"):
        return [PIN_LOCKED, DEVICE, DISK_LOCKED]
    return [LOGIN, PIN, DEVICE] if kind == "disk" else [DEVICE, PIN]


def _of_certificate(lock: Lock) -> list[str]:
    if lock == "doubted":
        return [PIN, PIN_LOCKED]
    return [PIN_LOCKED] if lock in ("yes", "implied") else [PIN]


def _of_etax(one: Target, reading: Reading) -> list[str]:
    states = one.mention.states
    if "personal" in one.weak or any(_is_personal_account(other) for other in reading.things):
        return [ETAX, IIT]
    if "initial" in one.weak:
        return [ETAX_FIRST]
    asks_first = reading.has("initial", "first") or ("what" in states and "change" not in states)
    return [ETAX_FIRST] if asks_first and not states & TRIED else [ETAX]


def _is_personal_account(one: Target) -> bool:
    return one.kind == "etax" and "personal" in one.weak and not one.weak.isdisjoint({"account", "identity"})


def _of_income_tax(kind: str, one: Target, reading: Reading) -> list[str]:
    if reading.has("payroll", "withholding") or (kind == "incometax" and reading.has("company")):
        return [WITHHOLDING]
    if one.weak & {"declare", "taxgen"}:
        return [IIT, WITHHOLDING]
    alone = (
        kind == "natural" or one.weak & {"personal", "phone", "iitapp"} or reading.has("app") or not one.mention.secret
    )
    return [IIT] if alone else [IIT, WITHHOLDING]
