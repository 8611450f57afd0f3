"""Sentences whose slots are known: what must be read from each, and what would contradict it.

State × certainty × time × denial × device × number in two languages, put together from the clauses of `clauses_zh`
and `clauses_en` in a fixed order. A clause requires only what it plainly states, and forbids what a reader
would have to make up: a doubted, feared, asked or denied value, one that is over, the older of two numbers. What can
be argued about is neither required nor forbidden.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle
from types import ModuleType

import clauses_en
import clauses_zh

Pair = tuple[str, str]
Pairs = frozenset[Pair]

DEVICES = ("金税盘", "税控盘", "税务UKey")
ENGLISH_DEVICES = ("golden tax disk", "tax-control disk", "tax UKey")
STATES = ("locked", "unlocked", "unlocked-unchanged", "unlocked-changed")
ASKS = "?？"
COUNTER = re.compile("次数|：|: ").search
CERTIFICATE = re.compile("证书|certificate").search
CAUSES = tuple(name for name in clauses_zh.CAUSE if not name.endswith("!"))
DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text; `slots` must be read so, one pair of `either` must be read, and none of `forbidden` may be."""

    text: str
    kind: str
    slots: Mapping[str, str]
    forbidden: Pairs
    either: Pairs = frozenset()

    def missed(self, read: Mapping[str, str]) -> list[str]:
        """Give what should have been read and was not."""
        missing = [f"{slot}={value}" for slot, value in self.slots.items() if read.get(slot) != value]
        if self.either and self.either.isdisjoint(read.items()):
            missing.append(" or ".join(sorted(f"{slot}={value}" for slot, value in self.either)))
        return missing

    def contradicted(self, read: Mapping[str, str]) -> list[str]:
        """Give what was read against the text."""
        return sorted(f"{slot}={value}" for slot, value in self.forbidden & frozenset(read.items()))


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with what it states."""

    text: str
    kind: str
    slots: Mapping[str, str] = field(default_factory=dict)
    forbidden: Pairs = frozenset()
    either: Pairs = frozenset()


@cache
def sentences() -> tuple[Sentence, ...]:
    """Give all sentences, Chinese first, each text once, always in the same order."""
    found: dict[str, Sentence] = {}
    for words, devices in ((clauses_zh, DEVICES), (clauses_en, ENGLISH_DEVICES)):
        openers, closers = cycle(words.OPENERS), cycle(words.CLOSERS)
        for parts in _combined(words, devices):
            text = words.COMMA.join(part.text for part in parts).replace("？，", "？").replace("?,", "?")
            closer = next(closers)
            whole = _joined(f"{next(openers)}{text}{'' if text[-1] in ASKS else closer}", parts)
            found.setdefault(whole.text, whole)
    return tuple(found.values())


def judged(read: Callable[[str], Mapping[str, str]]) -> tuple[list[str], list[str]]:
    """Give a line for each sentence in which something is missed, and for each that is contradicted."""
    missed: list[str] = []
    contradicted: list[str] = []
    for one in sentences():
        slots = read(one.text)
        for lines, faults in ((missed, one.missed(slots)), (contradicted, one.contradicted(slots))):
            lines += [f"{one.kind}: {one.text} [{', '.join(faults)}]"] if faults else []
    return missed, contradicted


def _joined(text: str, parts: Iterable[Clause]) -> Sentence:
    slots: dict[str, str] = {}
    forbidden: Pairs = frozenset()
    either: Pairs = frozenset()
    for part in parts:
        slots |= part.slots
        forbidden |= part.forbidden
        either |= part.either
    return Sentence(text, "+".join(part.kind for part in parts), slots, forbidden, either)


def _combined(words: ModuleType, devices: tuple[str, ...]) -> Iterator[tuple[Clause, ...]]:
    locks, tries, disks = list(_locks(words)), list(_tries(words)), list(_devices(words, devices))
    yield from ((one,) for one in (*locks, *_phones(words), *_faces(words), *_platforms(words)))
    yield from ((_lead(words, one), one) for one in _roles(words))
    yield from ((_forgotten(words, place), one) for place, one in enumerate(disks))
    yield from _disk_locks(words, devices)
    yield from ((_forgotten(words, place), one) for place, one in enumerate(tries))
    yield from _in_turn(locks, disks, 4, swapped=True)
    yield from _in_turn(locks, tries, 3)
    yield from _in_turn(disks, tries, 2, lead=words)
    for place, lock in enumerate(locks):
        disk, left = disks[place * 7 % len(disks)], tries[place * 5 % len(tries)]
        if _agree(lock, left):
            yield (disk, lock, left) if place % 2 else (lock, left, disk)


def _in_turn(
    first: list[Clause], second: list[Clause], times: int, *, swapped: bool = False, lead: ModuleType | None = None
) -> Iterator[tuple[Clause, ...]]:
    """Pair each clause of the first list with some of the second, evenly."""
    for place, one in enumerate(first):
        for turn in range(times):
            other = second[(place * 11 + turn * 17) % len(second)]
            if not _agree(one, other):
                continue
            if lead:
                yield one, _forgotten(lead, place), other
            else:
                yield (other, one) if swapped and (place + turn) % 2 else (one, other)


def _agree(one: Clause, other: Clause) -> bool:
    """Say whether both can be true of one situation; a question ends a sentence."""
    if one.text[-1] in ASKS and "left" in other.kind:
        return False
    for left, right in ((one, other), (other, one)):
        if not right.forbidden.isdisjoint(left.slots.items()) or left.either & right.forbidden == left.either != set():
            return False
    return not ("left" in other.kind and one.kind in ("doubted", "asked", "over", "locked"))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _all(slot: str, values: Iterable[str], but: str = "") -> Pairs:
    return frozenset((slot, value) for value in values if value != but)


STATE = {
    "locked": (
        {("locked", "yes"), ("pin-state", "locked")},
        {("locked", "no")} | _all("pin-state", STATES, "locked") | _all("attempts-left", "123456789"),
    ),
    "not-locked": (
        {("locked", "no"), ("pin-state", "unlocked")},
        {("locked", "yes")} | _all("pin-state", STATES, "unlocked"),
    ),
    "unchanged": (
        {("pin-state", "unlocked-unchanged")},
        {("locked", "yes")} | _all("pin-state", ("locked", "unlocked-changed")),
    ),
    "changed": (
        {("pin-state", "unlocked-changed")},
        {("locked", "yes")} | _all("pin-state", ("locked", "unlocked-unchanged")),
    ),
    "change-doubted": (
        {("locked", "no"), ("pin-state", "unlocked")},
        {("locked", "yes")} | _all("pin-state", STATES, "unlocked"),
    ),
    "doubted": (set(), _all("locked", ("yes", "no")) | _all("pin-state", STATES)),
    "asked": (set(), _all("locked", ("yes", "no")) | _all("pin-state", STATES)),
    "feared": (set(), {("locked", "yes")} | _all("pin-state", STATES, "unlocked")),
    "over": (set(), {("locked", "yes")} | _all("pin-state", STATES, "unlocked")),
}


def _locks(words: ModuleType) -> Iterator[Clause]:
    for kind, text in words.LOCK.items():
        either, forbidden = STATE[kind]
        for place, line in enumerate(_lines(text)):
            for turn in range(2):
                secret = words.SECRETS[(place + 2 * turn) % len(words.SECRETS)]
                also = {("locked", "no")} if kind in ("unchanged", "changed") and not CERTIFICATE(secret) else set()
                yield Clause(line.format(s=secret), kind, {}, frozenset(forbidden), frozenset(either | also))


def _tries(words: ModuleType) -> Iterator[Clause]:
    count = 0
    for kind, text in words.LEFT.items():
        for line in _lines(text):
            for _turn in range(3):
                number, older = str(1 + count % 4), str(2 + count % 4 + count % 3)
                count += 1
                yield _try(words, kind, line, number, older, count)
    for line in _lines(words.LEFT["left"])[:5]:
        slots = {"attempts-left": "0"}
        forbidden = _all("attempts-left", "123456789") | {("locked", "no")} | _all("pin-state", STATES, "locked")
        yield Clause(line.format(n=0), "none-left", slots, forbidden)


def _try(words: ModuleType, kind: str, line: str, number: str, older: str, count: int) -> Clause:
    spoken = words.NUMERALS if count % 4 == 0 and not COUNTER(line) else {}
    text = line.format(n=spoken.get(number, number), m=spoken.get(older, older))
    for one in ("1", words.NUMERALS["1"]):
        for many, single in (("tries", "try"), ("attempts", "attempt"), ("times", "time"), ("days", "day")):
            text = re.sub(rf"\b{one} {many}\b", f"{one} {single}", text)
    if kind == "left":
        lock = {("locked", "yes"), ("pin-state", "locked")}
        return Clause(text, kind, {"attempts-left": number}, _all("attempts-left", DIGITS, number) | lock)
    if kind == "left-less":
        return Clause(text, kind, {}, _all("attempts-left", DIGITS[int(older) :]))
    return Clause(text, kind, {}, _all("attempts-left", DIGITS))


def _devices(words: ModuleType, devices: tuple[str, ...]) -> Iterator[Clause]:
    for kind, text in words.DEVICE.items():
        for place, line in enumerate(_lines(text)):
            for turn in range(3):
                here, there = (place + turn) % 3, (place + turn + 1 + place % 2) % 3
                shown = line.format(d=devices[here], e=devices[there])
                if kind == "device":
                    yield Clause(shown, kind, {"device": DEVICES[here]}, _all("device", DEVICES, DEVICES[here]))
                elif kind == "device-unknown":
                    yield Clause(shown, kind, {}, _all("device", DEVICES))
                else:
                    yield Clause(shown, kind, {}, frozenset({("device", DEVICES[here])}))


def _disk_locks(words: ModuleType, devices: tuple[str, ...]) -> Iterator[tuple[Clause, ...]]:
    """The device itself is locked, with and without the cause; a state of a PIN would be made up."""
    pin = _all("pin-state", STATES)
    claims = {
        "disk-locked": ({"locked": "yes"}, pin | {("locked", "no")}),
        "disk-not-locked": ({"locked": "no"}, pin | {("locked", "yes")}),
        "disk-feared": ({}, pin | {("locked", "yes")}),
        "disk-over": ({}, pin | {("locked", "yes")}),
    }
    for kind, text in words.DISK_LOCK.items():
        slots, forbidden = claims[kind]
        for line in _lines(text):
            for name, device in zip(devices, DEVICES, strict=True):
                yield (Clause(line.format(d=name), kind, {**slots, "device": device}, forbidden),)
    lines = _lines(words.DISK_LOCK["disk-locked"])
    slots, forbidden = claims["disk-locked"]
    for place, cause in enumerate(_causes(words)):
        for turn in range(2):
            here = (place + turn) % 3
            text = lines[(place + turn) % len(lines)].format(d=devices[here])
            lock = Clause(text, "disk-locked", {**slots, "device": DEVICES[here]}, forbidden)
            yield (cause, lock) if turn and cause.slots else (lock, cause)


def _causes(words: ModuleType) -> Iterator[Clause]:
    for name, text in words.CAUSE.items():
        cause = name.rstrip("!")
        for line in text.split("|"):
            if name.endswith("!"):
                yield Clause(line, "cause-denied", {}, frozenset({("cause", cause)}))
            else:
                yield Clause(line, "cause", {"cause": cause}, _all("cause", CAUSES, cause))


def _phones(words: ModuleType) -> Iterator[Clause]:
    lead = "电子税务局密码忘了，" if words is clauses_zh else "forgot the e-tax bureau password, "
    for kind, text in words.PHONE.items():
        for line in _lines(text):
            if kind in ("works", "lost"):
                yield Clause(lead + line, f"phone-{kind}", {"phone": kind}, _all("phone", ("works", "lost"), kind))
            else:
                forbidden = ("lost",) if kind == "not-lost" else ("works", "lost")
                yield Clause(lead + line, f"phone-{kind}", {}, _all("phone", forbidden))


def _faces(words: ModuleType) -> Iterator[Clause]:
    leads = ("电子税务局，", "个税APP，") if words is clauses_zh else ("e-tax bureau, ", "IIT app, ")
    for kind, text in words.FACE.items():
        for place, line in enumerate(_lines(text)):
            slots = {"face": kind} if kind != "unsaid" else {}
            yield Clause(leads[place % 2] + line, f"face-{kind}", slots, _all("face", ("works", "fails"), kind))


def _roles(words: ModuleType) -> Iterator[Clause]:
    for name, text in words.ROLE.items():
        role = name.rstrip("!")
        for line in text.split("|"):
            if name.endswith("!"):
                yield Clause(line, f"role-denied:{role}", {}, frozenset({("role", role)}))
            else:
                yield Clause(line, f"role:{role}", {"role": role}, _all("role", words.ROLE, role))


def _lead(words: ModuleType, role: Clause) -> Clause:
    return Clause(words.ROLE_LEAD.get(role.kind.partition(":")[2], words.ROLE_LEAD[""]), "login")


def _platforms(words: ModuleType) -> Iterator[Clause]:
    lead = "加开票员在哪里加，" if words is clauses_zh else "where do I add an invoice issuer, "
    for kind, text in words.PLATFORM.items():
        for line in text.split("|"):
            slots = {"platform": kind} if kind != "unsaid" else {}
            forbidden = _all("platform", ("digital", "tax-control"), kind)
            yield Clause(lead + line, f"platform-{kind}", slots, forbidden)


def _forgotten(words: ModuleType, place: int) -> Clause:
    secret = words.SECRETS[place % len(words.SECRETS)]
    said = ("{}忘了", "{}不对", "{}错误") if words is clauses_zh else ("forgot {}", "{} is wrong", "{} not accepted")
    return Clause(said[place % 3].format(secret), "forgotten")
