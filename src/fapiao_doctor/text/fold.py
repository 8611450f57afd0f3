"""Plain forms for looking at text, with the way back to the text as typed.

`fold` keeps every character a character: what is hidden or shown is cut from it. `fold_speech` goes on to what is
said: small letters, simplified characters, Cantonese and signs in the words of the vocabulary.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
DASHES = frozenset("‐‑‒–—―－﹣−")


@dataclass(frozen=True, slots=True)
class Folded:
    """The plain form; `origin[i]` is the place in `typed` that character `i` came from."""

    typed: str
    text: str
    origin: tuple[int, ...]

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


def fold_speech(typed: str) -> Folded:
    """Fold `typed` to what is said; apostrophes vanish (don't is dont), a very long text loses its middle."""
    forms = _forms()
    plain: list[str] = []
    origin: list[int] = []
    for place, char in _ends(typed):
        if char in APOSTROPHES:
            continue
        for one in char.lower() if char < "\x7f" else _plain(char).lower():
            for said in forms.get(one, one):
                plain.append(said)
                origin.append(place)
    return Folded(typed, "".join(plain), tuple(origin))


@cache
def hanzi() -> dict[str, str | dict[str, str]]:
    """Return the tables of characters: traditional to simplified ones, Cantonese ones, and their sounds."""
    table: dict[str, str | dict[str, str]] = json.loads(Path(__file__).with_name("hanzi.json").read_bytes())
    return table


@cache
def _forms() -> dict[str, str]:
    table = {name: value for name, value in hanzi().items() if isinstance(value, str)}
    simplified = zip(table["traditional"], table["simplified"], strict=True)
    return {**dict(simplified), **dict(zip(table["cantonese"], table["mandarin"], strict=True)), **SIGNS}


def _ends(typed: str) -> list[tuple[int, str]]:
    if len(typed) <= MOST_READ:
        return list(enumerate(typed))
    begin = len(typed) - KEPT_END
    return [*enumerate(typed[: MOST_READ - KEPT_END]), (begin, "\n"), *enumerate(typed[begin:], begin)]


def fold(typed: str) -> Folded:
    """Fold full-width and other digits and letters, dashes and blanks; drop invisible characters."""
    plain: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(typed):
        for one in _plain(char):
            plain.append(one)
            origin.append(place)
    return Folded(typed, "".join(plain), tuple(origin))


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
