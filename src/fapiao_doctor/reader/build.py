"""A pack's content to the table that its reader needs."""

from collections.abc import Iterator, Mapping
from itertools import product

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import UNSURE, Option, Target, Tree
from fapiao_doctor.content.vocabulary import Pattern, Rules, Vocabulary, no_rules
from fapiao_doctor.frozen import replace
from fapiao_doctor.reader.anchors import anchors
from fapiao_doctor.reader.hears import HearsRow
from fapiao_doctor.reader.learn import learn
from fapiao_doctor.reader.model import Table, pack_table
from fapiao_doctor.reader.phrases import lines_of
from fapiao_doctor.reader.shape import ELSEWHERE
from fapiao_doctor.reader.slots import NumberRow
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.units import Units, squeeze, units
from fapiao_doctor.reader.verbatim import CodeRow, LabelRow, Lines, on_screens
from fapiao_doctor.reader.words import pack
from fapiao_doctor.reader.young import young_lines, young_trees
from fapiao_doctor.text.fold import fold_speech

NOTHING = Table(labels=[], bias=[], weights={})

Trees = Mapping[str, Tree]
Said = dict[tuple[str, ...], tuple[str, ...]]
"""By the units of a word its classes."""


def compile_pack(
    trees: Trees,
    start: str,
    codes: Mapping[str, Code],
    vocabulary: Vocabulary,
    rules: Rules | None = None,
    weights: Table | None = None,
) -> Compiled:
    """Return the table of a pack; without `weights` it is taught by its own lines."""
    spelt, heard, alike = _words(vocabulary)
    table = Compiled(
        start=start,
        spelt=pack(spelt),
        heard=pack(heard),
        rough=pack(_rough(heard, vocabulary)),
        alike=pack(alike),
        rules=rules or no_rules(),
        numbers={slot: [number_row(one) for one in some] for slot, some in (rules or no_rules())["numbers"].items()},
        screen=on_screens(code_rows(codes)),
        lines=_lines(trees),
        hears=_hears(trees),
        start_questions=_start_questions(trees, start),
        model=pack_table(weights or NOTHING),
        young=pack_table(NOTHING),
    )
    lines = lines_of(trees, start, codes, vocabulary.elsewhere)
    if weights is None:
        table["model"] = pack_table(learn(table, lines))
    elif weights["labels"] and (young := young_trees(trees.keys() - {start}, weights["labels"])):
        table["young"] = pack_table(learn(table, young_lines(lines, young)))
    return table


def compile_library(content: Pack) -> Compiled:
    """Return the table of a pack; its tree ids are those of the files, without the pack's prefix."""
    weights = Table(**content.weights) if content.weights else None  # type: ignore[typeddict-item]
    trees = {tree.name: replace(tree, id=tree.name) for tree in content.trees.values()}
    codes = {
        name: replace(code, leads_to=code.leads_to.removeprefix(content.prefix))
        for name, code in content.knowledge.codes.items()
    }
    return compile_pack(trees, content.manifest.start, codes, content.vocabulary, content.rules, weights)


def _rough(heard: Said, vocabulary: Vocabulary) -> Said:
    """Return what may be heard from characters too, and not only from pinyin: the names of things and of matters."""
    loose = {name for name, one in vocabulary.words.items() if one.sound == "rough"}
    loose |= {ELSEWHERE + name for name in vocabulary.elsewhere}
    kept = {said: tuple(one for one in classes if one in loose) for said, classes in heard.items()}
    return {said: classes for said, classes in kept.items() if classes}


def _words(vocabulary: Vocabulary) -> tuple[Said, Said, Said]:
    spelt: Said = {}
    heard: Said = {}
    alike: Said = {}
    classes = [(name, one.patterns, one.sound) for name, one in vocabulary.words.items()]
    classes += [(ELSEWHERE + name, one.patterns, "rough") for name, one in vocabulary.elsewhere.items()]
    for name, patterns, by_sound in classes:
        for word in (one for pattern in patterns for one in expand(pattern)):
            spelling, rough, exact = units(fold_speech(word).text)
            if spelling.said:
                _add(spelt, spelling, name)
            if by_sound != "no" and len(rough.said) > 1 and not word.isascii():
                _add(heard, rough, name)
                if by_sound == "exact":
                    _add(alike, exact, name)
    return spelt, heard, alike


def _add(words: Said, one: Units, name: str) -> None:
    said = tuple(one.said)
    words[said] = (*words.get(said, ()), name)


def expand(pattern: Pattern) -> Iterator[str]:
    """Yield every word that a pattern stands for."""
    return ("".join(pieces) for pieces in product(*pattern))


def code_rows(codes: Mapping[str, Code]) -> list[CodeRow]:
    """Return codes and messages as a screen is read by them."""
    return [_code(one) for one in codes.values()]


def _code(code: Code) -> CodeRow:
    return CodeRow(
        id=code.id,
        match=[fold_speech(one).text for one in code.match],
        said=[squeeze(fold_speech(one).text) for one in _messages(code)],
        digit=code.digit,
        needs_context=code.needs_context,
        slots=dict(code.slots),
        leads_to=code.leads_to,
    )


def _messages(code: Code) -> list[str]:
    """Return the messages of a code; its text is one too where it holds one of them."""
    whole = squeeze(fold_speech(code.text).text)
    held = any(squeeze(fold_speech(one).text) in whole for one in code.words)
    return [*code.words, code.text] if held else list(code.words)


def number_row(pattern: str) -> NumberRow:
    """Return a pattern of a pack, in which # stands for a number, as texts are read by it."""
    return NumberRow(pattern=pattern, anchors=anchors(pattern.replace("#", "\0"), without="\0"))


def _lines(trees: Trees) -> Lines:
    symptoms = {squeeze(fold_speech(one).text): tree.id for tree in trees.values() for one in tree.symptoms}
    labels: dict[str, list[LabelRow]] = {}
    for tree in trees.values():
        for question in tree.questions.values():
            for option in question.options:
                row = LabelRow(
                    tree=tree.id,
                    question=question.id,
                    option=option.id,
                    to_tree=_to(option).tree.rpartition(":")[2],
                    to_node=_to(option).node,
                    unsure=option.id == UNSURE,
                )
                labels.setdefault(squeeze(fold_speech(option.label).text), []).append(row)
    return Lines(symptoms=symptoms, labels=labels)


def _hears(trees: Trees) -> dict[str, list[HearsRow]]:
    found: dict[str, list[HearsRow]] = {}
    for tree in trees.values():
        for question in tree.questions.values():
            for option in question.options:
                for phrase in option.hears:
                    parts = [one if one.startswith("<") else squeeze(fold_speech(one).text) for one in phrase.split()]
                    found.setdefault(tree.id, []).append(HearsRow(question=question.id, option=option.id, parts=parts))
    return found


def _start_questions(trees: Trees, start: str) -> dict[str, list[str]]:
    """Return for each question of the start tree the trees that its options lead to, if no more than half."""
    if start not in trees:
        return {}
    questions = trees[start].questions
    found: dict[str, list[str]] = {}
    for name in questions:
        seen, reached, open_ = set(), set(), [name]
        while open_:
            one = open_.pop()
            if one in seen or one not in questions:
                continue
            seen.add(one)
            for option in questions[one].options:
                to = _to(option)
                if to.tree.rpartition(":")[2] != start:
                    reached.add(to.tree.rpartition(":")[2])
                elif option.id != UNSURE:
                    open_.append(to.node)
        found[name] = sorted(reached)
    many = len(set().union(*found.values())) / 2
    return {name: reached for name, reached in found.items() if reached and len(reached) <= many}


def _to(option: Option) -> Target:
    """Return where an option leads when nothing is known."""
    return option.jumps[-1].to
