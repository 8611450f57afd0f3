"""The words of the vocabulary in a text: the cover that explains the most of it with the fewest words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fapiao_doctor.reader.units import Units
from fapiao_doctor.reader.values import Token

SPELT, HEARD = 0.6, 1.1
"""What a word costs, in characters, against 1 for each that it explains: a word heard must explain more."""

Classes = tuple[str, ...]
Trie = dict[str, Any]
"""By unit the tries below it; under "" the classes of the word that ends here."""

Packed = dict[str, str]
"""By first unit its words as one text: "class class=rest of a word,rest of a word;class=…", units between blanks."""


class Tries:
    """The words of one table; those that begin with a unit are unpacked when a text first holds it."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self._packed = packed
        self._open: dict[str, Trie] = {}

    def __contains__(self, first: str) -> bool:
        return first in self._packed

    def at(self, said: Sequence[str], start: int) -> list[tuple[int, Classes]]:
        """Return the end and the classes of each word that begins at the unit `start`, the shortest first."""
        first = said[start]
        node: Trie | None = self._open.get(first)
        if node is None:
            if first not in self._packed:
                return []
            node = self._open[first] = _unpacked(self._packed[first])
        found = []
        for end in range(start + 1, len(said) + 1):
            if "" in node:
                found.append((end, node[""]))
            node = node.get(said[end]) if end < len(said) else None
            if node is None:
                break
        return found


class Words:
    """All words: by spelling; by sound where typed as pinyin; by rough sound some, by exact sound others."""

    def __init__(self, spelt: Packed, heard: Packed, rough: Packed, alike: Packed) -> None:
        self._spelt, self._alike = Tries(spelt), Tries(alike)
        self._heard, self._rough = Tries(heard), Tries(rough)

    def cover(self, spelling: Units, rough: Units, exact: Units, size: int) -> list[Token]:
        """Return the words of a text of `size` folded characters, in order."""
        found: Found = {}
        _add(found, self._spelt, spelling, SPELT)
        self._add_heard(found, rough)
        _add(found, self._alike, exact, HEARD)
        return list(_best(found, size))

    def _add_heard(self, found: "Found", units: Units) -> None:
        """Add what is typed as pinyin all through, and beside it the words that their rough sound is enough for."""
        said, spans = units
        typed = 0
        for start, (place, end_of_first) in enumerate(spans):
            if end_of_first - place > 1:
                while typed <= start or (typed < len(spans) and spans[typed][1] - spans[typed][0] > 1):
                    typed += 1
                for end, classes in self._heard.at(said, start):
                    if end <= typed:
                        found.setdefault(place, []).append((end - start - HEARD, spans[end - 1][1], classes))
            if said[start] in self._rough:
                for end, classes in self._rough.at(said, start):
                    if end > typed:
                        found.setdefault(place, []).append((end - start - HEARD, spans[end - 1][1], classes))


Found = dict[int, list[tuple[float, int, Classes]]]
"""By place the words that begin there: what each is worth, its end and its classes."""


def _add(found: Found, tries: Tries, units: Units, cost: float) -> None:
    said, spans = units
    for start, unit in enumerate(said):
        if unit in tries:
            for end, classes in tries.at(said, start):
                found.setdefault(spans[start][0], []).append((end - start - cost, spans[end - 1][1], classes))


def _best(found: Found, size: int) -> Iterator[Token]:
    worth = [0.0] * (size + 1)
    chosen: dict[int, tuple[float, int, Classes]] = {}
    done = size
    for start in sorted(found, reverse=True):
        worth[start:done] = [worth[done]] * (done - start)
        done = start
        for one in found[start]:
            if one[0] + worth[one[1]] > worth[start]:
                worth[start], chosen[start] = one[0] + worth[one[1]], one
    start = -1
    for place in sorted(chosen):
        if place >= start:
            _, start, classes = chosen[place]
            yield Token(classes, place, start)


def pack(words: Mapping[Classes, Classes]) -> Packed:
    """Return words (units to classes) as `Tries` reads them."""
    rows: dict[str, dict[Classes, list[str]]] = {}
    for said, classes in words.items():
        rows.setdefault(said[0], {}).setdefault(tuple(dict.fromkeys(classes)), []).append(" ".join(said[1:]))
    return {
        first: ";".join(f"{' '.join(classes)}={','.join(rests)}" for classes, rests in groups.items())
        for first, groups in rows.items()
    }


def _unpacked(packed: str) -> Trie:
    root: Trie = {}
    for group in packed.split(";"):
        names, _, rests = group.partition("=")
        classes = tuple(names.split())
        for rest in rests.split(","):
            node = root
            for unit in rest.split():
                node = node.setdefault(unit, {})
            node[""] = classes
    return root
