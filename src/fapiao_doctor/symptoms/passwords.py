"""Which trees fit the passwords that a text is about."""

from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.mentions import DOUBTED, ELSEWHERE, FEARED, PROBLEMS
from fapiao_doctor.symptoms.reading import Lock, Reading, lock_of
from fapiao_doctor.symptoms.targets import TAX_SITES, Target

LOGIN, PIN, PIN_LOCKED = "software-login-password", "certificate-pin", "certificate-pin-locked"
DEVICE, DISK_LOCKED = "device-password", "tax-disk-locked"
ETAX, ETAX_FIRST = "etax-password", "etax-initial-password"
WITHHOLDING, IIT = "withholding-client-password", "iit-password"

ACTIVE = (PROBLEMS - {"unknown", "misread", "expired"}) | {FEARED, DOUBTED}
LOST = frozenset({"forgot", "wrong", "nologin"})
ASKED = frozenset({"notlocked", "unlock", "change", "changed", "unchanged", "what", "unknown"})
FIRST = frozenset({"initial", "first", "eights"})
BARE = frozenset({"disk", "ukey", ""})
NAMED = frozenset({"login", "certificate", "device"})


def password_hypotheses(reading: Reading) -> list[Hypothesis]:
    """Give one hypothesis over the passwords that trouble the writer, or none."""
    chosen, weight = _chosen(reading)
    lock = _lock(chosen, reading)
    trees = _trees(chosen, lock, reading)
    because = tuple(token for one in chosen for token in (*one.mention.tokens, *one.mention.because))
    return [Hypothesis(tuple(trees), weight, because, lock)] if trees else _without_password(reading)


def _lock(chosen: list[Target], reading: Reading) -> Lock:
    """Give what is said of the lock of the chosen passwords, or of the things that they would lock."""
    own = lock_of(state for one in chosen for state in one.mention.states)
    bare = any(one.kind in BARE or one.mention.states & {"wrong", "tries"} for one in chosen)
    beside = [one for one in reading.things if one.kind == "certificate" or bare]
    said = [*reading.loose, *(state for one in beside for state in one.mention.states)]
    return own or lock_of(said)


def _chosen(reading: Reading) -> tuple[list[Target], float]:
    ours = [one for one in reading.secrets if not one.kind.startswith(ELSEWHERE)]
    for wanted, weight in ((ACTIVE, 6.0), (ASKED, 4.8)):
        found = [one for one in ours if one.mention.states & wanted]
        if found:
            return _most_exact(found), weight
    found = [one for one in ours if one.mention.classes & FIRST]
    if found or reading.has(*FIRST, "what"):
        return _most_exact(found or ours), 4.8
    return _most_exact(ours), 2.0


def _most_exact(found: list[Target]) -> list[Target]:
    """Leave out a password without a name where a named one stands beside it."""
    if any(one.kind in BARE for one in found) and any(one.kind in NAMED for one in found):
        joined = any(one.mention.joined for one in found)
        return found if joined else [one for one in found if one.kind in NAMED]
    return found


def _trees(chosen: list[Target], lock: Lock, reading: Reading) -> list[str]:
    kinds = {one.kind for one in reading.targets}
    trees: list[str] = []
    for one in chosen:
        kind = "login" if one.kind in ("", "sign-in") and "certificate" in kinds else one.kind
        if kind in ("disk", "ukey"):
            return _of_device(kind, lock)
        trees += [tree for tree in _of_kind(kind, one, lock, reading) if tree not in trees]
    return trees


def _of_device(kind: str, lock: Lock) -> list[str]:
    if lock in ("yes", "implied"):
        return [PIN_LOCKED, DEVICE, DISK_LOCKED]
    return [LOGIN, PIN, DEVICE] if kind == "disk" else [DEVICE, PIN]


def _of_kind(kind: str, one: Target, lock: Lock, reading: Reading) -> list[str]:
    if kind == "certificate":
        return {"yes": [PIN_LOCKED], "implied": [PIN_LOCKED], "doubted": [PIN, PIN_LOCKED]}.get(lock, [PIN])
    if kind in ("login", "device", "withholding", "iit"):
        return [{"login": LOGIN, "device": DEVICE, "withholding": WITHHOLDING, "iit": IIT}[kind]]
    if kind == "etax":
        return _of_etax(one, reading)
    if kind in ("natural", "incometax"):
        return _of_income_tax(kind, one, reading)
    if kind == "declaration":
        return [WITHHOLDING] if reading.has("payroll", "company") else [WITHHOLDING, ETAX]
    if kind == "sign-in":
        return [LOGIN] if reading.has("invoicing", "software", "program") else [LOGIN, ETAX]
    return []


def _of_etax(one: Target, reading: Reading) -> list[str]:
    states = one.mention.states
    if "personal" in one.weak:
        return [ETAX, IIT]
    if "initial" in one.weak:
        return [ETAX_FIRST]
    asks_first = reading.has("initial", "first") or ("what" in states and "change" not in states)
    return [ETAX_FIRST] if asks_first and not states & {"forgot", "locked", "wrong", "nologin"} else [ETAX]


def _of_income_tax(kind: str, one: Target, reading: Reading) -> list[str]:
    if reading.has("payroll", "withholding") or (kind == "incometax" and reading.has("company")):
        return [WITHHOLDING]
    if "declare" in one.weak:
        return [IIT, WITHHOLDING]
    return [IIT] if kind == "natural" or one.weak & {"personal", "phone"} else [IIT, WITHHOLDING]


def _without_password(reading: Reading) -> list[Hypothesis]:
    """Read what stands for a password: a locked certificate or account, or 88888888 that is refused."""
    for one in reading.things:
        states = one.mention.states
        lock = lock_of(states)
        if one.kind == "certificate" and lock and "expired" not in reading.classes:
            return [_of(one, _of_kind("certificate", one, lock, reading), lock)]
        account = bool(one.weak & {"account", "login"}) or "nologin" in states
        if one.kind in ("etax", "iit", "withholding", "natural") and (lock or (account and states & LOST)):
            return [_of(one, _of_kind(one.kind, one, lock, reading), lock)]
    return _of_contrast(reading) or _of_eights(reading)


def _of_contrast(reading: Reading) -> list[Hypothesis]:
    """Read 不是个税APP,是扣缴端: one site is denied, another named, and no more is said."""
    denied = any(one.mention.negated and one.kind in TAX_SITES for one in reading.targets)
    named = [one for one in reading.things if one.kind in TAX_SITES]
    return [_of(one, _of_kind(one.kind, one, "", reading), "") for one in named[:1] if denied]


def _of_eights(reading: Reading) -> list[Hypothesis]:
    if not reading.has("eights") or not reading.has("wrong", "initial", "tries"):
        return []
    kinds = {one.kind for one in reading.things}
    trees = [LOGIN, PIN, DEVICE] if "disk" in kinds else [LOGIN] if "software" in kinds else [DEVICE, PIN]
    return [Hypothesis(tuple(trees), 4.0, reading.words("eights"))]


def _of(one: Target, trees: list[str], lock: Lock) -> Hypothesis:
    return Hypothesis(tuple(trees), 5.6, (*one.mention.tokens, *one.mention.because), lock)
