"""From the --trees option to content."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fapiao_doctor.content.packs import bundled_trees
from fapiao_doctor.messages import Lang

if TYPE_CHECKING:
    from fapiao_doctor.diagnosis.doctor import Doctor


def folder_or_bundled(folder: Path | None) -> Path:
    """Give the folder asked for, else the one that comes with the program."""
    return folder if folder is not None else bundled_trees()


def doctor_for(folder: Path | None, lang: Lang, as_of: date) -> Doctor:
    """Give a doctor over the folder asked for, else over the bundled content."""
    from fapiao_doctor.diagnosis.open import open_doctor

    return open_doctor(folder_or_bundled(folder), lang, as_of)
