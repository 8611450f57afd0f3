"""`dataclass(frozen=True, slots=True)` of the standard library, made in a tenth of the time.

The standard decorator writes the source of six methods for every class and compiles them while the module loads: half a
millisecond a class, and a run that answers one sentence loads a hundred classes and makes values of forty. Here a class
gets its slots and shared methods at once; its `__init__` alone is written, when the first value is made. What is
asked of a standard dataclass (`fields`, `asdict`, `replace`, `is_dataclass`) works, since `__dataclass_fields__` is
there as soon as somebody looks for it. Type checkers see the standard decorator itself.

Left out, since nothing here has need of it: other arguments than these two, inheritance between such classes,
`__post_init__`, `init=False` and `InitVar`.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:

    def dataclass(*, frozen: bool, slots: bool) -> "Callable[[type], type]":
        """Return the decorator that makes a class one of frozen values with slots; both arguments must be true."""
        if not (frozen and slots):
            raise TypeError("only frozen=True, slots=True; take the standard decorator for anything else")
        return _made

    def field(*, default_factory: Callable[[], Any]) -> Any:
        """Return the default of a field that is made anew for every value."""
        return _Factory(default_factory)

    def replace(value: Any, /, **changes: Any) -> Any:
        """Return a value like `value` with other fields; raises TypeError where it has no such field."""
        kind = type(value)
        if not hasattr(kind, DEFAULTS):
            from dataclasses import replace as of_any

            return of_any(value, **changes)
        return kind(**{name: getattr(value, name) for name in kind.__slots__} | changes)


DEFAULTS = "_frozen_defaults"
FACTORIES = "_frozen_factories"
SETTERS = "_frozen_setters"
MADE = "_frozen_made"
UNSET = object()

FEW = 30
"""Values of a class that are made without an `__init__` of its own, 3 us each; to write that takes 66."""


def kept(kind: type, left_out: Iterable[str] = ()) -> list[tuple[str, Any]]:
    """Return name and type of each field of a frozen class, in order, but for those whose names are left out."""
    return [(name, one) for name, one in kind.__annotations__.items() if name not in left_out]


def needed(kind: type) -> frozenset[str]:
    """Return the names of the fields without a default."""
    return frozenset(kind.__annotations__).difference(getattr(kind, DEFAULTS), getattr(kind, FACTORIES))


def defaults(kind: type) -> dict[str, Any]:
    """Return the values of the fields that need not be given; what is made anew for every value is made here."""
    given: dict[str, Any] = getattr(kind, DEFAULTS)
    return given | {name: make() for name, make in getattr(kind, FACTORIES).items()}


def setters(kind: type) -> dict[str, Callable[[Any, Any], None]]:
    """Return by field, in order, the function that sets it in a value just made by `kind.__new__(kind)`.

    Whoever has every field at hand makes a value so in a third of the time that its `__init__` takes.
    """
    return dict(_setters(kind))


def is_frozen(kind: object) -> bool:
    """Return whether a class was made here."""
    return hasattr(kind, DEFAULTS)


def plain_fields(value: Any) -> Any:
    """Return what `dataclasses.asdict` does; that copies each text too, a tenth of the work of a row of `batch`."""
    if is_frozen(type(value)):
        return {name: plain_fields(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, tuple):
        return tuple(map(plain_fields, value))
    return {key: plain_fields(one) for key, one in value.items()} if isinstance(value, dict) else value


class _Factory:
    """A default that is called for every value."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class _Fields:
    """`__dataclass_fields__` of a class, made by the standard library when it is looked for."""

    def __get__(self, value: object, kind: type) -> Any:
        from dataclasses import field as standard
        from dataclasses import make_dataclass

        defaults: dict[str, Any] = {name: standard(default=one) for name, one in getattr(kind, DEFAULTS).items()}
        defaults |= {name: standard(default_factory=one) for name, one in getattr(kind, FACTORIES).items()}
        whole = make_dataclass(
            kind.__name__,
            [(name, one, defaults[name]) if name in defaults else (name, one) for name, one in kept(kind)],
            frozen=True,
        )
        found = vars(whole)["__dataclass_fields__"]
        type.__setattr__(kind, "__dataclass_fields__", found)
        return found


def _made(plain: type) -> type:
    names = tuple(plain.__annotations__)
    space = dict(plain.__dict__)
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    given = {name: space.pop(name) for name in names if name in space}
    factories = {name: one.make for name, one in given.items() if isinstance(one, _Factory)}
    space.update(SHARED)
    space["__slots__"] = space["__match_args__"] = names
    space[DEFAULTS] = {name: one for name, one in given.items() if name not in factories} if factories else given
    space[FACTORIES] = factories
    space.setdefault("__repr__", _shown)
    made = type(plain)(plain.__name__, plain.__bases__, space)
    made.__qualname__ = plain.__qualname__
    return made


def _equal(self: object, other: object) -> Any:
    return _compared(type(self)).__eq__(self, other)


def _hashed(self: object) -> int:
    _compared(type(self))
    return hash(self)


def _compared(kind: Any) -> Any:
    """Write a class its `__eq__` and `__hash__` when two of its values are first compared, and return it."""
    key = attrgetter(*kind.__slots__)

    def equal(one: object, other: object) -> Any:
        return key(one) == key(other) if type(other) is kind else NotImplemented

    type.__setattr__(kind, "__eq__", equal)
    type.__setattr__(kind, "__hash__", lambda one: hash(key(one)))
    return kind


def _first(self: object, *given: Any, **named: Any) -> None:
    """Set the fields of one of the first values of a class one by one; then write the class an `__init__` of its own.

    What does not fit is refused by that too, in the words of any other function.
    """
    kind: Any = type(self)
    put, made = _setters(kind), getattr(kind, MADE) + 1
    type.__setattr__(kind, MADE, made)
    values = dict(zip(put, given)) | named  # noqa: B905  # what is too much is seen by its number
    fits = len(values) == len(given) + len(named)
    if len(values) < len(put):
        values = defaults(kind) | values
    if made > FEW or not fits or values.keys() != put.keys():
        type.__setattr__(kind, "__init__", _initialiser(kind))
        kind.__init__(self, *given, **named)
        return
    for name, value in values.items():
        put[name](self, value)


def _setters(kind: Any) -> dict[str, Callable[[Any, Any], None]]:
    found: dict[str, Callable[[Any, Any], None]] = getattr(kind, SETTERS)
    if not found:
        found = {name: getattr(kind, name).__set__ for name in kind.__slots__}
        type.__setattr__(kind, SETTERS, found)
    return found


def _initialiser(kind: Any) -> Callable[..., None]:
    """Return the `__init__` of a class: each value goes straight into its slot, past the refusal to set it."""
    defaults, factories, names = getattr(kind, DEFAULTS), getattr(kind, FACTORIES), kind.__slots__
    space: dict[str, Any] = {f"_set_{name}": getattr(kind, name).__set__ for name in names}
    space |= {f"_default_{name}": one for name, one in defaults.items()}
    space |= {f"_make_{name}": one for name, one in factories.items()} | {"_UNSET": UNSET}
    taken, body = ["self"], []
    for name in names:
        if name in factories:
            taken.append(f"{name}=_UNSET")
            body.append(f" _set_{name}(self, _make_{name}() if {name} is _UNSET else {name})")
        else:
            taken.append(f"{name}=_default_{name}" if name in defaults else name)
            body.append(f" _set_{name}(self, {name})")
    exec(f"def __init__({', '.join(taken)}):\n" + "\n".join(body), space)  # names of our own fields
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({fields})"


def _reduced(self: Any) -> tuple[type, tuple[Any, ...]]:
    """Return what pickle and copy make the value from again: rows of `batch` are sent to other processes so."""
    kind = type(self)
    return kind, tuple([getattr(self, name) for name in kind.__slots__])


SHARED: dict[str, Any] = {
    "__dataclass_fields__": _Fields(),
    "__init__": _first,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduced,
    SETTERS: {},
    MADE: 0,
}
"""What every class has at first; methods that depend on its fields are written when they are first called."""
