"""Folders of content to a doctor; each reader is made when the first symptom comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from fapiao_doctor.content.compiled.pack import Work
from fapiao_doctor.content.compiled.store import opened
from fapiao_doctor.content.library import Library, Pack, side_by_side
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang

if TYPE_CHECKING:
    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.diagnosis.opening import Understand
    from fapiao_doctor.reader.read import Reader
    from fapiao_doctor.reader.table import Compiled


def open_doctor(chosen: Chosen, lang: Lang, as_of: date) -> Doctor:
    """Return a doctor over the packs chosen.

    Raises ContentError or MachineError when one cannot be read.
    """
    from fapiao_doctor.diagnosis.doctor import Doctor  # not needed by who only looks into a library

    library = open_library(chosen, lang)
    return Doctor(library, {pack.id: understander(pack) for pack in library.packs}, lang, as_of)


def open_library(chosen: Chosen, lang: Lang) -> Library:
    """Return the packs chosen, from what is compiled where it is, with the menus that they lack.

    Raises as open_doctor does.
    """
    beside = len(chosen.folders) > 1
    packs = [opened(folder, (lang,), beside, work()) for folder in chosen.folders]
    return with_menus(side_by_side(packs, chosen.words), lang)


def understander(pack: Pack) -> Understand:
    """Return the function that reads a symptom by the words of `pack`."""
    from fapiao_doctor.diagnosis.remembering import remembering
    from fapiao_doctor.reader.read import Reader
    from fapiao_doctor.reader.values import prefixed

    @cache
    def reader() -> Reader:
        return Reader(cast("Compiled", pack.table() if pack.table else table_of(pack)))

    return remembering(lambda text: prefixed(reader().read(text), pack.prefix), len)


def work() -> Work:
    """Return what is worked out of a pack when it is compiled; who does it is loaded then."""
    return Work(table_of, _looked_at, _routes, _marks)


def _looked_at(pack: Pack) -> Collection[str]:
    from fapiao_doctor.engine.graph import looked_at

    return looked_at(pack)


def _routes(pack: Pack) -> Mapping[str, object]:
    from fapiao_doctor.engine.graph import routes

    return routes(pack)


def _marks(pack: Pack) -> tuple[Mapping[str, int], Mapping[str, str]]:
    from fapiao_doctor.engine.codes import tree_marks

    return tree_marks(pack)


def table_of(pack: Pack) -> Mapping[str, Any]:
    """Return the table of a pack's reader, compiled from what the pack says."""
    from fapiao_doctor.reader.build import compile_library  # not needed where the pack is compiled

    return cast("Mapping[str, Any]", compile_library(pack))
