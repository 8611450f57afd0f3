"""The light decorator gives what the standard one gives."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError

import pytest

from fapiao_doctor.frozen import FEW, dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Light:
    """One that is made here."""

    name: str
    size: int = 3
    known: Mapping[str, int] = field(default_factory=dict)

    @property
    def twice(self) -> int:
        """Twice the size."""
        return 2 * self.size


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same by the standard library."""

    name: str
    size: int = 3
    known: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """One that can be a key."""

    one: str
    two: str = ""


def test_values_are_made_as_by_the_standard_library() -> None:
    for given, named in ((("a",), {}), (("a", 5), {}), ((), {"name": "a", "known": {"x": 1}})):
        light, standard = Light(*given, **named), Standard(*given, **named)  # type: ignore[arg-type]
        assert repr(light) == repr(standard).replace("Standard", "Light")
        assert dataclasses.asdict(light) == dataclasses.asdict(standard)  # type: ignore[call-overload]
    assert Light("a").twice == 6
    assert Light("a").known is not Light("a").known, "a factory is called for each value"


@pytest.mark.parametrize("given", [(), ("a", 1, {}, "too many")])
def test_a_value_too_few_or_too_many_is_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Light(*given)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Light("a", colour="red")  # type: ignore[call-arg]


def test_the_first_values_and_the_thousandth_are_made_alike() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        name: str
        size: int = 3
        known: Mapping[str, int] = field(default_factory=dict)

    for _ in range(2 * FEW):
        assert (Fresh("a"), Fresh("a", known={})) == (Fresh("a", 3), Fresh(size=3, name="a"))
        assert Fresh("a").known is not Fresh("a").known
        for given, named in (((), {}), (("a",), {"name": "b"}), (("a", 1, {}, 2), {}), (("a",), {"colour": "red"})):
            with pytest.raises(TypeError, match=r"__init__\(\)"):
                Fresh(*given, **named)  # type: ignore[arg-type]


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Pair("a", "b") == Pair("a", "b")
    assert Pair("a", "b") != Pair("b", "a")
    assert Pair("a") != ("a", "")
    assert len({Pair("a"), Pair("a"), Pair("b")}) == 2
    with pytest.raises(TypeError):
        hash(Light("a"))  # as of the standard one: a mapping has no hash


def test_nothing_can_be_set_or_taken_away() -> None:
    value = Pair("a")
    with pytest.raises(FrozenInstanceError):
        value.one = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.one
    with pytest.raises(AttributeError):
        value.three = "c"  # type: ignore[attr-defined]
    assert value == Pair("a")


def test_replace_copy_and_pickle() -> None:
    value = Pair("a", "b")
    assert replace(value, two="c") == dataclasses.replace(value, two="c") == Pair("a", "c")
    with pytest.raises(TypeError):
        replace(value, three="c")
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
    assert replace(Standard("a"), size=1) == Standard("a", 1), "standard classes too"


def test_the_standard_library_knows_it_as_its_own() -> None:
    assert dataclasses.is_dataclass(Light)
    ours = {one.name: (one.type, one.default) for one in dataclasses.fields(Light)}
    theirs = {one.name: (one.type, one.default) for one in dataclasses.fields(Standard)}
    assert ours == theirs


def test_other_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=True, slots=False)
