"""Folders to a doctor, in one call."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fapiao_doctor.content.packs import choose
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.messages import Lang


def open_pack(*packs: str | Path, lang: Lang = "zh", as_of: date | None = None) -> Doctor:
    """Return a doctor over the packs in these folders, or installed under these ids; without any, over all installed.

    It speaks `lang`, and holds facts against the day `as_of`, by default today. Raises UsageError where there is no
    such pack, ContentError where one is wrong, MachineError where it cannot be read.
    """
    return open_doctor(choose(_named(packs), os.environ, os.pathsep), lang, as_of or date.today())


def _named(packs: Sequence[str | Path]) -> tuple[str, ...]:
    return tuple(os.fspath(one.absolute()) if isinstance(one, Path) else one for one in packs)
