"""Mistakes put into the packs are caught, by the right code at the right place; what ships has none."""

from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, OTHERS
from mutation.behaviour import same
from mutation.catching import Catcher
from mutation.making import every_mutant, some_mutants
from mutation.text import Mutant, Source
from mutation.wanted import RIGHT, right

FEW = 60


def uncaught(catcher: Catcher, mutants: list[Mutant]) -> list[str]:
    """Return the mutants that behave otherwise and are not caught, or are told elsewhere."""
    found = []
    for mutant in mutants:
        told, pack = catcher.caught(mutant)
        if told and not right(mutant, told, Source(catcher.folder, mutant.file)):
            found.append(f"beside: {mutant} by {told[:2]}")
        if not told and pack and not same(catcher.pack, pack):
            found.append(f"missed: {mutant}")
    return found


@pytest.mark.parametrize("folder", OTHERS, ids=NAMES[1:])
def test_mistakes_of_every_kind_are_caught(folder: Path) -> None:
    catcher = Catcher(folder)
    assert uncaught(catcher, some_mutants(folder, catcher.pack, FEW)) == []


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_mistake_is_caught(folder: Path) -> None:
    catcher = Catcher(folder)
    assert uncaught(catcher, list(every_mutant(folder, catcher.pack))) == []


def test_there_are_mistakes_of_every_kind_and_enough_of_them() -> None:
    made = [mutant for folder in FOLDERS for mutant in every_mutant(folder, Catcher(folder).pack)]
    assert {mutant.kind for mutant in made} == set(RIGHT)
    assert len(made) >= 2_000
    assert all(Path(mutant.file).suffix == ".yaml" for mutant in made)
