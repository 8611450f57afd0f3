"""Folders of content to a doctor; the symptom side is compiled when the first symptom comes."""

from datetime import date
from functools import cache

from fapiao_doctor.content.library import Pack, load_library
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.diagnosis.doctor import Doctor, Understand
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.messages import Lang
from fapiao_doctor.symptoms.lexicon import Lexicon, compile_lexicon
from fapiao_doctor.symptoms.understand import understand
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.vocabulary import parse_vocabulary
from fapiao_doctor.symptoms.weights import load_weights


def open_doctor(chosen: Chosen, lang: Lang, as_of: date) -> Doctor:
    """Return a doctor over the packs chosen.

    Raises ContentError or MachineError when one cannot be read.
    """
    library = with_menus(load_library(chosen.folders, (lang,), chosen.words), lang)
    return Doctor(library, {pack.id: understander(pack) for pack in library.packs}, lang, as_of)


def understander(pack: Pack) -> Understand:
    """Return the function that understands a symptom by the words of `pack`."""

    @cache
    def lexicon() -> Lexicon:
        phrases = {tree.id: tree.symptoms for tree in pack.trees.values() if tree.id != pack.start}
        return compile_lexicon(parse_vocabulary(pack.vocabulary), pack.knowledge.codes, phrases, load_weights())

    def read(text: str) -> Understanding:
        return understand(text, lexicon())

    return read
