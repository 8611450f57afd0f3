"""All packs that the suite runs: the bundled one and those that are about something else."""

from datetime import date
from pathlib import Path

from fapiao_doctor.content.library import Pack, load_library, load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import understander
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang

TODAY = date(2026, 11, 24)
OTHERS = sorted(path.parent for path in (Path(__file__).parent / "packs").glob("*/pack.yaml"))
FOLDERS = [bundled_pack(), *OTHERS]
NAMES = ["bundled", *(folder.name for folder in OTHERS)]


def packs() -> list[Pack]:
    """Return every pack with all its translations."""
    return [load_pack(folder) for folder in FOLDERS]


def doctor_of(*folders: Path, lang: Lang = "zh") -> Doctor:
    """Return a doctor over the packs in `folders`, side by side."""
    library = with_menus(load_library(folders, (lang,)), lang)
    return Doctor(library, {pack.id: understander(pack) for pack in library.packs}, lang, TODAY)
