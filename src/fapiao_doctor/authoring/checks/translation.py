"""Is each translation complete, and does it say the same?"""

import re
from collections.abc import Iterator, Sequence

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.glossary import NAME as GLOSSARY
from fapiao_doctor.content.knowledge import facts_in
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Text
from fapiao_doctor.errors import Place

CJK = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
CHINESE_MARKS = re.compile(r"[，。；：？！、（）]")
NEEDS = {"zh": CJK}
"""What a text of a language holds that has to be translated; texts without it are the same everywhere."""
ANY = re.compile(r"\w")


def translation_complete(pack: Pack) -> Iterator[Problem]:
    """Every text has its translation in each language of the manifest, and no entry has lost its text.

    Mend it by adding the entry named, or by deleting the one whose text is gone.
    """
    needs = NEEDS.get(pack.manifest.language, ANY)
    for language, catalogues in pack.translations.items():
        for name, texts in _catalogues(pack):
            file = f"{language}/{name}.yaml"
            found = catalogues.get(name)
            if found is None:
                if any(needs.search(text.text) for text in texts):
                    place = Place(texts[0].place.file)
                    yield problem(place, "translation-complete", "还没有 {file}", file=file)
                continue
            for text in texts:
                if needs.search(text.text) and text.text not in found.places:
                    yield problem(
                        text.place, "translation-complete", "{file} 里没有“{text}”的译文", file=file, text=text.text
                    )
            wanted = {text.text for text in texts}
            for key, place in found.places.items():
                if key not in wanted:
                    yield problem(place, "translation-complete", "原文里已经没有“{text}”了", text=key)


def waiting(pack: Pack) -> int:
    """Return how many entries wait for a translator."""
    catalogues = (one for some in pack.translations.values() for one in some.values())
    return sum(len(one.places) - len(one.words) for one in catalogues)


def untranslated(pack: Pack) -> dict[tuple[str, str], list[str]]:
    """Return by language and file name the texts that have no translation."""
    needs = NEEDS.get(pack.manifest.language, ANY)
    found: dict[tuple[str, str], list[str]] = {}
    for language, catalogues in pack.translations.items():
        for name, texts in _catalogues(pack):
            known = catalogues[name].places if name in catalogues else {}
            lacking = [text.text for text in texts if needs.search(text.text) and text.text not in known]
            if lacking:
                found[language, name] = list(dict.fromkeys(lacking))
    return found


def translation_says_the_same(pack: Pack) -> Iterator[Problem]:
    """A translation inserts the same facts as the text.

    Mend it by putting the same `{fact-id}` in both.
    """
    for catalogues in pack.translations.values():
        for found in catalogues.values():
            for key, words in found.words.items():
                if sorted(facts_in(key)) != sorted(facts_in(words)):
                    template = "“{text}”的译文引用的事实不一样"
                    yield problem(found.places[key], "translation-says-the-same", template, text=key)


def english_is_english(pack: Pack) -> Iterator[Problem]:
    """English text is English: Chinese only as names, each with a gloss, and no Chinese punctuation.

    Mend it by translating, or by adding a gloss in brackets.
    """
    for name, found in pack.translations.get("en", {}).items():
        for key, words in found.words.items():
            place = found.places[key]
            if name != GLOSSARY and len(CJK.findall(words)) > len(LATIN.findall(words)):
                yield problem(place, "english-is-english", "“{text}”大半是中文", text=words)
            elif CHINESE_MARKS.search(words):
                yield problem(place, "english-is-english", "“{text}”里有中文标点", text=words)


def _catalogues(pack: Pack) -> Iterator[tuple[str, Sequence[Text]]]:
    for tree in pack.trees.values():
        yield tree.name, tree.texts
    yield from pack.knowledge.texts.items()
    yield "vocabulary", tuple(matter.turn_to for matter in pack.vocabulary.elsewhere.values())
