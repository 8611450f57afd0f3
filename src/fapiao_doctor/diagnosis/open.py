"""Folders of content to a doctor; each reader is compiled when the first symptom comes."""

from datetime import date
from functools import cache, lru_cache
from typing import cast

from fapiao_doctor.content.library import Pack, load_library
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.opening import Understand
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.cache import cached
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.values import Reading, prefixed

REMEMBERED = 100
"""Readings kept: every turn of a walk reads its sentence again. Chosen for a desk's worth of walks at once."""


def open_doctor(chosen: Chosen, lang: Lang, as_of: date) -> Doctor:
    """Return a doctor over the packs chosen.

    Raises ContentError or MachineError when one cannot be read.
    """
    library = with_menus(load_library(chosen.folders, (lang,), chosen.words), lang)
    return Doctor(library, {pack.id: understander(pack) for pack in library.packs}, lang, as_of)


def understander(pack: Pack) -> Understand:
    """Return the function that reads a symptom by the words of `pack`."""

    @cache
    def reader() -> Reader:
        if pack.folder is None:
            return Reader(compile_library(pack))
        return Reader(cast(Compiled, cached(pack.folder, lambda: dict(compile_library(pack)))))

    @lru_cache(maxsize=REMEMBERED)
    def understand(text: str) -> Reading:
        return prefixed(reader().read(text), pack.prefix)

    return understand
