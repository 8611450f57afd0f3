"""What is said of each word: denied, set aside, known to be fine, feared, doubted, asked or past.

A modifier (ConText's word) is data: its classes, the way it points, how far it reaches, what ends it. This module
knows no word.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fapiao_doctor.content.vocabulary import Scope
from fapiao_doctor.reader.units import BREAKS
from fapiao_doctor.reader.values import Token

Marks = list[frozenset[str]]
"""For each token the names of the scopes that it stands in."""


NOTHING: frozenset[str] = frozenset()

Clause = tuple[int, int, int, int]


def clauses(tokens: Sequence[Token], plain: str) -> Iterator[Clause]:
    """Yield for each clause its first and last place in the text, and its first and last token (ends exclusive)."""
    start = first = last = 0
    for end in [*(place for place, char in enumerate(plain) if char in BREAKS), len(plain)]:
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        yield start, end, first, last
        start, first = end, last


def marks(
    tokens: Sequence[Token], size: int, whole: Sequence[Clause], scopes: Sequence[Scope]
) -> tuple[Marks, list[str]]:
    """Return the scopes of each token, and for each character the first scope that it stands in, or ""."""
    said: Marks = [NOTHING] * len(tokens)
    chars = [""] * size
    named = {name for token in tokens for name in token.classes}
    scopes = [scope for scope in scopes if not named.isdisjoint(scope["words"])]
    if not scopes:
        return said, chars
    starts = [token.start for token in tokens]
    before = 0
    for start, end, first, last in whole:
        here = {name for token in tokens[first:last] for name in token.classes}
        for scope in scopes:
            if here.isdisjoint(scope["words"]):
                continue
            mark = frozenset({scope["mark"]})
            for from_, to in _spans(tokens[first:last], start, end, scope, before):
                for place in range(from_, to):
                    chars[place] = chars[place] or scope["mark"]
                for number in range(bisect_left(starts, from_), bisect_left(starts, to)):
                    said[number] |= mark
        before = start if last > first else before
    return said, chars


def _spans(tokens: Sequence[Token], start: int, end: int, scope: Scope, before: int) -> Iterator[tuple[int, int]]:
    """Yield the places of one clause, each at most once, that stand in `scope`; `before` is where the last began."""
    if scope["crosses"] and tokens and _among(tokens[0], scope["words"]):
        yield before, start
    if scope["first"] and not (tokens and _among(tokens[0], scope["words"])):
        return
    forward = scope["direction"] == "forward"
    open_at, blocked = (-1 if forward else start), False
    for token in tokens:
        if not token.classes:
            continue
        is_modifier = _among(token, scope["words"])
        if _among(token, scope["until"]) and not is_modifier:
            if forward and open_at >= 0:
                yield open_at, _near(open_at, token.start, scope)
                open_at = -1
            elif not forward:
                open_at, blocked = token.start, False
        elif is_modifier and forward:
            if open_at >= 0:
                yield open_at, _near(open_at, token.start, scope)
            open_at = token.end
        elif is_modifier:
            if not blocked:
                reach = scope["reach"]
                yield max(open_at, token.start - reach) if reach else open_at, token.end
            open_at, blocked = token.end, False
        elif _among(token, scope["unless"]):
            blocked = True
    if forward and open_at >= 0:
        yield open_at, _near(open_at, end, scope)


def _near(start: int, end: int, scope: Scope) -> int:
    return min(end, start + scope["reach"]) if scope["reach"] else end


def _among(token: Token, classes: list[str]) -> bool:
    return any(one in classes for one in token.classes)
