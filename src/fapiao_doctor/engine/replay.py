"""Replay codes: a short name for a pack, the version of its content, what is known, and the answers so far.

A code holds, each as signs of `spelling`: what is in it; the pack; its version; the tree, and the node, where the walk
begins; the slots that the symptom stated; then one mark for each question that these do not answer. The words of a
symptom are never in it. Both ways replay the walk: writing takes the answer that the path gave where the walk stops,
reading looks up the mark among the options of the question where it stops. Where an answer contradicts what was
stated, every answer of the path is spelt out. Ids that were renamed are found by the aliases of the pack.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Question, Target, Tree
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import looked_at
from fapiao_doctor.engine.menu import PACKS
from fapiao_doctor.engine.names import Before, Marks, all_names, before, tag
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Known, Position, Said
from fapiao_doctor.engine.spelling import spell, unspell
from fapiao_doctor.engine.walk import find, walk
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.shell import command_line, start_anew

TREE, NODE, SLOT, ANSWER = 3, 2, 3, 2
"""Signs of one mark of each kind."""
MOST_SLOTS = 6
"""Slots that fit into the first sign, beside two flags; dangerous ones come first."""
HEAD = 3
START_ANEW = "运行 {command} 从头问"


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


class Replayer:
    """Writes and reads the codes of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.anew = command_line(start_anew(library.chosen))
        self.codes = {pack.id: _Codes(library, pack) for pack in library.packs}

    def code(self, position: Position) -> str:
        """Return the code of a position, without the symptom; empty where ids are too many to be told apart."""
        begin = self._begin(position)
        codes = self.codes[self.library.pack_of(begin.tree).id]
        for spelt in (False, True):
            head = codes.head(begin, {slot: known.value for slot, known in position.stated.items()}, spelt)
            body = codes.body(begin, position, spelt)
            if head and body is not None:
                return spell((*head, *body))
        return ""

    def read(self, code: str) -> Replay:
        """Return what a code says, as far as the content of today has it.

        Raises UsageError for a code that is mistyped, of another pack, or begins where nothing is any more.
        """
        signs = unspell(code, self.anew)
        fitting = [one for one in self.codes.values() if signs[1:2] == (one.tag,)]
        for codes in fitting:
            found = codes.read(signs)
            if found:
                return found
        loaded = Listed(self.codes)
        if not fitting:
            message, hint = "这个续查码不是内容包“{packs}”的", "用 --trees 打开做这个码的那个包"
            raise UsageError(message, hint, packs=loaded)
        message = "这个续查码开头的地方，内容包“{packs}”里没有（再没有了，或是别的包的码）"
        raise UsageError(message, START_ANEW, packs=loaded, command=self.anew)

    def _begin(self, position: Position) -> Target:
        """Return where the walk begins inside its pack, so that the menu of packs needs no sign."""
        if position.begin.tree == PACKS:
            menu = self.library.trees[PACKS].questions.values()
            chosen = {passed.answer.option for passed in position.path if passed.answer.tree == PACKS}
            targets = [option.jumps[-1].to for question in menu for option in question.options if option.id in chosen]
            return targets[0] if targets else position.begin
        return position.begin


class _Codes:
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

    def head(self, begin: Target, slots: Mapping[str, str], spelt: bool) -> tuple[int, ...]:
        """Return the signs for pack, begin and slots; empty where the begin has no mark."""
        tree = self.trees.signs(self._name(begin.tree))
        inside = bool(begin.node) and begin.node != self.library.trees[begin.tree].start
        node = self._nodes(begin.tree).signs(self._name(str(begin))) if inside else ()
        marks = [self.slots.signs(f"{slot}={value}") for slot, value in self._that_matter(slots)]
        if not tree or (inside and not node) or not all(marks):
            return ()
        said = [sign for mark in marks for sign in mark]
        return (len(marks) * 4 + inside * 2 + spelt, self.tag, self.version, *tree, *node, *said)

    def body(self, begin: Target, position: Position, spelt: bool) -> tuple[int, ...] | None:
        """Return the signs of the answers that lead from `begin` to a position, None where they cannot be said."""
        wanted = {Target(passed.answer.tree, passed.answer.question): passed.answer for passed in position.path}
        given: list[Answer] = []
        signs: list[int] = []
        while True:
            here = walk(self.library.trees, begin, given, Said(position.stated, danger=self.danger))
            if _same(here, position):
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
        name = self.trees.thing(tree)
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

    def _marks(self, names: Iterator[str] | Sequence[str], width: int) -> Marks:
        return Marks({name: all_names(name, self._before) for name in names}, width)

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
        return frozenset(self.danger.never_try) | (looked_at(self.pack) if known is None else known)


def _next(here: Position, given: Sequence[Answer], spelt: bool) -> Target:
    """Return the node whose answer comes next: where the walk stops or, spelt out, the first not given so far."""
    passed = [Target(one.answer.tree, one.answer.question) for one in here.path if one.answer not in given]
    return passed[0] if spelt and passed else Target(here.tree, here.node.id)


def _same(here: Position, there: Position) -> bool:
    """Return whether two walks end at one node by the same answers, but for what led to the first tree."""
    taken = [passed.answer for passed in here.path]
    path = [passed.answer for passed in there.path]
    return (here.tree, here.node.id) == (there.tree, there.node.id) and path[len(path) - len(taken) :] == taken
