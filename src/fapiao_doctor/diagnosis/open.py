"""A folder of content to a doctor; the symptom side is compiled when the first symptom comes."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.model import START
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.messages import Lang
from fapiao_doctor.symptoms.lexicon import Lexicon, compile_lexicon
from fapiao_doctor.symptoms.understand import understand
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.vocabulary import parse_vocabulary
from fapiao_doctor.symptoms.weights import load_weights


def open_doctor(folder: Path, lang: Lang, as_of: date) -> Doctor:
    """Read the content under `folder`.

    Raises ContentError or MachineError when it cannot be read.
    """
    library = load_library(folder, english=lang == "en")
    return Doctor(library, understander(library), lang, as_of)


def understander(library: Library) -> Callable[[str], Understanding]:
    """Give the function that understands a symptom by the words of `library`."""

    @cache
    def lexicon() -> Lexicon:
        phrases = {tree.id: tree.symptoms for tree in library.trees.values() if tree.id != START}
        return compile_lexicon(parse_vocabulary(library.vocabulary), library.knowledge.codes, phrases, load_weights())

    return lambda text: understand(text, lexicon())
