"""Long names with one character wrong; looked for only where nothing else was understood."""

from collections.abc import Iterator
from functools import cached_property

from fapiao_doctor.symptoms.words import Classes, Words

SHORTEST = 5
HALF = 2
LONGEST_TEXT = 400


class NearNames:
    """The long words of some classes, found by two of their first four characters."""

    def __init__(self, words: Words, names: frozenset[str]) -> None:
        self._words = words
        self._names = names

    def at(self, text: str, start: int) -> Iterator[tuple[int, Classes]]:
        """Give the end and the classes of each name that begins at `start` with one character wrong."""
        for offset in (0, HALF):
            key = text[start + offset : start + offset + HALF]
            for word in self._by_half.get((offset, key), ()):
                if _one_wrong(text[start : start + len(word)], word):
                    yield start + len(word), self._known[word]

    @cached_property
    def _known(self) -> dict[str, Classes]:
        every = self._words.all_words().items()
        named = ((word, tuple(one for one in classes if one in self._names)) for word, classes in every)
        return {word: classes for word, classes in named if classes and _is_long_name(word)}

    @cached_property
    def _by_half(self) -> dict[tuple[int, str], list[str]]:
        found: dict[tuple[int, str], list[str]] = {}
        for word in self._known:
            for offset in (0, HALF):
                found.setdefault((offset, word[offset : offset + HALF]), []).append(word)
        return found


def _is_long_name(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isascii()


def _one_wrong(text: str, word: str) -> bool:
    return len(text) == len(word) and sum(a != b for a, b in zip(text, word, strict=True)) == 1
