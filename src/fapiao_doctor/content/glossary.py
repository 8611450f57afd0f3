"""The fixed words of a translation: `LANGUAGE/glossary.yaml` holds for a word its translation and other forms of it."""

from collections.abc import Iterator, Mapping

from fapiao_doctor.content.library import Catalogue

NAME = "glossary"
BETWEEN = "|"


def glossary(catalogues: Mapping[str, Catalogue]) -> Mapping[str, tuple[str, ...]]:
    """Return word -> its forms, the one to use first; empty where the translation has no glossary."""
    found = catalogues.get(NAME)
    if found is None:
        return {}
    return {word: tuple(form.strip() for form in forms.split(BETWEEN)) for word, forms in found.words.items()}


def lost(text: str, said: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the words of a glossary that `text` has and of which its translation `said` has no form.

    The word itself is right as well, since names of a screen are kept. Of two words of which one holds the other, the
    longer counts. Capitals do not matter.
    """
    rest, folded = text, said.casefold()
    for word in sorted(words, key=len, reverse=True):
        if word in rest:
            rest = rest.replace(word, "\n")
            if not any(form.casefold() in folded for form in (word, *words[word])):
                yield word
