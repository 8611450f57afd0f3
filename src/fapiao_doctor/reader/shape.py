"""What sort of thing a text says, whatever it names: how long it is, which parts stand in it, whose the secret is.

The parts are data (`parts` of the pack's rules). Short texts that name a thing and no trouble, long ones that name
nothing at all, secrets of somebody else's things: what these have in common no word of theirs shows.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.reader.features import SHAPE, Features, Read, features
from fapiao_doctor.reader.units import BREAK

ELSEWHERE = "else:"
"""Stands before the id of a matter of somebody else in the classes of its words."""

SIZES = (2, 4, 6, 9, 14, 24, 49)
"""Units up to which texts count as equally long."""

SHORT, LONG = 6, 14
"""Units up to which a text is short, and from which it is long, where its parts are named with its length."""

SIGNS = {"thing": "t", "secret": "s", "trouble": "x", "wish": "w"}
FOREIGN = "e"
SILENT = frozenset({"deny", "aside", "fine"})

Signs = dict[str, str]
"""By word class the signs of the parts that it is of."""


def signs_of(parts: Mapping[str, Sequence[str]]) -> Signs:
    """Return the signs of the classes of a pack."""
    found: Signs = {}
    for part, sign in SIGNS.items():
        for name in parts.get(part, ()):
            found[name] = found.get(name, "") + sign
    return found


def shown(read: Read, signs: Signs) -> Features:
    """Return the features of a text with those of its shape, which stand nowhere in it."""
    found = features(read)
    for name in _shape(read, signs):
        found[name] = (0, 0)
    return found


def _shape(read: Read, signs: Signs) -> Iterator[str]:
    size = len(read.units.said) - read.units.said.count(BREAK)
    about = "short" if size <= SHORT else "long" if size >= LONG else "mid"
    said = [_signs(token.classes, marks, signs) for token, marks in zip(read.tokens, read.marks, strict=True)]
    found = "".join(sorted(set("".join(said))))
    yield f"{SHAPE}size {bisect_left(SIZES, size)}"
    yield f"{SHAPE}parts {found}"
    yield f"{SHAPE}parts {found} {about}"
    for one in found:
        yield f"{SHAPE}part {one}"
    first = next((sign for sign in said if "t" in sign or FOREIGN in sign), "")
    if first:
        yield f"{SHAPE}first {FOREIGN if FOREIGN in first else 't'}"
    for _, _, begin, end in read.clauses:
        yield from _owners(said[begin:end])


def _owners(said: Sequence[str]) -> Iterator[str]:
    """Yield whose the secrets of one clause are: of the thing that is named last before them, or of nothing."""
    owner = before = ""
    for sign in said:
        if FOREIGN in before and ("t" in sign or "s" in sign):
            yield f"{SHAPE}owned"
        if "s" in sign:
            yield f"{SHAPE}owner {owner}"
        elif FOREIGN in sign or "t" in sign:
            owner = FOREIGN if FOREIGN in sign else "t"
        before = sign


def _signs(classes: Sequence[str], marks: frozenset[str], signs: Signs) -> str:
    found = ""
    for name in classes:
        found += FOREIGN if name.startswith(ELSEWHERE) else signs.get(name, "")
    return found.upper() if found and not SILENT.isdisjoint(marks) else found
