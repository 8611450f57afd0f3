"""Kinds of passwords to the trees that fit."""

from fapiao_doctor.symptoms.reading import Lock, Reading
from fapiao_doctor.symptoms.targets import Target

LOGIN, PIN, PIN_LOCKED = "software-login-password", "certificate-pin", "certificate-pin-locked"
DEVICE, DISK_LOCKED = "device-password", "tax-disk-locked"
ETAX, ETAX_FIRST = "etax-password", "etax-initial-password"
WITHHOLDING, IIT = "withholding-client-password", "iit-password"

KIN = {
    LOGIN: (PIN, DEVICE, ETAX),
    PIN: (PIN_LOCKED, LOGIN, DEVICE),
    PIN_LOCKED: (PIN, DISK_LOCKED, DEVICE),
    DEVICE: (PIN, LOGIN),
    DISK_LOCKED: (PIN_LOCKED, "device-not-detected"),
    ETAX: (ETAX_FIRST, IIT, LOGIN),
    ETAX_FIRST: (ETAX, WITHHOLDING),
    WITHHOLDING: (IIT, ETAX),
    IIT: (WITHHOLDING, ETAX),
    "device-not-detected": (DISK_LOCKED, "retire-device"),
    "retire-device": (DISK_LOCKED, "device-not-detected"),
    "issuer-manage": ("identity-switch", LOGIN),
    "invoice-export": ("issuer-manage", "identity-switch"),
    "identity-switch": ("identity-choice", "issuer-manage"),
    "identity-choice": ("identity-switch", ETAX),
}
"""What a tree is most often mistaken for."""

PLAIN = {"login": LOGIN, "device": DEVICE, "withholding": WITHHOLDING, "iit": IIT, "declaration": WITHHOLDING}
BARE_DEVICES = frozenset({"disk", "ukey"})
TRIED = frozenset({"forgot", "locked", "wrong", "nologin"})


def trees_of(kind: str, one: Target, lock: Lock, reading: Reading) -> list[str]:
    """Give the trees for a password of this kind; none where the kind says nothing."""
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
    if "personal" in one.weak:
        return [ETAX, IIT]
    if "initial" in one.weak:
        return [ETAX_FIRST]
    asks_first = reading.has("initial", "first") or ("what" in states and "change" not in states)
    return [ETAX_FIRST] if asks_first and not states & TRIED else [ETAX]


def _of_income_tax(kind: str, one: Target, reading: Reading) -> list[str]:
    if reading.has("payroll", "withholding") or (kind == "incometax" and reading.has("company")):
        return [WITHHOLDING]
    if one.weak & {"declare", "taxgen"}:
        return [IIT, WITHHOLDING]
    alone = kind == "natural" or one.weak & {"personal", "phone"} or reading.has("app") or not one.mention.secret
    return [IIT] if alone else [IIT, WITHHOLDING]
