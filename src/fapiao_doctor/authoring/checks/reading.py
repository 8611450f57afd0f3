"""Does the reader know what the content says? Word classes exist and do something, symptoms reach their tree."""

from collections.abc import Iterator, Mapping
from typing import Any

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.authoring.reach import reach
from fapiao_doctor.content.library import Pack
from fapiao_doctor.errors import Listed
from fapiao_doctor.frozen import replace
from fapiao_doctor.reader.build import code_rows, compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.verbatim import Screen, on_screens
from fapiao_doctor.text.fold import fold_speech


def heard_classes_known(pack: Pack) -> Iterator[Problem]:
    """Every `<class>` under `hears` is a word class of the vocabulary.

    Mend it by correcting the name, or by adding the class with its words to `knowledge/vocabulary.yaml`.
    """
    for tree in pack.trees.values():
        for question in tree.questions.values():
            for option in question.options:
                for name in _classes(option.hears):
                    if name not in pack.vocabulary.words:
                        template = "hears 里的词类“<{name}>”词汇里没有"
                        yield problem(option.place, "heard-classes-known", template, name=name)


def classes_used(pack: Pack) -> Iterator[Problem]:
    """Every word class of the vocabulary does something: a rule, `hears`, or a weight of the trained table names it.

    Mend it by deleting the class, or by naming it in `knowledge/reader.yaml`; a class that only the table lacks is
    known again after `fapiao-doctor trees build`.
    """
    if pack.weights is None:  # what a pack without examples is taught by may hold any of its words
        return
    named = set(_texts(pack.rules)) | set(_weighed(pack.weights))
    for tree in pack.trees.values():
        for question in tree.questions.values():
            for option in question.options:
                named |= set(_classes(option.hears))
    for name, one in pack.vocabulary.words.items():
        if name not in named:
            yield problem(one.place, "classes-used", "没有哪一条规则用到词类“{name}”", name=name)


def symptoms_reach(pack: Pack) -> Iterator[Problem]:
    """Every symptom, word for word, is read as its own tree, though a code or message stands in it.

    Mend it by wording the symptom as people do, not as the screen does whose message leads elsewhere.
    """
    screen = Screen(on_screens(code_rows(pack.knowledge.codes)))
    suspects = [
        (tree, phrase)
        for tree in pack.trees.values()
        for phrase in tree.symptoms
        if tree.name != pack.manifest.start and screen.seen(fold_speech(phrase).text)
    ]
    reader = Reader(_untaught(pack)) if suspects else None
    for tree, phrase in suspects:
        found = reach(reader, phrase, tree.name) if reader else None
        if found and not found.alone and not _shared(pack, phrase):
            template, to = "“{phrase}”走不到这棵树，而是到“{to}”", Listed(found.read.offered) or found.read.verdict
            yield problem(tree.place, "symptoms-reach", template, phrase=phrase, to=to)


def _untaught(pack: Pack) -> Compiled:
    """Return the table of a pack without weights: what is said word for word is read before any weight."""
    nothing: dict[str, Any] = {"labels": [], "bias": [], "weights": {}}
    return compile_library(replace(pack, weights=nothing))


def _shared(pack: Pack, phrase: str) -> bool:
    """Say whether several trees list a phrase, which another check tells."""
    return sum(phrase in tree.symptoms for tree in pack.trees.values()) > 1


def _classes(hears: tuple[str, ...]) -> list[str]:
    """Return the word classes among the parts of some phrases."""
    return [part[1:-1] for phrase in hears for part in phrase.split() if part.startswith("<") and part.endswith(">")]


def _texts(rules: object) -> Iterator[str]:
    if isinstance(rules, str):
        yield rules
    elif isinstance(rules, Mapping):
        for value in rules.values():
            yield from _texts(value)
    elif isinstance(rules, list):
        for value in rules:
            yield from _texts(value)


def _weighed(weights: Mapping[str, Any]) -> Iterator[str]:
    """Yield the word classes that features of the table name: `=one`, `N=one`, `=one+other`."""
    for feature in weights["weights"]:
        signs, is_class, names = feature.partition("=")
        if is_class and len(signs) <= 2:
            yield from names.split("+")
