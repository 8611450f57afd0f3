"""The words of the vocabulary in a text: the cover that explains the most of it with the fewest words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fapiao_doctor.reader.units import Units
from fapiao_doctor.reader.values import Token

SPELT, HEARD = 0.6, 1.1
"""What a word costs, in characters, against 1 for each that it explains: a word heard must explain more."""

Trie = dict[str, Any]
"""By unit the tries below it; under "" the classes of the word that ends here."""


class Tries:
    """A trie kept as one JSON text for each first unit, read when a text first holds that unit."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self._packed = packed
        self._open: dict[str, Trie] = {}

    def at(self, said: tuple[str, ...], start: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the end and the classes of each word that begins at the unit `start`."""
        first = said[start]
        if first not in self._packed:
            return
        if first not in self._open:
            self._open[first] = unwrap(self._packed[first])
        node: Trie | None = self._open[first]
        end = start + 1
        while node is not None:
            if "" in node:
                yield end, node[""]
            node = node.get(said[end]) if end < len(said) else None
            end += 1


class Words:
    """All words: by spelling; by rough sound where they are typed as pinyin or are `loose` names; by exact sound."""

    def __init__(
        self, spelt: Mapping[str, str], heard: Mapping[str, str], alike: Mapping[str, str], loose: frozenset[str]
    ) -> None:
        self._spelt = Tries(spelt)
        self._heard = Tries(heard)
        self._alike = Tries(alike)
        self._loose = loose

    def cover(self, spelling: Units, rough: Units, exact: Units, size: int) -> list[Token]:
        """Return the words of a text of `size` folded characters, in order."""
        found: list[list[tuple[float, Token]]] = [[] for _ in range(size)]
        for cost, tries, units in (
            (SPELT, self._spelt, spelling),
            (HEARD, self._heard, rough),
            (HEARD, self._alike, exact),
        ):
            for start in range(len(units.said)):
                for end, classes in tries.at(units.said, start):
                    known = classes if tries is not self._heard else self._known(units.spans[start:end], classes)
                    if known:
                        token = Token(tuple(known), units.spans[start][0], units.spans[end - 1][1])
                        found[token.start].append((end - start - cost, token))
        return list(_best(found))

    def _known(self, spans: tuple[tuple[int, int], ...], classes: list[str]) -> list[str]:
        typed_as_pinyin = all(end - start > 1 for start, end in spans)
        return [one for one in classes if typed_as_pinyin or one in self._loose]


def _best(found: list[list[tuple[float, Token]]]) -> Iterator[Token]:
    size = len(found)
    worth = [0.0] * (size + 1)
    chosen: list[Token | None] = [None] * size
    for start in range(size - 1, -1, -1):
        worth[start] = worth[start + 1]
        for value, token in found[start]:
            if value + worth[token.end] > worth[start]:
                worth[start], chosen[start] = value + worth[token.end], token
    start = 0
    while start < size:
        token_here = chosen[start]
        if token_here:
            yield token_here
        start = token_here.end if token_here else start + 1


def pack(words: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[str, str]:
    """Return words (units to classes) as the tries that `Tries` reads."""
    root: Trie = {}
    for said, classes in words.items():
        node = root
        for unit in said:
            node = node.setdefault(unit, {})
        node[""] = list(dict.fromkeys([*node.get("", ()), *classes]))
    return {first: wrap(node) for first, node in root.items()}


QUOTE = "¦"
"""Stands for the quotes of JSON kept inside JSON: with escapes a table takes three times as long to load."""


def wrap(value: object) -> str:
    """Return JSON that can stand in a JSON text without escapes; no unit of a text holds QUOTE."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace('"', QUOTE)


def unwrap(text: str) -> Any:
    """Return what was wrapped."""
    return json.loads(text.replace(QUOTE, '"'))
