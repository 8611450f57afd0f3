"""Words to their classes, looked up where they begin in a text."""

from collections.abc import Iterable, Iterator

Classes = tuple[str, ...]


class Words:
    """A dictionary of words; `at` gives those that begin at a place, the longest first."""

    def __init__(self) -> None:
        self.classes: dict[str, Classes] = {}
        self._lengths: dict[str, set[int]] = {}
        self._sorted: dict[str, tuple[int, ...]] = {}

    def add(self, words: Iterable[str], name: str) -> None:
        """Put `words` into the class `name`, besides those they are in."""
        classes, only = self.classes, (name,)
        for word in words:
            known = classes.get(word)
            if known is None:
                classes[word] = only
                self._lengths.setdefault(word[0], set()).add(len(word))
            elif name not in known:
                classes[word] = (*known, name)

    def at(self, text: str, start: int) -> Iterator[tuple[int, Classes]]:
        """Give the end and the classes of each word that begins at `start`."""
        for length in self._sorted.get(text[start]) or self._longest_first(text[start]):
            found = self.classes.get(text[start : start + length])
            if found is not None and start + length <= len(text):
                yield start + length, found

    def _longest_first(self, first: str) -> tuple[int, ...]:
        lengths = self._lengths.get(first)
        if lengths is None:
            return ()
        self._sorted[first] = tuple(sorted(lengths, reverse=True))
        return self._sorted[first]
