"""The state machine: the state is the list of answers, and every position is found by replaying it.

Back, change and resume are therefore nothing but shorter or different lists; answers that no longer
lie on the path stay in the list, unused, and count again when the path comes back to them.

At each question three things can answer, in this order: what was said of a dangerous slot and is worse than the
answer given; the answer given; the slot, or the words, that the symptom stated. An outcome that would spend an attempt
after something was said that forbids it is passed by: the path goes on to its `instead`.
"""

from collections.abc import Iterable, Mapping

from fapiao_doctor.content.model import UNSURE, Option, Outcome, Question, Target, Tree
from fapiao_doctor.engine.position import (
    Answer,
    Known,
    Overruled,
    Passed,
    Position,
    Said,
    Trees,
    Turned,
    jump,
    spends,
    values_of,
    visible,
)
from fapiao_doctor.errors import ContentError
from fapiao_doctor.frozen import replace


def walk(trees: Trees, begin: Target, answers: Iterable[Answer] = (), said: Said | None = None) -> Position:
    """Return where `answers` lead from `begin`: the first question without an answer, or an outcome.

    An answer that lies on no node of the path still counts where it forbids an attempt. Raises ContentError where
    the trees lead nowhere or in a circle.
    """
    given, said = tuple(answers), said or Said()
    aside: dict[str, tuple[Known, Answer]] = {}
    while True:
        known = {slot: one for slot, (one, _) in aside.items()}
        position = _Walk(trees, given, said, known).to_the_end(begin)
        passed = {one.answer for one in position.path}
        found = _dangers(trees, [answer for answer in given if answer not in passed], said)
        worse = {
            slot: one
            for slot, one in found.items()
            if slot not in aside or said.danger.worse(slot, one[0].value, aside[slot][0].value)
        }
        if not worse:
            return replace(position, aside=tuple(answer for _, answer in aside.values()))
        aside = {**aside, **worse}


def _dangers(trees: Trees, answers: Iterable[Answer], said: Said) -> dict[str, tuple[Known, Answer]]:
    """Return what answers say that forbids an attempt and is worse than what the symptom states, with the answer."""
    found: dict[str, tuple[Known, Answer]] = {}
    for answer in answers:
        question = trees[answer.tree].questions.get(answer.question) if answer.tree in trees else None
        option = next((one for one in question.options if one.id == answer.option), None) if question else None
        if not question or not option or option.id == UNSURE:
            continue
        value = said.danger.worst(question.slot, option.means)
        before = found[question.slot][0] if question.slot in found else said.slots.get(question.slot)
        worse = before is None or said.danger.worse(question.slot, value, before.value)
        if worse and said.danger.forbids(question.slot, value):
            found[question.slot] = Known(value, option.label, answer.tree), answer
    return found


class _Walk:
    def __init__(self, trees: Trees, answers: Iterable[Answer], said: Said, aside: Mapping[str, Known]) -> None:
        self.trees = trees
        self.chosen = {(answer.tree, answer.question): answer for answer in answers}
        self.heard = said.heard
        self.danger = said.danger
        self.again = said.again
        self.stated = {**said.slots, **aside}
        self.slots = dict(self.stated)
        self.path: list[Passed] = []
        self.overruled: list[Overruled] = []
        self.turned: list[Turned] = []

    def to_the_end(self, begin: Target) -> Position:
        target: Target | None = begin
        seen: set[Target] = set()
        while True:
            assert target is not None
            tree, node = find(self.trees, target)
            here = Target(tree.id, node.id)
            if here in seen:
                raise ContentError("{node} 绕回了原处", node.place, node=here)
            seen.add(here)
            target = self._asked(here, node) if isinstance(node, Question) else self._ended(here, node)
            if target is None:
                found = tuple(self.path), tree.id, node, self.slots, begin, self.stated
                return Position(*found, tuple(self.overruled), tuple(self.turned))

    def _ended(self, here: Target, outcome: Outcome) -> Target | None:
        given = self.chosen.get((here.tree, here.node))
        if given and outcome.otherwise and here != self.again:
            self.path.append(Passed(given))
            return outcome.otherwise
        slot = self.danger.forbidden_by(values_of(self.slots))
        if not slot or not spends(outcome, values_of(self.slots)):
            return None
        if outcome.instead is None:
            raise ContentError("结果“{id}”会再用一次机会，要写 instead", outcome.place, id=outcome.id)
        self.turned.append(Turned(here, slot, self.slots[slot]))
        return outcome.instead

    def _asked(self, here: Target, question: Question) -> Target | None:
        if here == self.again:
            return None
        given = self._given(here, question)
        known = self._known(here, question)
        if given and known and self._outweighs(question, known, given):
            self.overruled.append(Overruled(self._answer(here, given), question.slot, known[1]))
            given = None
        if given:
            self._learn(question, given, Known("", given.label, here.tree))
            self.path.append(Passed(self._answer(here, given)))
            return jump(given, values_of(self.slots))
        if known is None:
            return None
        option, why = known
        self._learn(question, option, why)
        self.path.append(Passed(self._answer(here, option), why.because, why.tree))
        return jump(option, values_of(self.slots))

    def _answer(self, here: Target, option: Option) -> Answer:
        return Answer(here.tree, here.node, option.id)

    def _given(self, here: Target, question: Question) -> Option | None:
        answer = self.chosen.get((here.tree, here.node))
        if answer is None:
            return None
        options = visible(question, values_of(self.slots))
        return next((option for option in options if option.id == answer.option), None)

    def _known(self, here: Target, question: Question) -> tuple[Option, Known] | None:
        """Return the option that what was said chooses, by its slot first, then by its words."""
        options = visible(question, values_of(self.slots))
        stated = self.slots.get(question.slot)
        if stated:
            option = next((one for one in options if stated.value in one.means), None)
            if option:
                return option, stated
        heard = self.heard.get((here.tree, here.node))
        option = next((one for one in options if heard and one.id == heard.value), None)
        return (option, heard) if option and heard else None

    def _outweighs(self, question: Question, known: tuple[Option, Known], given: Option) -> bool:
        """Return whether what was said before is worse than the option given now."""
        option, stated = known
        if question.slot not in self.slots or option is given:
            return False
        if given.id == UNSURE:
            return self.danger.forbids(question.slot, stated.value)
        return self.danger.worse(question.slot, stated.value, self.danger.worst(question.slot, given.means))

    def _learn(self, question: Question, option: Option, why: Known) -> None:
        """Keep what an answer says of its slot, in the words of `why`, unless something worse is known."""
        if not question.slot or option.id == UNSURE or not option.means:
            return
        value, before = option.means[0], self.slots.get(question.slot)
        if before and (before.value in option.means or self.danger.worse(question.slot, before.value, value)):
            return
        self.slots[question.slot] = replace(why, value=value)


def find(trees: Trees, target: Target) -> tuple[Tree, Question | Outcome]:
    """Return the tree and the node that `target` names, or raise ContentError."""
    tree = trees.get(target.tree)
    if tree is None:
        raise ContentError("没有“{tree}”这棵树", tree=target.tree)
    node = target.node or tree.start
    found = tree.questions.get(node) or tree.outcomes.get(node)
    if found is None:
        raise ContentError("{tree} 里没有“{node}”", tree.place, tree=target.tree, node=node)
    return tree, found
