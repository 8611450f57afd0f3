"""Mappings that are read entry by entry, and taken from elsewhere where an entry is broken."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Read = Callable[[Any], Value]

SPOILT = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What data of another form than was written is met with; Broken is one of them."""


class Lazy(Mapping[str, Value], Generic[Value]):
    """A mapping whose values are read when they are first asked for."""

    def __init__(self, names: Collection[str], read: Callable[[str], Value]) -> None:
        self._values: dict[str, Value | None] = dict.fromkeys(names)
        self._read = read

    def __getitem__(self, name: str) -> Value:
        """Return a value, read at most once."""
        found = self._values[name]
        if found is None:
            found = self._values[name] = self._read(name)
        return found

    def __contains__(self, name: object) -> bool:
        """Return whether there is a value of this name; nothing is read."""
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._values)


class Entries(Mapping[str, Value], Generic[Value]):
    """The entries of a section, which is opened at the first use; each is read when it is asked for.

    From the section on where that is broken, and for an entry that is, `otherwise` gives the mapping. With `keep` an
    entry is read at most once.
    """

    def __init__(
        self,
        section: Callable[[], Mapping[str, Any]],
        read: Read[Value],
        otherwise: Callable[[], Mapping[str, Value]],
        keep: bool = True,
    ) -> None:
        self._section, self._read, self._otherwise = section, read, otherwise
        self._values: dict[str, Value] | None = {} if keep else None

    @cached_property
    def _held(self) -> Mapping[str, Any]:
        return self._section()

    def __getitem__(self, name: str) -> Value:
        """Return an entry; raises KeyError where there is none."""
        if self._values is not None and name in self._values:
            return self._values[name]
        try:
            data = self._held[name]
        except KeyError:
            raise  # there is none: no harm done
        except SPOILT:
            found = self._otherwise()[name]
        else:
            found = self._or_otherwise(name, data)
        if self._values is not None:
            self._values[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        """Return whether there is an entry of this name."""
        try:
            return name in self._held
        except SPOILT:
            return name in self._otherwise()

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        try:
            return iter(list(self._held))
        except SPOILT:
            return iter(self._otherwise())

    def __len__(self) -> int:
        """Return how many entries there are."""
        try:
            return len(self._held)
        except SPOILT:
            return len(self._otherwise())

    def _or_otherwise(self, name: str, data: Any) -> Value:
        try:
            return self._read(data)
        except SPOILT:
            return self._otherwise()[name]
