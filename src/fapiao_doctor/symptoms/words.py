"""Words to their classes, looked up where they begin in a text."""

from collections.abc import Iterator

from fapiao_doctor.symptoms.expand import Pieces, beginnings, expand

Classes = tuple[str, ...]
Found = dict[str, Classes]


class Words:
    """A dictionary of words; only those are spelt out that begin with a character that was looked up."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[Pieces, str]]] = {}
        self._ready: dict[str, tuple[tuple[int, ...], Found]] = {}

    def add(self, pattern: Pieces, name: str) -> None:
        """Put the words of a pattern into the class `name`, besides those they are in."""
        for first in beginnings(pattern):
            self._waiting.setdefault(first, []).append((pattern, name))

    def at(self, text: str, start: int) -> Iterator[tuple[int, Classes]]:
        """Give the end and the classes of each word that begins at `start`, the longest first."""
        first = text[start]
        if first not in self._waiting:
            return
        lengths, found = self._ready.get(first) or self._prepare(first)
        for length in lengths:
            classes = found.get(text[start : start + length])
            if classes is not None and start + length <= len(text):
                yield start + length, classes

    def all_words(self) -> dict[str, Classes]:
        """Spell out every word."""
        every: Found = {}
        for first in sorted(self._waiting):
            every |= (self._ready.get(first) or self._prepare(first))[1]
        return every

    def _prepare(self, first: str) -> tuple[tuple[int, ...], Found]:
        found: Found = {}
        for pattern, name in self._waiting[first]:
            for word in expand(pattern, first):
                known = found.get(word, ())
                if name not in known:
                    found[word] = (*known, name)
        self._ready[first] = (tuple(sorted({len(word) for word in found}, reverse=True)), found)
        return self._ready[first]
