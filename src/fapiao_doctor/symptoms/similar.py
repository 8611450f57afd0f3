"""How near a text is to the phrases that the trees themselves give, by pairs of characters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from fapiao_doctor.symptoms.normalise import normalise

LONGEST = 200


class Phrases:
    """The trees' own phrases."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._phrases = phrases

    def nearest(self, text: str) -> dict[str, float]:
        """Give, for each tree that shares anything with `text`, how near its nearest phrase is, 0 to 1."""
        pairs = _pairs(text[:LONGEST])
        shared: Counter[int] = Counter(entry for pair in pairs for entry in self._index.get(pair, ()))
        best: dict[str, float] = {}
        for entry, count in shared.items():
            tree, size = self._entries[entry]
            best[tree] = max(best.get(tree, 0.0), 2 * count / (size + len(pairs)))
        return best

    @cached_property
    def _grams(self) -> list[tuple[str, frozenset[str]]]:
        return [(tree, _pairs(normalise(phrase).text)) for tree, own in self._phrases.items() for phrase in own]

    @cached_property
    def _entries(self) -> list[tuple[str, int]]:
        return [(tree, len(pairs)) for tree, pairs in self._grams]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for place, (_, pairs) in enumerate(self._grams):
            for pair in pairs:
                index.setdefault(pair, []).append(place)
        return index


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(char for char in text if char.isalnum())
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))
