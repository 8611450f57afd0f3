"""What sort of thing a text says, whatever it names: how long it is, which parts stand in it, whose the secret is.

The parts are data (`parts` of the pack's rules). Short texts that name a thing and no trouble, long ones that name
nothing at all, secrets of somebody else's things: what these have in common no word of theirs shows.
"""

from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.reader.features import Read, features
from fapiao_doctor.reader.units import BREAK

ELSEWHERE = "else:"
"""Stands before the id of a matter of somebody else in the classes of its words."""

SIZES = (2, 4, 6, 9, 14, 24, 49)
"""Units up to which texts count as equally long."""

SHORT, LONG = 6, 14
"""Units up to which a text is short, and from which it is long, where its parts are named with its length."""

SIGNS = {"thing": "t", "secret": "s", "trouble": "x", "wish": "w"}
SILENT = frozenset({"deny", "aside", "fine"})


def shown(read: Read, parts: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Return the features of a text with those of its shape."""
    whole = (0, len(read.text.text))
    return {**features(read), **dict.fromkeys(_shape(read, parts), whole)}


def _shape(read: Read, parts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    said = [one for one in read.units.said if one != BREAK]
    size = next((str(one) for one in SIZES if len(said) <= one), "+")
    about = "short" if len(said) <= SHORT else "long" if len(said) >= LONG else "mid"
    signs = [_signs(token.classes, marks, parts) for token, marks in zip(read.tokens, read.marks, strict=True)]
    found = "".join(sorted(set("".join(signs))))
    yield f"#size {size}"
    yield f"#parts {found}"
    yield f"#parts {found} {about}"
    yield from {f"#part {one}" for one in found}
    first = next((sign for sign in signs if "t" in sign or "e" in sign), "")
    if first:
        yield f"#first {'e' if 'e' in first else 't'}"
    for _, _, begin, end in read.clauses:
        owner = "-"
        for number in range(begin, end):
            sign = signs[number]
            if number > begin and "e" in signs[number - 1] and ("t" in sign or "s" in sign):
                yield "#owned"
            if "s" in sign:
                yield f"#owner {owner}"
            elif "e" in sign or "t" in sign:
                owner = "e" if "e" in sign else "t"


def _signs(classes: Sequence[str], marks: frozenset[str], parts: Mapping[str, Sequence[str]]) -> str:
    denied = "n" if SILENT & marks else ""
    found = "".join(sign for part, sign in SIGNS.items() if not set(parts.get(part, ())).isdisjoint(classes))
    found += "e" if any(one.startswith(ELSEWHERE) for one in classes) else ""
    return "".join(one.upper() for one in found) if denied else found
