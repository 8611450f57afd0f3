"""Fold a text as typed to one plain form, keeping the way back to the words as typed."""

import unicodedata
from dataclasses import dataclass

from fapiao_doctor.symptoms.hanzi import SIMPLIFIED, TRADITIONAL

LONGEST = 20_000
_KEPT_END = LONGEST // 4
_CANTONESE = str.maketrans("唔咗冇佢仲嗰搵揾啱睇攞畀俾喺嘅", "不了没他还那找找对看拿给给在的")
_FOLD = {old: new.translate(_CANTONESE) for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
_FOLD |= {chr(old): chr(new) for old, new in _CANTONESE.items()}
_SIGNS = {
    "🔒": "锁",
    "🔐": "锁",
    "🔑": "密码",
    "🗝": "密码",
    "➡": "到",
    "→": "到",
    "❌": "错",
    "×": "错",
    "’": "'",
    "‘": "'",
    "、": "、",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain form; `origin[i]` is the place in `typed` that character `i` came from."""

    typed: str
    text: str
    origin: tuple[int, ...]

    def words(self, start: int, end: int) -> str:
        """Give the words as typed for the plain characters from `start` up to `end`."""
        if start >= end:
            return ""
        return self.typed[self.origin[start] : self.origin[end - 1] + 1]


def normalise(text: str) -> Plain:
    """Fold width, case, traditional and Cantonese characters and signs; a very long text loses its middle."""
    chars: list[str] = []
    origin: list[int] = []
    for place, char in _ends(text):
        for plain in _fold(char):
            chars.append(plain)
            origin.append(place)
    return Plain(text, "".join(chars), tuple(origin))


def _ends(text: str) -> list[tuple[int, str]]:
    places = list(enumerate(text[: LONGEST - _KEPT_END if len(text) > LONGEST else LONGEST]))
    if len(text) > LONGEST:
        begin = len(text) - _KEPT_END
        places.append((begin, "\n"))
        places += list(enumerate(text[begin:], begin))
    return places


def _fold(char: str) -> str:
    if char < "\x80":
        return char.lower() if char.isprintable() or char in "\n\t" else " "
    if char in _SIGNS:
        return _SIGNS[char]
    folded = unicodedata.normalize("NFKC", char).lower()
    plain = "".join(_FOLD.get(one, one) for one in folded)
    return plain if all(_is_plain(one) for one in plain) else " "


def _is_plain(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CSM" or char in "+<>=|~^`$"
