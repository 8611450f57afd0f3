"""Which of many phrases stand in a text, without a look at each: a phrase is kept by its first two characters."""

from collections.abc import Iterable

SEEN = 2
"""Characters of a phrase that a text is asked for first; with these, one of three hundred is left in most texts."""


class Phrases:
    """Phrases, each known by its number."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = list(phrases)
        self._begun: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            self._begun.setdefault(phrase[:SEEN], []).append(number)
        self._short = [number for start, some in self._begun.items() if len(start) < SEEN for number in some]

    def standing_in(self, text: str) -> list[int]:
        """Return the numbers of the phrases that stand in `text`, in order."""
        begun, found = self._begun, set(self._short)
        for place in range(len(text) - SEEN + 1):
            start = text[place : place + SEEN]
            if start in begun:
                found.update(begun[start])
        return sorted(number for number in found if self._phrases[number] in text)
