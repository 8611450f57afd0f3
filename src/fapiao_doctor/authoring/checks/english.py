"""Is the English complete, and does it say the same?"""

import re
from collections.abc import Iterator, Sequence

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.knowledge import facts_in
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Text
from fapiao_doctor.errors import Place

CJK = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
CHINESE_MARKS = re.compile(r"[，。；：？！、（）]")


def english_complete(library: Library) -> Iterator[Problem]:
    """Every Chinese text has its English in trees/en, and no entry there has lost its Chinese text.

    Mend it by adding the entry named, or by deleting the one whose Chinese is gone.
    """
    for name, texts in _catalogues(library):
        english = library.english.get(name)
        if english is None:
            if texts:
                yield problem(Place(texts[0].place.file), "english-complete", f"还没有 en/{name}.yaml")
            continue
        for text in texts:
            if CJK.search(text.text) and text.text not in english.words:
                yield problem(text.place, "english-complete", f"en/{name}.yaml 里没有“{text.text}”的英文")
        wanted = {text.text for text in texts}
        for key, place in english.places.items():
            if key not in wanted:
                yield problem(place, "english-complete", f"中文里已经没有“{key}”了")


def english_says_the_same(library: Library) -> Iterator[Problem]:
    """The English inserts the same facts as the Chinese.

    Mend it by putting the same `{fact-id}` in both.
    """
    for english in library.english.values():
        for key, words in english.words.items():
            if sorted(facts_in(key)) != sorted(facts_in(words)):
                yield problem(english.places[key], "english-says-the-same", f"“{key}”的英文引用的事实不一样")


def english_is_english(library: Library) -> Iterator[Problem]:
    """English text is English: Chinese only as names, each with a gloss, and no Chinese punctuation.

    Mend it by translating, or by adding a gloss in brackets.
    """
    for english in library.english.values():
        for key, words in english.words.items():
            place = english.places[key]
            if len(CJK.findall(words)) > len(LATIN.findall(words)):
                yield problem(place, "english-is-english", f"“{words}”大半是中文")
            elif CHINESE_MARKS.search(words):
                yield problem(place, "english-is-english", f"“{words}”里有中文标点")


def _catalogues(library: Library) -> Iterator[tuple[str, Sequence[Text]]]:
    for tree in library.trees.values():
        yield tree.id, tree.texts
    yield from library.knowledge.texts.items()
