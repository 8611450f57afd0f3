"""Frozen values to plain data of JSON and back, by their own fields: a new field needs no second list.

A dataclass becomes the list of its fields in order. Fields that only authors need (where a text stands in a file, the
laws and the style that checks go by) are left out, and are empty in what is read back.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from fapiao_doctor.content.manifest import Style
from fapiao_doctor.errors import Place
from fapiao_doctor.frozen import defaults, is_frozen, kept, needed, setters

Plain = Any
"""What JSON holds."""

LEFT_OUT: Mapping[str, Any] = {
    "place": Place(""),
    "places": {},
    "alias_places": {},
    "texts": (),
    "style": Style(),
    "trying": None,
    "phones": None,
    "folklore": (),
    "asks_for_secret": None,
    "unconfirmed": None,
    "try_limits": (),
}
"""By the name of a field what stands there when it is read back."""


def encoded(value: object) -> Plain:
    """Return a value as plain data."""
    if is_frozen(type(value)):
        return [encoded(getattr(value, name)) for name, _type in kept(type(value), LEFT_OUT)]
    if isinstance(value, Mapping):
        return {key: encoded(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (list, tuple)):
        return [encoded(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def decoder(kind: Any) -> Callable[[Plain], Any]:
    """Return the function that reads values of a type back.

    It raises TypeError, ValueError, KeyError or AttributeError for data that is of no such type.
    """
    if is_frozen(kind):
        return partly(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        one = decoder(next(some for some in inner if some is not NoneType))
        return lambda data: None if data is None else one(data)
    if origin is tuple:
        return _of_tuple(inner)
    if origin is frozenset:
        return frozenset
    if origin is not None and issubclass(_class(origin), Mapping):
        value = decoder(inner[1])
        return lambda data: {key: value(one) for key, one in data.items()}
    return date.fromisoformat if kind is date else _of_plain(kind)


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object


def _of_plain(kind: Any) -> Callable[[Plain], Any]:
    wanted = kind if kind in (str, int, float, bool) else str if get_origin(kind) is Literal else object

    def read(data: Plain) -> Any:
        if not isinstance(data, wanted):
            raise TypeError(kind)
        return data

    return read


def _of_tuple(inner: tuple[Any, ...]) -> Callable[[Plain], Any]:
    if inner[-1] is Ellipsis:
        one = decoder(inner[0])
        return lambda data: tuple([one(some) for some in _list(data)])
    each = [decoder(one) for one in inner]
    return lambda data: tuple([read(one) for read, one in zip(each, _list(data), strict=True)])


def partly(kind: Any, **others: Callable[[Plain], Any]) -> Callable[[Plain], Any]:
    """Return the function that reads values of a frozen class back, the fields that are named here by `others`."""
    put = setters(kind)
    read_by = [(put.pop(name), others.get(name) or decoder(one)) for name, one in kept(kind, LEFT_OUT)]
    empty = {name: LEFT_OUT[name] for name in needed(kind) if name in LEFT_OUT} | defaults(kind)

    def read(data: Plain) -> Any:
        value = kind.__new__(kind)
        for (field, read), one in zip(read_by, _list(data), strict=True):
            field(value, read(one))
        for name, field in put.items():
            field(value, empty[name])
        return value

    return read


def _list(data: Plain) -> list[Plain]:
    if not isinstance(data, list):
        raise TypeError(data)
    return data
