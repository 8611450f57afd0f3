"""A text to the words that the vocabulary knows: the cover that explains the most of it with the fewest words."""

from collections.abc import Iterator
from dataclasses import dataclass

from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.near_names import LONGEST_TEXT
from fapiao_doctor.symptoms.views import View, by_sound, mended
from fapiao_doctor.symptoms.words import Classes, Words

EXACT, BY_SOUND, ROUGHLY, NEARLY = 0.6, 1.1, 1.6, 2.0
"""What a word costs, against 1 for each character that it explains; unexplained characters are free."""

SHORTEST_BY_SOUND = 2
SHORTEST_ROUGHLY = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with its classes; `start` and `end` are places in the plain text."""

    classes: tuple[str, ...]
    start: int
    end: int
    exact: bool = True

    def is_in(self, names: frozenset[str]) -> bool:
        """Say whether one of the classes is among `names`."""
        return not names.isdisjoint(self.classes)


@dataclass(frozen=True, slots=True)
class _Match:
    end: int
    worth: float
    classes: tuple[str, ...]
    exact: bool


def tokens_of(view: View, lexicon: Lexicon, *, forgiving: bool = False) -> list[Token]:
    """Cut a text into words; `forgiving` also knows long names with one character wrong."""
    view = mended(view, lexicon.english.mend)
    matches: list[list[_Match]] = [[] for _ in view.text]
    for start, match in _matches(view, lexicon):
        matches[start].append(match)
    if forgiving:
        for start in range(min(len(view.text), LONGEST_TEXT)):
            for end, classes in lexicon.near.at(view.text, start):
                matches[start].append(_Match(end, (end - start) - NEARLY, classes, exact=False))
    return _best(view, matches)


def _matches(view: View, lexicon: Lexicon) -> Iterator[tuple[int, _Match]]:
    yield from _exactly(view, lexicon.exact)
    for roughly, words, shortest, cost, kept in (
        (False, lexicon.strict, SHORTEST_BY_SOUND, BY_SOUND, lexicon.short),
        (True, lexicon.rough, SHORTEST_ROUGHLY, ROUGHLY, lexicon.names),
    ):
        for start, end, classes in _sounding(by_sound(view, roughly=roughly), words, shortest):
            known = _by_sound(view.text[start:end], classes, kept)
            if known and not (_in_number(view.text, start) or _in_number(view.text, end)):
                yield start, _Match(end, (end - start) - cost, known, exact=False)


def _by_sound(text: str, classes: Classes, kept: frozenset[str]) -> Classes:
    """Let pinyin be every word that it can be, but characters only those of the classes that are kept."""
    return classes if text.isascii() else tuple(name for name in classes if name in kept)


def _exactly(view: View, words: Words) -> Iterator[tuple[int, _Match]]:
    text = view.text
    for start in range(len(text)):
        for end, classes in words.at(text, start):
            if _whole(text, start, end):
                yield start, _Match(end, (end - start) - EXACT, classes, exact=True)


def _sounding(heard: View, words: Words, shortest: int) -> Iterator[tuple[int, int, Classes]]:
    for start in range(len(heard.text)):
        for end, classes in words.at(heard.text, start):
            if end - start >= shortest:
                yield heard.spans[start][0], heard.spans[end - 1][1], classes


def _whole(text: str, start: int, end: int) -> bool:
    return not any(_in_word(text, place) or _in_number(text, place) for place in (start, end))


def _in_word(text: str, place: int) -> bool:
    around = text[place - 1 : place + 1] if place else ""
    return len(around) > 1 and around.isascii() and around.isalpha()


def _in_number(text: str, place: int) -> bool:
    around = text[place - 1 : place + 1] if place else ""
    return len(around) > 1 and around.isascii() and around.isdigit()


def _best(view: View, matches: list[list[_Match]]) -> list[Token]:
    size = len(view.text)
    worth = [0.0] * (size + 1)
    chosen: list[_Match | None] = [None] * size
    for start in range(size - 1, -1, -1):
        worth[start] = worth[start + 1]
        for match in matches[start]:
            total = match.worth + worth[match.end]
            if total > worth[start]:
                worth[start], chosen[start] = total, match
    return list(_walk(view, chosen))


def _walk(view: View, chosen: list[_Match | None]) -> Iterator[Token]:
    start = 0
    while start < len(chosen):
        match = chosen[start]
        if match is None:
            start += 1
            continue
        yield Token(match.classes, view.spans[start][0], view.spans[match.end - 1][1], match.exact)
        start = match.end
