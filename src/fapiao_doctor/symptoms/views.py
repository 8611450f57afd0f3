"""The plain text as words are looked up in it: once by its characters, once by its sounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from fapiao_doctor.symptoms.hanzi import SECOND, SOUNDS
from fapiao_doctor.symptoms.sound import fold, rough, syllables

_DROPPED = frozenset("'\"“”()[]{}<>《》〈〉「」『』【】*_^`")
_SPACE = frozenset(" \t-")
_WORD = re.compile(r"[a-z]+")
_RUN = re.compile(r"[a-z]+(?: [a-z]+)*")
_STRICT, _ROUGH = 0xE000, 0xF0000


@dataclass(frozen=True, slots=True)
class View:
    """A text to look words up in; character `i` stands for `spans[i]` of the plain text."""

    text: str
    spans: tuple[tuple[int, int], ...]


def by_characters(plain: str) -> View:
    """Drop quotes and brackets, and the spaces that are not between two Latin words."""
    chars: list[str] = []
    spans: list[tuple[int, int]] = []
    space = -1
    for place, char in enumerate(plain):
        if char in _SPACE:
            space = place
            continue
        if char in _DROPPED:
            continue
        if space >= 0 and chars and _is_latin(char) and _is_latin(chars[-1]):
            chars.append(" ")
            spans.append((space, space + 1))
        space = -1
        chars.append(char)
        spans.append((place, place + 1))
    return View("".join(chars), tuple(spans))


def mended(view: View, mend: Callable[[str], str]) -> View:
    """Put right the English words that `mend` knows; each letter of a mended word stands for the whole."""
    found = [(match, mend(match[0])) for match in _WORD.finditer(view.text)]
    wrong = [(match, right) for match, right in found if right != match[0]]
    if not wrong:
        return view
    text, end = "", 0
    spans: list[tuple[int, int]] = []
    for match, right in wrong:
        text += view.text[end : match.start()] + right
        spans += view.spans[end : match.start()]
        spans += [(view.spans[match.start()][0], view.spans[match.end() - 1][1])] * len(right)
        end = match.end()
    return View(text + view.text[end:], (*spans, *view.spans[end:]))


def by_sound(view: View, *, roughly: bool) -> View:
    """Put one sign for each syllable, of a character as of pinyin; what has no sound stays."""
    signs = rough_signs() if roughly else strict_signs()
    chars: list[str] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for match in _RUN.finditer(view.text):
        chars.append(view.text[end : match.start()].translate(signs))
        spans += [(place, place + 1) for place in range(end, match.start())]
        end = match.end()
        for start, stop in _spoken(match[0]):
            piece = match[0][start:stop]
            sign = _sign_of(piece, roughly)
            chars.append(sign or piece)
            whole = (match.start() + start, match.start() + stop)
            spans += [whole] if sign else [(place, place + 1) for place in range(*whole)]
    chars.append(view.text[end:].translate(signs))
    spans += [(place, place + 1) for place in range(end, len(view.text))]
    return View("".join(chars), tuple(spans))


def _spoken(run: str) -> list[tuple[int, int]]:
    """Cut a run of Latin words into syllables, or a word that is not pinyin into itself."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for word in run.split(" "):
        inside = _cut(word)
        cuts += [(start + begin, start + end) for begin, end in inside or [(0, len(word))]]
        start += len(word) + 1
    return cuts


def _cut(word: str) -> list[tuple[int, int]]:
    return syllables(word) if len(word) <= 60 else []


def _sign_of(piece: str, roughly: bool) -> str:
    signs = _syllable_signs()
    return signs[piece][roughly] if piece in signs else ""


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def strict_signs() -> dict[int, str]:
    """Map each character to the sign of its syllable."""
    return _signs(0)


@cache
def rough_signs() -> dict[int, str]:
    """Map each character to the sign that it shares with all that many people take for it."""
    return _signs(1)


def _signs(kind: int) -> dict[int, str]:
    signs = _syllable_signs()
    table: dict[int, str] = {}
    for line in SOUNDS.split(";"):
        syllable, _, chars = line.partition(":")
        table.update(dict.fromkeys(map(ord, chars), signs[syllable][kind]))
    return table


@cache
def _syllable_signs() -> dict[str, tuple[str, str]]:
    names = [line.partition(":")[0] for line in SOUNDS.split(";")]
    names += [one for one in ("lv", "nv", "lue", "nue", *SECOND.values()) if one not in names]
    folded = {name: rough(fold(name)) for name in names}
    order = {name: place for place, name in enumerate(dict.fromkeys(folded.values()))}
    return {name: (chr(_STRICT + place), chr(_ROUGH + order[folded[name]])) for place, name in enumerate(names)}
