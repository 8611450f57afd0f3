"""What conditions and first lines ask of the stories: each value of each `only`, shown and hidden, seen once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from fapiao_doctor.authoring.stories.story import Story
from fapiao_doctor.authoring.stories.ways import Way, ways
from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Outcome, Question, Target, Tree
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.graph import slots_of
from fapiao_doctor.engine.position import Position
from fapiao_doctor.frozen import dataclass

Kind = Literal["item", "option", "jump", "first", "means"]

FEWEST_LETTERS = 8
"""Letters of a line that a suggested story quotes at least: the rest may be reworded without touching it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a story has to show: a text that is there (`shown`), or is not, when `slot` has `value`.

    `value` is empty where the slot is not known, and the text then headed by what it is for. `at` is the node, `option`
    what is answered there, empty for an outcome's item; `words` begin the text and tell it from the others of the
    node; `way` and `known` lead there.
    """

    kind: Kind
    at: Target
    text: str
    slot: str
    value: str
    shown: bool
    option: str
    words: str
    way: Way
    known: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        named = f"{self.at}={self.option}" if self.option else str(self.at)
        return f"{named} {self.slot}={self.value}" if self.slot else f"{self.at.tree} first"

    def told_by(self, story: Story, position: Position, stops: bool) -> bool:
        """Return whether a story tells it that is at `position`, where it stops or goes on."""
        if self.kind == "first":
            here = position.tree == self.at.tree and isinstance(position.node, Question)
            return stops and here and _within(story.shows, self.text)
        if self.kind == "means" and self.option:
            return stops and heard(position, self.at, self.option, self.slot, self.value)
        if (position.tree, position.node.id) != (self.at.tree, self.at.node):
            return False
        if position.values.get(self.slot, "") != self.value:
            return False
        if self.kind == "means":
            return stops
        if self.kind == "jump" or (self.kind == "option" and self.shown):
            answers = {(one.tree, one.question): one.option for one in story.answers}
            return not stops and answers.get((self.at.tree, self.at.node)) == self.option
        return stops and _within(story.shows if self.shown else story.never_shows, self.text)


Ways = Mapping[Target, tuple[tuple[Way, Position], ...]]
Known = tuple[tuple[str, str], ...]


class Bare(NamedTuple):
    """What a node holds: an option, where it leads, or a line of its page, with its condition."""

    kind: Kind
    text: str
    only: Only
    option: str


def units(doctor: Doctor, pack: Pack) -> Iterator[Unit]:
    """Yield what the conditions and first lines of a pack ask of its stories, but for what no way leads to."""
    reached = _Reached(doctor.library, pack)
    for tree in pack.trees.values():
        speaker = doctor.speaker(tree.id)
        yield from _firsts(tree, [speaker.say(text, tree.name) for text in tree.first], reached)
        nodes: list[Question | Outcome] = [*tree.questions.values(), *tree.outcomes.values()]
        for node in nodes:
            held = [one._replace(text=speaker.say(one.text, tree.name)) for one in _conditional(node)]
            for bare in held:
                yield from _of(bare, held, Target(tree.id, node.id), speaker, reached)
            if isinstance(node, Question) and node.slot:
                yield from _means(Target(tree.id, node.id), node, speaker, reached)


def _of(bare: "Bare", held: Sequence["Bare"], at: Target, speaker: Speaker, reached: "_Reached") -> Iterator[Unit]:
    """Yield a line with each value of each slot of its condition, shown or hidden, and headed where none is known."""
    words = telling(bare.text, [one.text for one in held if one.text != bare.text])
    slots = speaker.pack.manifest.slots
    for slot, allowed in bare.only.needs:
        for value in slots[slot].values if slot in slots else ():
            shown = value in allowed
            found = reached.way(at, slot, value, bare.only if shown else None)
            if found is None:
                continue
            way, known, values = found
            if shown or bare.kind == "jump" or not _said_otherwise(bare, held, values):
                yield Unit(bare.kind, at, bare.text, slot, value, shown, bare.option, words, way, known)
        found = reached.way(at, slot, "", None) if bare.kind == "item" else None
        if found:
            way, known, values = found
            heading = speaker.heading(bare.only, values)
            yield Unit("item", at, heading + bare.text, slot, "", True, "", heading + words, way, known)


def _said_otherwise(bare: "Bare", held: Sequence["Bare"], values: Mapping[str, str]) -> bool:
    """Return whether another line of the node says the same where this one is hidden."""
    others = (one for one in held if one is not bare and one.kind == bare.kind and bare.text in one.text)
    return any(one.only.holds(values) is not False for one in others)


def _means(at: Target, question: Question, speaker: Speaker, reached: "_Reached") -> Iterator[Unit]:
    """Yield each slot value, stated by a sentence, with the option that it chooses, or with none."""
    chosen = {value: option for option in question.options for value in option.means}
    slot = speaker.pack.manifest.slots.get(question.slot)
    for value in slot.values if slot else ():
        option, known = chosen.get(value), ((question.slot, value),)
        if option:
            way = reached.heard(at, option.id, question.slot, value)
            if way is not None:
                yield Unit("means", at, option.label, question.slot, value, True, option.id, option.label, way, known)
        elif found := reached.way(at, question.slot, value, None):
            yield Unit("means", at, question.ask, question.slot, value, False, "", question.ask, *found[:2])


def heard(position: Position, at: Target, option: str, slot: str, value: str) -> bool:
    """Return whether a walk passed a question by what was stated, not by an answer."""
    stated = position.stated.get(slot)
    passed = (one for one in position.path if one.because)
    found = any(
        (one.answer.tree, one.answer.question, one.answer.option) == (at.tree, at.node, option) for one in passed
    )
    return found and stated is not None and stated.value == value


class _Reached:
    """The ways to the nodes of a pack when one slot, or nothing, was said."""

    def __init__(self, library: Library, pack: Pack) -> None:
        self.library = library
        self.pack = pack
        self.ways = lru_cache(maxsize=None)(self._ways)
        self.stated = lru_cache(maxsize=None)(self._stated)

    def way(self, at: Target, slot: str, value: str, only: Only | None) -> tuple[Way, Known, Mapping[str, str]] | None:
        """Return answers and known values that lead to a node when a slot has a value, with all known there, or None.

        With `only`, the rest of the condition must not be false there.
        """
        for known in ((), ((slot, value),), *self.stated(at.tree)):
            for answers, position in self.ways(at.tree, known).get(at, ()):
                fits = position.values.get(slot, "") == value
                if fits and (only is None or only.holds(position.values) is not False):
                    return answers, known, position.values
        return None

    def _stated(self, tree: str) -> tuple[Known, ...]:
        """Return every single value of a slot that a tree looks at: said before, it can open a way of its own."""
        slots = self.pack.manifest.slots
        asked = [slot for slot in dict.fromkeys(slots_of(self.pack.trees[tree])) if slot in slots]
        return tuple(((slot, value),) for slot in asked for value in slots[slot].values)

    def heard(self, at: Target, option: str, slot: str, value: str) -> Way | None:
        """Return answers on whose way a stated value chooses an option, None where none lead there."""
        for states in self.ways(at.tree, ((slot, value),)).values():
            for answers, position in states:
                if heard(position, at, option, slot, value):
                    return answers
        return None

    def first_question(self, tree: Tree) -> tuple[Way, Known] | None:
        """Return a way to the first question of a tree."""
        found = self.ways(tree.id, ()).get(Target(tree.id, tree.start), ())
        return (found[0][0], ()) if found and tree.start in tree.questions else None

    def _ways(self, tree: str, known: tuple[tuple[str, str], ...]) -> Ways:
        if any(slot not in set(slots_of(self.pack.trees[tree])) for slot, _ in known):
            return {}
        found: dict[Target, list[tuple[Way, Position]]] = {}
        for answers, position in ways(self.library, tree, dict(known)):
            found.setdefault(Target(position.tree, position.node.id), []).append((answers, position))
        return {at: tuple(one) for at, one in found.items()}


def _firsts(tree: Tree, lines: list[str], reached: _Reached) -> Iterator[Unit]:
    way = reached.first_question(tree) if lines else None
    for line in lines if way else ():
        others = [one for one in lines if one != line]
        assert way is not None
        yield Unit("first", Target(tree.id, tree.start), line, "", "", True, "", telling(line, others), *way)


def _conditional(node: Question | Outcome) -> Iterator[Bare]:
    """Yield all of a node that may have a condition."""
    if isinstance(node, Question):
        for option in node.options:
            yield Bare("option", option.label, option.only, option.id)
            yield from (Bare("jump", option.label, jump.only, option.id) for jump in option.jumps)
        return
    for part in node.parts.values():
        yield from (Bare("item", item.text, item.only, "") for item in part)
    yield from (Bare("item", step.do, step.only, "") for step in node.steps)
    yield from (Bare("item", item.text, item.only, "") for item in node.last_resort)


def telling(text: str, others: Sequence[str]) -> str:
    """Return the fewest first letters of a text, some at least, that no other text holds."""
    for length in range(FEWEST_LETTERS, len(text)):
        if not any(text[:length] in other for other in others):
            return text[:length]
    return text


def _within(texts: tuple[str, ...], whole: str) -> bool:
    return any(text in whole for text in texts)
