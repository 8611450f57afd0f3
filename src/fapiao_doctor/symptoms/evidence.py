"""The slots that a text states, each with the words that state it."""

from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.symptoms.mentions import LOCKS
from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.numbers import tries_left
from fapiao_doctor.symptoms.reading import Reading, lock_of
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
LOCK_WORDS = (*sorted(LOCKS), "notlocked", "unlocked")
PLATFORM_TREES = frozenset({"issuer-manage", "invoice-export", "identity-switch", "identity-choice"})
ROLE_TREES = frozenset({"software-login-password"})
PEOPLE = frozenset({"legalrep", "finance", "agency"})

Fact = tuple[str, str, tuple[Token, ...]]


def evidence_of(
    plain: Plain,
    reading: Reading,
    seen: Sequence[Seen],
    offered: tuple[str, ...],
    meanings: Mapping[str, tuple[str, str]],
) -> tuple[Evidence, ...]:
    """List the slots that the text states, each once, in the order of the rules."""
    if not offered:
        return ()
    found: dict[str, Evidence] = {}
    for one in seen:
        for slot, value in one.slots.items():
            found.setdefault(slot, Evidence(slot, value, plain.words(one.start, one.end)))
    for slot, value, tokens in _facts(reading, offered, meanings):
        found.setdefault(slot, Evidence(slot, value, _words(plain, tokens)))
    left = tries_left(plain.text)
    if left:
        found.setdefault("attempts-left", Evidence("attempts-left", left[0], plain.words(left[1], left[2])))
    return tuple(found.values())


def _facts(reading: Reading, offered: tuple[str, ...], meanings: Mapping[str, tuple[str, str]]) -> Iterator[Fact]:
    yield from _credential(reading, offered)
    yield from _device(reading, meanings)
    yield from _lock(reading, offered)
    yield from _role(reading, offered, meanings)
    yield from _phone(reading)
    yield from _platform(reading, offered)
    yield from _cause(reading)
    for name in ("hkmotw", "foreign", "facefails"):
        if reading.has(name) and name in meanings:
            yield (*meanings[name], reading.words(name))


def _credential(reading: Reading, offered: tuple[str, ...]) -> Iterator[Fact]:
    values = {CREDENTIAL.get(tree, "") for tree in offered}
    if len(values) == 1 and "" not in values:
        secrets = tuple(token for one in reading.secrets for token in one.mention.tokens)
        things = tuple(token for one in reading.things for token in one.mention.tokens)
        yield "credential", values.pop(), secrets or things


def _device(reading: Reading, meanings: Mapping[str, tuple[str, str]]) -> Iterator[Fact]:
    negated = {token for one in reading.targets if one.mention.negated for token in one.mention.tokens}
    for name in ("jinshuipan", "shuikongpan", "ukey"):
        named = tuple(token for token in reading.words(name) if token not in negated)
        if named and name in meanings:
            yield (*meanings[name], named[:1])


def _lock(reading: Reading, offered: tuple[str, ...]) -> Iterator[Fact]:
    states = [state for one in (*reading.secrets, *reading.things) for state in one.mention.states]
    lock = lock_of([*states, *reading.loose])
    if lock in ("yes", "no"):
        words = reading.words(*LOCK_WORDS)
        yield "locked", lock, words
        if PIN_TREES.issuperset(offered):
            yield "pin-state", {"yes": "locked", "no": _unlocked(reading)}[lock], words


def _unlocked(reading: Reading) -> str:
    if reading.has("unchanged"):
        return "unlocked-unchanged"
    return "unlocked-changed" if reading.has("changed") else "unlocked"


def _role(reading: Reading, offered: tuple[str, ...], meanings: Mapping[str, tuple[str, str]]) -> Iterator[Fact]:
    if ROLE_TREES.issuperset(offered):
        for one in reading.secrets:
            if one.weak & {"operator", "issuer"}:
                yield "role", "operator", tuple(one.mention.tokens)
        if reading.has("admin"):
            yield "role", "admin", reading.words("admin")
    for token, after in zip(reading.tokens, reading.tokens[1:], strict=False):
        if "iam" in token.classes and after.is_in(PEOPLE) and after.start - token.end <= 4:
            name = next(name for name in after.classes if name in PEOPLE)
            yield (*meanings[name], (token, after))


def _phone(reading: Reading) -> Iterator[Fact]:
    if not reading.has("phone", "sms"):
        return
    if reading.has("phonelost"):
        yield "phone", "lost", reading.words("phone", "sms", "phonelost")
    elif reading.has("phoneworks"):
        yield "phone", "works", reading.words("phone", "sms", "phoneworks")


def _platform(reading: Reading, offered: tuple[str, ...]) -> Iterator[Fact]:
    if not PLATFORM_TREES.issuperset(offered):
        return
    if reading.has("etax", "digital"):
        yield "platform", "digital", reading.words("etax", "digital")
    elif reading.has("software", "jinshuipan", "shuikongpan", "ukey", "taxdisk"):
        words = reading.words("software", "jinshuipan", "shuikongpan", "ukey", "taxdisk")
        yield "platform", "tax-control", words


def _cause(reading: Reading) -> Iterator[Fact]:
    for name, value in (("offline", "offline-time"), ("clock", "clock"), ("full", "full"), ("risk", "risk")):
        if reading.has(name):
            yield "cause", value, reading.words(name)


def _words(plain: Plain, tokens: tuple[Token, ...]) -> str:
    ordered = sorted(set(tokens), key=lambda token: token.start)
    return "、".join(dict.fromkeys(plain.words(token.start, token.end) for token in ordered[:4]))
