"""All mistakes of one file: what is refused is taken out, what is missing is put in, and the file is read again.

The first mistake ends the reading of a file. So that an author sees all at once, the file is read again without it,
until it is accepted. What only follows from what was taken out is not told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from fapiao_doctor.content.load.strictyaml import Mapping, Node, Scalar, Sequence, parse_all
from fapiao_doctor.errors import ContentError, Phrase, Place

MOST = 100
"""Mistakes that are looked for in one file; who has more begins with these."""

OPTION = {"label": "x", "next": "x"}
STAND_INS: tuple[object, ...] = ("x", "2026-01-01", (), {}, {"next": "x"}, {"x": OPTION, "y": OPTION})
"""What is put in for a missing value, one after the other until its place takes it."""

KEY, NEAR, OPTIONS = "key", "near", "options"
"""The values of a mistake that name a key, the one that was meant, and the words that there are."""


def all_mistakes(
    load: Callable[[Node, str], object], data: bytes, file: str, first: ContentError
) -> list[ContentError]:
    """Return the mistakes of a file that `load` refuses with `first`, in the order in which they are met."""
    node, found = parse_all(data, file)
    if node is None or first.place is None:
        return found or [first]
    rest = _Rest(node, file)
    for _ in range(MOST):
        try:
            load(rest.node, file)
        except ContentError as error:
            if not rest.follows(error):
                found.append(error)
            if not rest.mend(error):
                break
        else:
            break
    return found or [first]


@dataclass(slots=True)
class _Rest:
    """What is left of a document; `wounds` are the places of what has lost something, `lost` its keys."""

    node: Node
    file: str
    wounds: set[Place] = field(default_factory=set)
    lost: set[tuple[Place, str]] = field(default_factory=set)
    chosen: set[Place] = field(default_factory=set)
    put_in: dict[Place, tuple[Place, str, int]] = field(default_factory=dict)

    def follows(self, error: ContentError) -> bool:
        """Return whether a mistake only follows from what was taken out or put in."""
        place, key = error.place, str(error.values.get(KEY, ""))
        if place is None or place in self.put_in:
            return place is not None
        if self._key_at(place, key):
            return False
        if self._missing(place, key):
            return (place, key) in self.lost
        return place in self.wounds or bool({name for _, name in self.lost} & {*map(str, error.values.values())})

    def mend(self, error: ContentError) -> bool:
        """Take out what is refused, or put in what is missing; return whether there is anything left to read."""
        place, key = error.place, str(error.values.get(KEY, ""))
        if place is None:
            return False
        choice = str(error.values.get(OPTIONS, "")).partition("、")[0]
        if choice and place not in self.chosen:
            self.chosen.add(place)
            self.node = _swapped(self.node, place, Scalar(choice, place))
            return True
        if place in self.put_in:
            return self._try_next(place)
        if self._missing(place, key):
            return self._put(place, key, 0)
        near = error.values.get(NEAR)
        holder = self._key_at(place, key)
        if holder and isinstance(near, Phrase) and near.values["word"] not in holder.entries:
            self.node = _changed(self.node, holder.place, partial(_renamed, old=key, new=str(near.values["word"])))
            return True
        return self._take_out(place, key)

    def _missing(self, place: Place, key: str) -> bool:
        """Return whether a mistake at `place` says that the mapping there lacks `key`."""
        there = next((one for one, _ in _within(self.node) if one.place == place and isinstance(one, Mapping)), None)
        return bool(key) and there is not None and key not in there.entries

    def _key_at(self, place: Place, key: str) -> Mapping | None:
        """Return the mapping whose key `key` stands at `place`."""
        nodes = (one for one, _ in _within(self.node) if isinstance(one, Mapping))
        return next((one for one in nodes if one.keys.get(key) == place), None)

    def _put(self, place: Place, key: str, kind: int) -> bool:
        """Put a stand-in under `key` of the mapping at `place`; without one left, take the mapping out."""
        if kind == len(STAND_INS):
            return self._take_out(place, "")
        own = Place(self.file, -1, len(self.put_in) + 1)
        self.put_in[own] = (place, key, kind)
        value = _stand_in(STAND_INS[kind], own)
        self.node = _changed(self.node, place, lambda one: _with(one, key, value))
        return True

    def _try_next(self, place: Place) -> bool:
        """Put another stand-in where one is not taken."""
        outer, key, kind = self.put_in[place]
        return self._put(outer, key, kind + 1)

    def _take_out(self, place: Place, key: str) -> bool:
        holder = self._key_at(place, key)
        for one, above in list(_within(self.node)):
            gone = key if one is holder else next((name for name, below in _below(one) if below.place == place), None)
            if gone is None or (holder and one is not holder):
                continue
            self.wounds |= {one.place, *(outer.place for outer in above)}
            self.lost.add((one.place, gone))
            self.node = _changed(self.node, one.place, partial(_without, gone=gone))
            return True
        return False


def _stand_in(kind: object, place: Place) -> Node:
    if isinstance(kind, str):
        return Scalar(kind, place)
    if isinstance(kind, dict):
        return Mapping({key: _stand_in(one, place) for key, one in kind.items()}, dict.fromkeys(kind, place), place)
    return Sequence((), place)


def _below(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield what a node holds, by its key or its number."""
    if isinstance(node, Mapping):
        yield from node.entries.items()
    elif isinstance(node, Sequence):
        yield from ((str(number), item) for number, item in enumerate(node.items))


def _within(node: Node, above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Yield a node and all below it, each with what holds it."""
    yield node, above
    for _, one in _below(node):
        yield from _within(one, (*above, node))


def _changed(node: Node, place: Place, change: Callable[[Node], Node]) -> Node:
    """Return the document with the mapping or list at `place` changed."""
    if node.place == place and not isinstance(node, Scalar):
        return change(node)
    if isinstance(node, Mapping):
        entries = {key: _changed(value, place, change) for key, value in node.entries.items()}
        return replace(node, entries=entries)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_changed(item, place, change) for item in node.items))
    return node


def _swapped(node: Node, place: Place, new: Node) -> Node:
    """Return the document with the text at `place` swapped for another."""
    if isinstance(node, Scalar):
        return new if node.place == place else node
    if isinstance(node, Mapping):
        return replace(node, entries={key: _swapped(value, place, new) for key, value in node.entries.items()})
    return replace(node, items=tuple(_swapped(item, place, new) for item in node.items))


def _without(node: Node, gone: str) -> Node:
    if isinstance(node, Mapping):
        entries = {key: value for key, value in node.entries.items() if key != gone}
        return Mapping(entries, {key: place for key, place in node.keys.items() if key != gone}, node.place)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(item for number, item in enumerate(node.items) if str(number) != gone))
    return node


def _renamed(node: Node, old: str, new: str) -> Node:
    return _with(_without(node, old), new, node.entries[old]) if isinstance(node, Mapping) else node


def _with(node: Node, key: str, value: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    return Mapping({**node.entries, key: value}, {**node.keys, key: value.place}, node.place)
