"""The words of the vocabulary in a text: the cover that explains the most of it with the fewest words."""

from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.reader.units import Span, Units
from fapiao_doctor.reader.values import Token

SPELT, HEARD = 0.6, 1.1
"""What a word costs, in characters, against 1 for each that it explains: a word heard must explain more."""

MOST_KEPT = 10_000
"""Units of one table that are kept, some 100 bytes each: all characters and syllables that people type, and those
pieces of Latin words that come again. To look one up that no word begins with takes as long as to read 3 characters."""

Classes = tuple[str, ...]
Packed = Mapping[str, str]
"""By first unit its words as one text, a line for each second unit, none for the word of one unit alone: the second
unit, a tab, and "class class=rest of a word,rest of a word;class=…", units between blanks."""


Waiting = list[tuple[str, Classes]]
"""Words, or what is left of them behind some units, with their classes."""


class Node:
    """A unit of words: the classes of the word that ends with it, None for none, and the units that may follow.

    What follows a unit is unpacked when a text first has both on end: of 120 words that begin with one character, a
    text has one.
    """

    __slots__ = ("classes", "tails")

    def __init__(self) -> None:
        self.classes: Classes | None = None
        self.tails: dict[str | None, Node | str | Waiting] | None = None


class Tries(dict[str, Node | None]):
    """By first unit the words of one table, each unpacked when a text first holds its first unit; None for no word."""

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, first: str) -> Node | None:
        """Return the words that begin with a unit; what no word begins with is kept too, up to `MOST_KEPT` units."""
        packed = self._packed.get(first)
        found = _begun(packed) if packed is not None else None
        if found is not None or len(self) < MOST_KEPT:
            self[first] = found
        return found


def _begun(packed: str) -> Node:
    root, tails = Node(), dict[str | None, Node | str | Waiting]()
    for line in packed.split("\n"):
        second, _, groups = line.partition("\t")
        if second:
            tails[second] = groups
        else:
            root.classes = tuple(groups.split())
    root.tails = tails
    return root


def _opened(waiting: str | Waiting) -> Node:
    """Return the node that words go on with, each of their own ways on still waiting."""
    node = Node()
    tails: dict[str | None, Node | str | Waiting] = {}
    for rest, classes in _listed(waiting) if isinstance(waiting, str) else waiting:
        unit, _, onward = rest.partition(" ")
        if unit:
            tails.setdefault(unit, []).append((onward, classes))  # type: ignore[union-attr]  # only lists are in there
        else:
            node.classes = classes
    node.tails = tails or None
    return node


def _listed(groups: str) -> Waiting:
    found = ((group.partition("=")) for group in groups.split(";"))
    named = ((tuple(names.split()), rests.split(",")) for names, _, rests in found)
    return [(rest, classes) for classes, rests in named for rest in rests]


class Words:
    """All words: by spelling; by sound where typed as pinyin; by rough sound some, by exact sound others."""

    def __init__(self, spelt: Packed, heard: Packed, rough: Packed, alike: Packed) -> None:
        self._spelt, self._heard, self._rough, self._alike = Tries(spelt), Tries(heard), Tries(rough), Tries(alike)

    def cover(self, spelling: Units, rough: Units, exact: Units, size: int) -> list[Token]:
        """Return the words of a text of `size` folded characters, in order."""
        found: Found = {}
        _add(found, self._spelt, spelling, SPELT)
        pinyin = _typed(rough.spans)
        if pinyin:
            _add(found, self._heard, rough, HEARD, most=pinyin)
        _add(found, self._rough, rough, HEARD, least=pinyin)
        _add(found, self._alike, exact, HEARD)
        return list(_best(found, size))


def _typed(spans: Sequence[Span]) -> list[int]:
    """Return for each unit the end of the units from there on that are typed in letters, 0 for a character.

    Where there are characters alone, there is nothing to return.
    """
    if all(stop - start == 1 for start, stop in spans):
        return []
    ends = [0] * len(spans)
    end = 0
    for number in range(len(spans) - 1, -1, -1):
        start, stop = spans[number]
        if stop - start > 1:
            end = ends[number] = end or number + 1
        else:
            end = 0
    return ends


Found = dict[int, list[tuple[float, int, Classes]]]
"""By place the words that begin there: what each is worth, its end and its classes."""


def _add(
    found: Found,
    tries: Tries,
    units: Units,
    cost: float,
    least: Sequence[int] | None = None,
    most: Sequence[int] | None = None,
) -> None:
    """Add the words of one table: those that end behind `least` and not behind `most` of the unit they begin at."""
    spans = units.spans
    said = [*units.said, None]
    for start, first in enumerate(units.said):
        node = tries[first]
        end = start + 1
        while node is not None:
            classes, tails = node.classes, node.tails
            if classes is not None and (not least or least[start] < end) and (not most or end <= most[start]):
                found.setdefault(spans[start][0], []).append((end - start - cost, spans[end - 1][1], classes))
            node = None
            if tails is not None:
                onward = tails.get(said[end])
                if onward is not None and not isinstance(onward, Node):
                    onward = tails[said[end]] = _opened(onward)
                node = onward
            end += 1


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


def pack(words: Mapping[Classes, Classes]) -> dict[str, str]:
    """Return words (units to classes) as `Tries` reads them."""
    rows: dict[str, dict[str, dict[Classes, list[str]]]] = {}
    alone: dict[str, Classes] = {}
    for said, named in words.items():
        classes = tuple(dict.fromkeys(named))
        if len(said) == 1:
            alone[said[0]] = classes
        else:
            rows.setdefault(said[0], {}).setdefault(said[1], {}).setdefault(classes, []).append(" ".join(said[2:]))
    lines = {first: [f"\t{' '.join(classes)}"] for first, classes in alone.items()}
    for first, seconds in rows.items():
        lines.setdefault(first, []).extend(f"{second}\t{_grouped(groups)}" for second, groups in seconds.items())
    return {first: "\n".join(some) for first, some in lines.items()}


def _grouped(groups: Mapping[Classes, Sequence[str]]) -> str:
    return ";".join(f"{' '.join(classes)}={','.join(rests)}" for classes, rests in groups.items())
