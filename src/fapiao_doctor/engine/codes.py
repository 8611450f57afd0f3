"""The codes of one pack: a walk to the signs that stand for it, and signs to a walk; see replay.py.

Both ways replay the walk: writing takes the answer that was given where the walk stops, reading looks up the mark among
the options of the question where it stops. Where an answer contradicts what was stated, every answer is spelt out. Ids
that were renamed are found by the aliases of the pack.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Question, Target, Tree
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.menu import PACKS
from fapiao_doctor.engine.names import Before, Marks, all_names, before, marked, tag
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Known, Position, Said
from fapiao_doctor.engine.walk import find, walk
from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.shell import command_line, start_anew

TREE, NODE, SLOT, ANSWER = 3, 2, 3, 2
"""Signs of one mark of each kind."""
MOST_SLOTS = 6
"""Slots that fit into the first sign, beside two flags; dangerous ones come first."""
HEAD = 3
START_ANEW = "运行 {command} 从头问"


@dataclass(frozen=True, slots=True)
class Way:
    """All that a code says of a position: where its walk begins, slot and value that were stated, the answers, its end.

    Two positions that differ in words alone have the same.
    """

    begin: Target
    stated: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    end: Target


@dataclass(frozen=True, slots=True)
class Replay:
    """What a code says: where the walk begins, slot -> value that was known, the answers.

    `other` is set where the code was made with another version of the content, `lost` counts the answers at its end
    that are no longer there.
    """

    pack: Pack
    begin: Target
    slots: Mapping[str, str]
    answers: tuple[Answer, ...] = ()
    other: bool = False
    lost: int = 0


class Codes:
    """The codes of one pack."""

    def __init__(self, library: Library, pack: Pack) -> None:
        self.library = library
        self.pack = pack
        self.anew = command_line(start_anew(library.chosen))
        self.danger = danger_of(pack.manifest)
        self.tag = tag(pack.id)
        self.version = tag(pack.manifest.version)
        self.options: dict[Target, Marks] = {}
        self.nodes: dict[str, Marks] = {}

    def written(self, way: Way, spelt: bool) -> tuple[int, ...]:
        """Return the signs of a way, each answer `spelt` out or not; empty where they cannot be said."""
        head, body = self._head(way.begin, dict(way.stated), spelt), self._body(way, spelt)
        return (*head, *body) if head and body is not None else ()

    def _head(self, begin: Target, slots: Mapping[str, str], spelt: bool) -> tuple[int, ...]:
        """Return the signs for pack, begin and slots; empty where the begin has no mark."""
        name = self._name(begin.tree)
        tree = self.kept.signs(name) or self.trees.signs(name)
        inside = bool(begin.node) and begin.node != self.library.trees[begin.tree].start
        node = self._nodes(begin.tree).signs(self._name(str(begin))) if inside else ()
        marks = [self.slots.signs(f"{slot}={value}") for slot, value in self._that_matter(slots)]
        if not tree or (inside and not node) or not all(marks):
            return ()
        said = [sign for mark in marks for sign in mark]
        return (len(marks) * 4 + inside * 2 + spelt, self.tag, self.version, *tree, *node, *said)

    def _body(self, way: Way, spelt: bool) -> tuple[int, ...] | None:
        """Return the signs of the answers that lead from the begin to the end, None where they cannot be said."""
        wanted = {Target(answer.tree, answer.question): answer for answer in way.answers}
        said = Said({slot: Known(value, "") for slot, value in way.stated}, danger=self.danger)
        given: list[Answer] = []
        signs: list[int] = []
        while True:
            here = walk(self.library.trees, way.begin, given, said)
            if _arrived(here, way):
                return tuple(signs)
            at = _next(here, given, spelt)
            mark = self._options(at).signs(self._name(str(wanted[at]))) if at in wanted else ()
            if not mark or wanted[at] in given:
                return None
            given.append(wanted[at])
            signs += mark

    def read(self, signs: Sequence[int]) -> Replay | None:
        """Return what a code says, None where it begins nowhere in this pack."""
        count, inside, spelt = signs[0] // 4, signs[0] // 2 % 2, bool(signs[0] % 2)
        ends = [HEAD, HEAD + TREE, HEAD + TREE + NODE * inside]
        ends += [ends[-1] + SLOT * number for number in range(1, count + 1)]
        begin = self._target(signs[ends[0] : ends[1]], signs[ends[1] : ends[2]])
        if begin is None or len(signs) < ends[-1]:
            return None
        slots = dict(self._slot(signs[start : start + SLOT]) for start in ends[2:-1])
        answers, lost = self._answers(begin, slots, signs[ends[-1] :], spelt)
        return Replay(self.pack, begin, slots, answers, signs[2] != self.version, lost)

    def _target(self, tree: Sequence[int], node: Sequence[int]) -> Target | None:
        name = self.kept.thing(tree) or self.trees.thing(tree)
        if not node or not name:
            return Target(self._id(name)) if name else None
        inner, _, found = self._nodes(self._id(name)).thing(node).partition("/")
        return Target(self._id(inner), found) if found else None

    def _slot(self, signs: Sequence[int]) -> tuple[str, str]:
        slot, equals, value = self.slots.thing(signs).partition("=")
        if not equals:
            message = "这个续查码里有一样说过的情况，现在的内容里没有了；少了它，后面的步骤可能不安全"
            raise UsageError(message, START_ANEW, command=self.anew)
        return slot, value

    def _answers(
        self, begin: Target, slots: Mapping[str, str], signs: Sequence[int], spelt: bool
    ) -> tuple[tuple[Answer, ...], int]:
        """Return the answers that are still there, and how many at the end are not."""
        said = Said({slot: Known(value, value) for slot, value in slots.items()}, danger=self.danger)
        given: list[Answer] = []
        for place in range(0, len(signs), ANSWER):
            at = _next(walk(self.library.trees, begin, given, said), given, spelt)
            option = self._options(at).thing(signs[place : place + ANSWER]).rpartition("=")[2]
            answer = Answer(at.tree, at.node, option)
            onward = walk(self.library.trees, begin, (*given, answer), said)
            if answer not in [passed.answer for passed in onward.path]:
                return tuple(given), (len(signs) - place + ANSWER - 1) // ANSWER
            given.append(answer)
        return tuple(given), 0

    @cached_property
    def kept(self) -> Marks:
        """The marks of the trees as they were worked out before, as far as they were: those of all take long."""
        alone = len(self.library.packs) == 1 and not self.library.menus
        return Marks(*(self.pack.marks or ({}, {})), TREE) if alone else Marks({}, {}, TREE)

    @cached_property
    def trees(self) -> Marks:
        """The marks of the trees and of the menu of this pack."""
        return self._marks((self._name(tree) for tree in self._own()), TREE)

    @cached_property
    def slots(self) -> Marks:
        """The marks of the values of all slots."""
        slots = self.pack.manifest.slots.values()
        return self._marks((f"{slot.id}={value}" for slot in slots for value in slot.values), SLOT)

    def _nodes(self, tree: str) -> Marks:
        """Return the marks of the nodes that lie in a tree, or did once."""
        if tree not in self.nodes:
            within = self._name(tree) + "/"
            trees = self._own() if self._before else [tree]
            nodes = [(one, node) for one in trees for node in self._nodes_of(self.library.trees[one])]
            names = [f"{self._name(one)}/{node}" for one, node in nodes]
            there = [name for name in names if any(one.startswith(within) for one in all_names(name, self._before))]
            self.nodes[tree] = self._marks(there, NODE)
        return self.nodes[tree]

    def _options(self, at: Target) -> Marks:
        """Return the marks of all options of a question, shown or not, or of "not solved" at an outcome."""
        if at not in self.options:
            _, node = find(self.library.trees, at)
            ids = [one.id for one in node.options] if isinstance(node, Question) else [NOT_SOLVED]
            self.options[at] = self._marks([f"{self._name(str(at))}={option}" for option in ids], ANSWER)
        return self.options[at]

    def _marks(self, names: Iterable[str], width: int) -> Marks:
        return _marks_of(names, self._before, width)

    @cached_property
    def _before(self) -> Before:
        return before(self.pack.manifest.aliases)

    def _own(self) -> list[str]:
        """Return the ids of the trees of this pack, the menus among them."""
        return [tree for tree in self.library.trees if self.library.pack_of(tree) is self.pack]

    def _nodes_of(self, tree: Tree) -> list[str]:
        return [*tree.questions, *tree.outcomes]

    def _name(self, name: str) -> str:
        """Return an id without the pack, as it is also called where the pack stands alone."""
        return name.removeprefix(self.pack.prefix)

    def _id(self, name: str) -> str:
        """Return the id of a tree of this pack, or of the menu of packs, which belongs to none."""
        return name if name == PACKS else self.pack.prefix + name

    def _that_matter(self, slots: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the slots that a question, a condition or a law looks at, the dangerous ones first."""
        mattering = [one for one in slots.items() if one[0] in self._looked_at]
        return sorted(mattering, key=lambda one: (one[0] not in self.danger.orders, one[0]))[:MOST_SLOTS]

    @cached_property
    def _looked_at(self) -> frozenset[str]:
        known = self.pack.looked_at
        if known is None:
            from fapiao_doctor.engine.graph import looked_at  # most packs have it compiled

            known = looked_at(self.pack)
        return frozenset(self.danger.never_try) | known


def tree_marks(pack: Pack) -> tuple[Mapping[str, int], Mapping[str, str]]:
    """Return the marks of the trees of a pack that stands alone, by name, and what each stands for, see `Marks`."""
    found = _marks_of((tree.removeprefix(pack.prefix) for tree in pack.trees), before(pack.manifest.aliases), TREE)
    return found.marks, found.things


def _marks_of(names: Iterable[str], known: Before, width: int) -> Marks:
    return marked({name: all_names(name, known) for name in names}, width)


def _next(here: Position, given: Sequence[Answer], spelt: bool) -> Target:
    """Return the node whose answer comes next: where the walk stops or, spelt out, the first not given so far."""
    passed = [Target(one.answer.tree, one.answer.question) for one in here.path if one.answer not in given]
    return passed[0] if spelt and passed else Target(here.tree, here.node.id)


def _arrived(here: Position, way: Way) -> bool:
    """Return whether a walk ends where a way does, by the same answers, but for what led to the first tree."""
    taken = tuple(passed.answer for passed in here.path)
    return Target(here.tree, here.node.id) == way.end and way.answers[len(way.answers) - len(taken) :] == taken
