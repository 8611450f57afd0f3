"""The shipped content, read once."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fapiao_doctor.content.library import Library, Pack, load_library, load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import understander
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang

TODAY = date(2026, 11, 23)

for size in ("COLUMNS", "LINES"):
    os.environ.pop(size, None)  # the workers of a test run are told a size that no terminal in a test has


def doctor_of(library: Library, lang: Lang) -> Doctor:
    """Return a doctor over a library on the day of the tests."""
    return Doctor(library, {pack.id: understander(pack) for pack in library.packs}, lang, TODAY)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests out of the person's own cache and saved walks; all workers of a run share one cache."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared / "cache"))
        patch.setenv("XDG_STATE_HOME", str(base / "state"))
        yield shared


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(bundled_pack())


@pytest.fixture(scope="session")
def library() -> Library:
    return with_menus(load_library((bundled_pack(),)), "zh")


@pytest.fixture(scope="session")
def doctor(library: Library) -> Doctor:
    return doctor_of(library, "zh")


@pytest.fixture(scope="session")
def english_doctor(library: Library) -> Doctor:
    return doctor_of(library, "en")
