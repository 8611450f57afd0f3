"""Which trees fit the passwords that a text is about."""

from fapiao_doctor.symptoms.groups import DOUBTED, ELSEWHERE, FEARED, LOCKS, PROBLEMS
from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.instead import without_password
from fapiao_doctor.symptoms.kinds import BARE_DEVICES, trees_of
from fapiao_doctor.symptoms.reading import Lock, Reading, lock_of
from fapiao_doctor.symptoms.targets import Target

TROUBLED, ASKED, ONLY_NAMED = 6.0, 4.8, 2.0
TROUBLES = (PROBLEMS - {"misread", "expired"}) | {FEARED, DOUBTED}
QUESTIONS = frozenset({"notlocked", "unlock", "change", "changed", "unchanged", "what"})
LOCK_CAUSES = ("notfiled", "overdue", "lockday", "offlinetime", "offlineamount", "clock", "risk")
MISTAKEN = frozenset({"wrong", "tries"})
FIRST = frozenset({"initial", "first", "eights"})
BARE = BARE_DEVICES | {""}
NAMED = frozenset({"login", "certificate", "device"})


def password_hypotheses(reading: Reading) -> list[Hypothesis]:
    """Give one hypothesis over the passwords that trouble the writer, or none."""
    chosen, weight = _chosen(reading)
    weight = TROUBLED if _locked_by_tries(chosen, reading) else weight
    lock = _lock(chosen, reading)
    trees = [] if _locked_for_a_cause(chosen, reading) else _trees(chosen, lock, reading)
    because = tuple(token for one in chosen for token in (*one.mention.tokens, *one.mention.because))
    return [Hypothesis(tuple(trees), weight, because, lock)] if trees else without_password(reading)


def _lock(chosen: list[Target], reading: Reading) -> Lock:
    """Give what is said of the lock of the chosen passwords, or of the things that they would lock."""
    own = lock_of(state for one in chosen for state in one.mention.states)
    bare = any(one.kind in BARE or one.mention.states & {"wrong", "tries"} for one in chosen)
    kinds = {"certificate", *(one.kind for one in chosen)}
    beside = [one for one in reading.things if one.kind in kinds or bare]
    said = [*reading.loose, *(state for one in beside for state in one.mention.states)]
    return own or lock_of(said)


def _chosen(reading: Reading) -> tuple[list[Target], float]:
    ours = [one for one in reading.secrets if not one.kind.startswith(ELSEWHERE)]
    for wanted, weight in ((TROUBLES, TROUBLED), (QUESTIONS, ASKED)):
        found = [one for one in ours if one.mention.states & wanted]
        if found:
            return _most_exact(found), weight
    found = [one for one in ours if one.mention.classes & FIRST]
    if found or reading.has(*FIRST, "what"):
        return _most_exact(found or ours), ASKED
    denied = any(one.mention.negated for one in reading.targets)
    return _most_exact(ours), ASKED if denied else ONLY_NAMED


def _locked_by_tries(chosen: list[Target], reading: Reading) -> bool:
    """Say whether a device locked after wrong passwords, and nothing says which."""
    said = {*reading.loose, *(state for one in (*chosen, *reading.things) for state in one.mention.states)}
    return _device_locked(chosen, reading) and bool(said & MISTAKEN)


def _locked_for_a_cause(chosen: list[Target], reading: Reading) -> bool:
    """Say whether a device locked, with a cause that is no password, and a password is named in passing."""
    said = {state for one in chosen for state in one.mention.states}
    return _device_locked(chosen, reading) and reading.has(*LOCK_CAUSES) and not said & (MISTAKEN | LOCKS)


def _device_locked(chosen: list[Target], reading: Reading) -> bool:
    bare = bool(chosen) and all(one.kind in BARE_DEVICES for one in chosen)
    return bare and any(one.kind in BARE_DEVICES and lock_of(one.mention.states) == "yes" for one in reading.things)


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
        found = trees_of(kind, one, lock, reading)
        if kind in BARE_DEVICES:
            return found
        trees += [tree for tree in found if tree not in trees]
    return trees
