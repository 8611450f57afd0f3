"""The state machine: the state is the list of answers, and every position is found by replaying it.

Back, change and resume are therefore nothing but shorter or different lists; answers that no longer
lie on the path stay in the list, unused, and count again when the path comes back to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fapiao_doctor.content.model import UNSURE, Option, Outcome, Question, Target, Tree
from fapiao_doctor.errors import ContentError, UsageError

NOT_SOLVED = "not-solved"
"""The answer to an outcome that leads to its `otherwise`."""

Trees = Mapping[str, Tree]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the option chosen at a question, or NOT_SOLVED at an outcome."""

    tree: str
    node: str
    option: str

    def __str__(self) -> str:
        return f"{self.tree}/{self.node}={self.option}"


@dataclass(frozen=True, slots=True)
class Known:
    """A slot value that is known before its question is asked, with the words that said so."""

    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Passed:
    """One answered node of the path; `because` is empty where the person answered it."""

    answer: Answer
    because: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the answers lead: the path behind, and the question or outcome reached."""

    path: tuple[Passed, ...]
    tree: str
    node: Question | Outcome
    known: Mapping[str, Known]


def walk(
    trees: Trees, begin: Target, answers: Iterable[Answer] = (), known: Mapping[str, Known] | None = None
) -> Position:
    """Replay `answers` from `begin` and stop at the first question without an answer, or at an outcome.

    A question whose slot is in `known`, or was filled by an earlier answer, answers itself unless
    `answers` holds an answer to it. Raises ContentError where the trees lead nowhere or in a circle.
    """
    chosen = {(answer.tree, answer.node): answer for answer in answers}
    slots = dict(known or {})
    path: list[Passed] = []
    seen: set[Target] = set()
    target = begin
    while True:
        tree, node = find(trees, target)
        here = Target(tree.id, node.id)
        if here in seen:
            raise ContentError(f"{here} 绕回了原处", node.place)
        seen.add(here)
        passed, onward = _pass(here, node, chosen, slots)
        if onward is None or passed is None:
            return Position(tuple(path), tree.id, node, slots)
        path.append(passed)
        target = onward


def find(trees: Trees, target: Target) -> tuple[Tree, Question | Outcome]:
    """Give the tree and the node that `target` names, or raise ContentError."""
    tree = trees.get(target.tree)
    if tree is None:
        raise ContentError(f"没有“{target.tree}”这棵树")
    node = target.node or tree.start
    found = tree.questions.get(node) or tree.outcomes.get(node)
    if found is None:
        raise ContentError(f"{target.tree} 里没有“{node}”", tree.place)
    return tree, found


def option_for(question: Question, slot_value: str) -> Option | None:
    """Give the option that a slot value means, if one does."""
    return next((option for option in question.options if slot_value in option.means), None)


def last_given(position: Position) -> Answer | None:
    """Give the last answer on the path that the person gave, if any: the one that `back` takes away."""
    return next((passed.answer for passed in reversed(position.path) if not passed.because), None)


def without(answers: Sequence[Answer], taken: Answer) -> tuple[Answer, ...]:
    """Give the answers without the one to the same node as `taken`."""
    return tuple(one for one in answers if (one.tree, one.node) != (taken.tree, taken.node))


def with_answer(answers: Sequence[Answer], given: Answer) -> tuple[Answer, ...]:
    """Give the answers with `given` in place of any earlier answer to the same node."""
    return (*without(answers, given), given)


def validate(trees: Trees, answer: Answer) -> None:
    """Raise UsageError, naming what there is, unless the answer fits a node of the trees."""
    tree = trees.get(answer.tree)
    if tree is None:
        raise _wrong(answer, "{answer}：没有“{tree}”这棵树", trees)
    if answer.node in tree.outcomes:
        options: tuple[str, ...] = (NOT_SOLVED,)
    elif answer.node in tree.questions:
        options = tuple(option.id for option in tree.questions[answer.node].options)
    else:
        raise _wrong(answer, "{answer}：没有“{node}”这个问题", tree.questions)
    if answer.option not in options:
        raise _wrong(answer, "{answer}：没有“{option}”这个选项", options)


def _wrong(answer: Answer, template: str, known: Iterable[str]) -> UsageError:
    parts = {"tree": answer.tree, "node": answer.node, "option": answer.option}
    return UsageError(template, "可选：{options}", answer=answer, options="、".join(known), **parts)


def _pass(
    here: Target, node: Question | Outcome, chosen: Mapping[tuple[str, str], Answer], slots: dict[str, Known]
) -> tuple[Passed | None, Target | None]:
    given = chosen.get((here.tree, here.node))
    if isinstance(node, Outcome):
        return (Passed(given), node.otherwise) if given else (None, None)
    because = ""
    option = next((one for one in node.options if given and one.id == given.option), None)
    if option is None and node.slot in slots:
        option = option_for(node, slots[node.slot].value)
        because = slots[node.slot].because
    if option is None:
        return None, None
    if node.slot and option.id != UNSURE and not because:
        slots[node.slot] = Known(option.means[0], option.label)
    return Passed(Answer(here.tree, here.node, option.id), because), option.next
