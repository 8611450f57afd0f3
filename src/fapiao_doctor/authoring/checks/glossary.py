"""Does a translation use one word for one thing?"""

from collections.abc import Iterator, Mapping

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.glossary import glossary, lost
from fapiao_doctor.content.library import Pack


def glossary_kept(pack: Pack) -> Iterator[Problem]:
    """Where a text has a word of the translation's `glossary.yaml`, the translation has one of its forms.

    Mend it by using the fixed word, or by adding to the glossary a form that says the same.
    """
    for catalogues in pack.translations.values():
        words: Mapping[str, tuple[str, ...]] = glossary(catalogues)
        for found in catalogues.values():
            for text, said in found.words.items():
                for word in lost(text, said, words):
                    template = "“{word}”的译法是“{form}”，译文“{text}”里没有"
                    yield problem(
                        found.places[text], "glossary-kept", template, word=word, form=words[word][0], text=said
                    )
