"""A folder of content to a doctor; its reader is compiled when the first symptom comes."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.model import START
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.values import Reading


def open_doctor(folder: Path, lang: Lang, as_of: date) -> Doctor:
    """Read the content under `folder`.

    Raises ContentError or MachineError when it cannot be read.
    """
    library = load_library(folder, english=lang == "en")
    return Doctor(library, understander(library), lang, as_of)


def understander(library: Library) -> Callable[[str], Reading]:
    """Return the function that reads a symptom by the words of `library`."""

    @cache
    def reader() -> Reader:
        return Reader(compile_library(library, START if START in library.trees else ""))

    return lambda text: reader().read(text)
