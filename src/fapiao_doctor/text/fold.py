"""One plain form for looking at text, with the way back to the text as typed."""

import unicodedata
from dataclasses import dataclass

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
DASHES = frozenset("‐‑‒–—―－﹣−")


@dataclass(frozen=True, slots=True)
class Folded:
    """The plain form; `origin[i]` is the place in `typed` that character `i` came from."""

    typed: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in `typed` of the plain characters from `start` up to `end`."""
        return self.origin[start], self.origin[end - 1] + 1


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
