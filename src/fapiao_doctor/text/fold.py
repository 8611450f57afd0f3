"""Plain forms for looking at text, with the way back to the text as typed.

`fold` keeps every character a character: what is hidden or shown is cut from it. `fold_speech` goes on to what is
said: small letters, simplified characters, Cantonese and signs in the words of the vocabulary.
"""

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.beside import read_beside

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
DASHES = frozenset("‐‑‒–—―－﹣−")


@dataclass(frozen=True, slots=True)
class Folded:
    """The plain form; `origin[i]` is the place in `typed` that character `i` came from."""

    typed: str
    text: str
    origin: Sequence[int]

    def words(self, start: int, end: int) -> str:
        """Return the words as typed for the plain characters from `start` up to `end`."""
        return self.typed[self.origin[start] : self.origin[end - 1] + 1] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in `typed` of the plain characters from `start` up to `end`."""
        return self.origin[start], self.origin[end - 1] + 1


MOST_READ = 20_000
"""Characters of a text that are read: no person writes more, and a log that is pasted says it at its ends."""

KEPT_END = 5_000
SIGNS = {"🔒": "锁", "🔐": "锁", "🔑": "密码", "🗝": "密码", "➡": "到", "→": "到", "❌": "错", "×": "错"}
APOSTROPHES = frozenset("'’‘´`")


class _Forms(dict[str, str]):
    """By character its plain form, found by `form` when it is first met."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, char: str) -> str:
        self[char] = self._form(char)
        return self[char]


def fold_speech(typed: str) -> Folded:
    """Fold `typed` to what is said; apostrophes vanish (don't is dont), a very long text loses its middle."""
    if len(typed) <= MOST_READ:
        return _folded(typed, typed, range(len(typed)), _SAID)
    begin, end = MOST_READ - KEPT_END, len(typed) - KEPT_END
    ends = f"{typed[:begin]}\n{typed[end:]}"
    return _folded(typed, ends, [*range(begin), end, *range(end, len(typed))], _SAID)


def fold(typed: str) -> Folded:
    """Fold full-width and other digits and letters, dashes and blanks; drop invisible characters."""
    return _folded(typed, typed, range(len(typed)), _SHAPES)


def _folded(typed: str, read: str, places: Sequence[int], forms: _Forms) -> Folded:
    """Return the plain form of `read`, whose characters stand at `places` of `typed`."""
    pieces = [forms[char] for char in read]
    text = "".join(pieces)
    if len(text) == len(pieces) and "" not in pieces:  # as nearly always: one plain character for each
        return Folded(typed, text, places)
    return Folded(typed, text, [place for place, piece in zip(places, pieces, strict=True) for _ in piece])


@cache
def hanzi() -> dict[str, str | dict[str, str]]:
    """Return the tables of characters: traditional to simplified ones, Cantonese ones, and their sounds."""
    table: dict[str, str | dict[str, str]] = json.loads(read_beside(__name__, "hanzi.json"))
    return table


def _spoken(char: str) -> str:
    if char in SIGNS or char.isascii():
        return SIGNS.get(char, char)
    for said, meant in (("cantonese", "mandarin"), ("traditional", "simplified")):
        place = _row(said).rfind(char)  # a table by character takes 0.5 ms to make, and a text has few of them
        if place >= 0:
            return _row(meant)[place]
    return char


def _row(name: str) -> str:
    row = hanzi()[name]
    assert isinstance(row, str)
    return row


def _said(char: str) -> str:
    """Return what one character says."""
    return "" if char in APOSTROPHES else "".join(map(_spoken, _plain(char).lower()))


def _plain(char: str) -> str:
    if char < "\x7f":
        return char
    if char in INVISIBLE:
        return ""
    if char in DASHES:
        return "-"
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    return " " if char.isspace() and char != "\n" else unicodedata.normalize("NFKC", char)


_SHAPES = _Forms(_plain)
_SAID = _Forms(_said)
