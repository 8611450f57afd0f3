"""The slots that a text states, each with the words that state it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fapiao_doctor.symptoms.groups import LOCKS
from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.numbers import tries_left
from fapiao_doctor.symptoms.quotes import quotes
from fapiao_doctor.symptoms.reading import Lock, Reading
from fapiao_doctor.symptoms.screen import Seen
from fapiao_doctor.symptoms.tokens import Token
from fapiao_doctor.symptoms.values import Evidence

CREDENTIAL = {
    "software-login-password": "login",
    "certificate-pin": "certificate",
    "certificate-pin-locked": "certificate",
    "device-password": "device",
    "etax-password": "etax",
    "etax-initial-password": "etax",
    "withholding-client-password": "withholding",
    "iit-password": "iit",
}
PIN_TREES = frozenset({"certificate-pin", "certificate-pin-locked"})
PLATFORM_TREES = frozenset({"issuer-manage", "invoice-export", "identity-switch", "identity-choice"})
LOGIN_TREE = ("software-login-password",)
LOCK_WORDS = (*sorted(LOCKS), "notlocked", "unlocked")
DEVICES = ("jinshuipan", "shuikongpan", "ukey")
PEOPLE = frozenset({"legalrep", "finance", "agency"})
CAUSES = {
    "lockday": "period-lock",
    "offlinetime": "offline-time",
    "offlineamount": "offline-amount",
    "notuploaded": "not-uploaded",
    "clock": "clock",
    "full": "full",
    "risk": "risk",
    "notfiled": "not-filed",
    "expired": "certificate-expired",
}
REACH = 4
MOST_WORDS = 4
DENIES = 6

Fact = tuple[str, str, Sequence[Token]]


@dataclass(frozen=True, slots=True)
class Case:
    """A text as read, what is offered for it and why, and what is said of the lock that it is about."""

    plain: Plain
    reading: Reading
    offered: tuple[str, ...]
    because: tuple[Token, ...]
    lock: Lock
    meanings: Mapping[str, tuple[str, str]]


def evidence_of(case: Case, seen: Sequence[Seen]) -> tuple[Evidence, ...]:
    """List the slots that the text states, each once: codes first, then in the order of the rules."""
    if not case.offered:
        return ()
    found: dict[str, Evidence] = {}
    for one in sorted(seen, key=lambda one: one.verbatim):
        for slot, value in one.slots.items() if not one.verbatim else ():
            found.setdefault(slot, Evidence(slot, value, case.plain.words(one.start, one.end)))
    for slot, value, tokens in (fact for rule in RULES for fact in rule(case)):
        found.setdefault(slot, Evidence(slot, value, "、".join(quotes(case.plain, tokens or case.because, MOST_WORDS))))
    for one in seen:
        for slot, value in one.slots.items() if one.code.leads_to.partition("/")[0] in case.offered else ():
            found.setdefault(slot, Evidence(slot, value, case.plain.words(one.start, one.end)))
    return tuple(found.values())


def _credential(case: Case) -> Iterator[Fact]:
    values = {CREDENTIAL.get(tree, "") for tree in case.offered}
    if len(values) == 1 and "" not in values:
        named = case.reading.secrets or case.reading.things
        yield "credential", values.pop(), [token for one in named for token in one.mention.tokens]


def _device(case: Case) -> Iterator[Fact]:
    for name in DEVICES:
        named = case.reading.words(name)
        if named and case.reading.has(name) and name in case.meanings:
            yield (*case.meanings[name], named[:1])


def _lock(case: Case) -> Iterator[Fact]:
    if case.lock not in ("yes", "no"):
        return
    words = case.reading.words(*LOCK_WORDS)
    yield "locked", case.lock, words
    if PIN_TREES.issuperset(case.offered):
        yield "pin-state", "locked" if case.lock == "yes" else _unlocked(case.reading), words


def _unlocked(reading: Reading) -> str:
    if reading.has("unchanged"):
        return "unlocked-unchanged"
    return "unlocked-changed" if reading.has("changed") else "unlocked"


def _tries(case: Case) -> Iterator[Fact]:
    left = tries_left(case.plain.text)
    if left and (case.lock != "yes" or left[0] == "0"):
        yield "attempts-left", left[0], [Token((), left[1], left[2])]


def _role(case: Case) -> Iterator[Fact]:
    if case.offered == LOGIN_TREE:
        for one in case.reading.secrets:
            if "admin" not in one.weak and one.weak & {"operator", "issuer"}:
                yield "role", "operator", one.mention.tokens
        for name, role in (("admin", "admin"), ("operator", "operator"), ("issuer", "operator")):
            if case.reading.has(name):
                yield "role", role, case.reading.words(name)
    for token, after in pairwise(case.reading.tokens):
        if "iam" in token.classes and after.start - token.end <= REACH:
            for name in after.classes:
                if name in PEOPLE and name in case.meanings:
                    yield (*case.meanings[name], (token, after))


def _phone(case: Case) -> Iterator[Fact]:
    phones = [one.mention for one in case.reading.targets if one.weak & {"phone", "sms"}]
    states = {state for mention in phones for state in mention.states}
    words = [token for mention in phones for token in (*mention.tokens, *mention.because)]
    works = states & {"phoneworks", "okay"} or case.reading.has("stillphone")
    if works and "phonelost" not in states:
        yield "phone", "works", [*words, *case.reading.words("stillphone")]
    elif "phonelost" in states or case.reading.has("nophone"):
        yield "phone", "lost", [*words, *case.reading.words("nophone")]


def _platform(case: Case) -> Iterator[Fact]:
    if not PLATFORM_TREES.issuperset(case.offered):
        return
    for names, value in ((("etax", "digital"), "digital"), (("software", *DEVICES, "taxdisk"), "tax-control")):
        if case.reading.has(*names):
            yield "platform", value, case.reading.words(*names)


def _cause(case: Case) -> Iterator[Fact]:
    if case.offered != ("tax-disk-locked",):
        return
    for name, value in CAUSES.items():
        stated = [word for word in case.reading.words(name) if not _denied(case.reading, word)]
        if stated and (name != "expired" or case.reading.has("cert")):
            yield "cause", value, stated


def _denied(reading: Reading, word: Token) -> bool:
    near = (one for one in reading.words("negate", "doubt") if 0 <= word.start - one.end <= DENIES)
    return any(near)


def _person(case: Case) -> Iterator[Fact]:
    for name in ("hkmotw", "foreign", "facefails"):
        if case.reading.has(name) and name in case.meanings:
            yield (*case.meanings[name], case.reading.words(name))


RULES: tuple[Callable[[Case], Iterator[Fact]], ...] = (
    _credential,
    _device,
    _lock,
    _tries,
    _role,
    _phone,
    _platform,
    _cause,
    _person,
)
