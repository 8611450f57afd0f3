"""English words with one letter wrong, missing, doubled or swapped."""

from functools import cached_property

from fapiao_doctor.symptoms.sound import syllables
from fapiao_doctor.symptoms.words import Words

SHORTEST = 5
LONGEST = 20


class EnglishWords:
    """The English words of the vocabulary, and their neighbours."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def mend(self, word: str) -> str:
        """Give the known word that `word` is one slip away from, or `word` itself."""
        if not SHORTEST <= len(word) <= LONGEST or word in self._known or syllables(word):
            return word
        for shorter in (word, *_shorter(word)):
            if shorter in self._neighbours:
                return self._neighbours[shorter]
        return word

    @cached_property
    def _known(self) -> frozenset[str]:
        every = (phrase for phrase in self._words.all_words() if phrase.isascii())
        return frozenset(word for phrase in every for word in phrase.split() if word.isalpha())

    @cached_property
    def _neighbours(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in sorted(self._known):
            if len(word) >= SHORTEST:
                for near in (word, *_shorter(word)):
                    found.setdefault(near, word)
        return found


def _shorter(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]
