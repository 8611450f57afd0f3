"""All that a text is read with, compiled once: words by characters and by sound, codes, phrases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.symptoms.expand import pieces
from fapiao_doctor.symptoms.groups import ELSEWHERE, MATTER
from fapiao_doctor.symptoms.near_names import NearNames
from fapiao_doctor.symptoms.screen import Screen
from fapiao_doctor.symptoms.similar import Phrases
from fapiao_doctor.symptoms.typing_slips import EnglishWords
from fapiao_doctor.symptoms.views import rough_signs, strict_signs
from fapiao_doctor.symptoms.vocabulary import Vocabulary
from fapiao_doctor.symptoms.weights import Weights
from fapiao_doctor.symptoms.words import Words

BREAKS = (",", "。", "!", "?", ";", "\n", "…", "~", ".", "|")
MARKS = {"break": BREAKS, "both": ("、", "/", "&", "+")}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their characters, by their exact sound, by their rough sound; and what else a text may hold."""

    exact: Words
    strict: Words
    rough: Words
    english: EnglishWords
    near: NearNames
    screen: Screen
    phrases: Phrases
    weights: Weights = field(default_factory=Weights)
    meanings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    trees: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()


def compile_lexicon(
    vocabulary: Vocabulary,
    codes: Mapping[str, Code],
    phrases: Mapping[str, Sequence[str]],
    weights: Weights | None = None,
) -> Lexicon:
    """Make the lexicon; only trees that `phrases` names can be offered.

    Without `weights`, or where one of their trees is not there, the rules alone decide.
    """
    exact, strict, rough = Words(), Words(), Words()
    _add_marks(exact)
    for word_class in vocabulary.words.values():
        _add(exact, word_class.id, word_class.say)
        if word_class.sound != "no":
            _add_sounds(strict, rough, word_class.id, word_class.say)
    for elsewhere in vocabulary.elsewhere.values():
        name = (MATTER if elsewhere.alone else ELSEWHERE) + elsewhere.id
        _add(exact, name, elsewhere.say)
        _add_sounds(strict, rough, name, elsewhere.say)
    known = weights if weights and weights.trees <= phrases.keys() else Weights()
    names = frozenset(one.id for one in vocabulary.words.values() if one.names)
    return Lexicon(
        exact=exact,
        strict=strict,
        rough=rough,
        english=EnglishWords(exact),
        near=NearNames(exact, names),
        screen=Screen(codes),
        phrases=Phrases(phrases),
        weights=known,
        meanings={one.id: (one.slot, one.value) for one in vocabulary.words.values() if one.slot},
        trees=frozenset(phrases),
        names=names,
        short=names | {one.id for one in vocabulary.words.values() if one.sound == "exact"},
    )


def _add_marks(words: Words) -> None:
    for name, marks in MARKS.items():
        for mark in marks:
            words.add(((mark,),), name)


def _add(words: Words, name: str, patterns: Sequence[str]) -> None:
    for pattern in patterns:
        words.add(pieces(_spaced(pattern)), name)


def _add_sounds(strict: Words, rough: Words, name: str, patterns: Sequence[str]) -> None:
    for pattern in patterns:
        if not pattern.isascii():
            strict.add(pieces(pattern.translate(strict_signs())), name)
            rough.add(pieces(pattern.translate(rough_signs())), name)


def _spaced(pattern: str) -> str:
    return pattern.replace("-", " ")
