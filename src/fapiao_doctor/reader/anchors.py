"""What a text must hold before a pattern can meet anything in it.

To compile the patterns of a pack takes half as long as all else that a short run does, and few sentences hold a word
of more than two of them. So this is worked out where a pack is compiled, with the parser of `re`, and a run compiles
what its sentence may hold.
"""

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # there is no other way to look into a pattern
from typing import Any

MOST = 30
"""Characters of a set that is worth asking for; nearly every text holds one of a hundred."""


def anchors(pattern: str, without: str = "") -> list[str]:
    """Return sets of characters, as texts: each text that the pattern meets holds one of each set.

    Sets with a character of `without` are left out. Raises re.error for what is no pattern.
    """
    parsed = _parser.parse(pattern)
    sets = () if parsed.state.flags & re.IGNORECASE else _sets(parsed)
    found = {"".join(sorted(one)) for one in sets if len(one) <= MOST}
    return sorted((one for one in found if not set(without) & set(one)), key=lambda one: (len(one), one))


def _sets(parsed: Any) -> Iterator[frozenset[str]]:
    """Yield a set for each part of a parsed pattern that cannot be left out and is met by few characters."""
    for kind, of in parsed:
        if kind is _constants.LITERAL:
            yield frozenset(chr(of))
        elif kind is _constants.IN and all(one is _constants.LITERAL for one, _ in of):
            yield frozenset(chr(char) for _, char in of)
        elif kind is _constants.SUBPATTERN:
            _group, added, _removed, inner = of
            yield from () if added & re.IGNORECASE else _sets(inner)
        elif kind is _constants.BRANCH:
            ways = [min(_sets(way), key=len, default=frozenset()) for way in of[1]]
            if all(ways):
                yield frozenset().union(*ways)
        elif kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and of[0] > 0:
            yield from _sets(of[2])
