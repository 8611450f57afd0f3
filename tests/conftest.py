"""The shipped content, read once."""

from datetime import date

import pytest

from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(bundled_pack())


@pytest.fixture(scope="session")
def doctor(library: Library) -> Doctor:
    from fapiao_doctor.diagnosis.open import understander

    return Doctor(library, understander(library), "zh", TODAY)


@pytest.fixture(scope="session")
def english_doctor(library: Library) -> Doctor:
    from fapiao_doctor.diagnosis.open import understander

    return Doctor(library, understander(library), "en", TODAY)
