"""Lists of answers: taken away, put in place, held against the trees."""

from collections.abc import Iterable, Sequence

from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Trees
from fapiao_doctor.errors import UsageError


def without(answers: Sequence[Answer], taken: Answer) -> tuple[Answer, ...]:
    """Return the answers without the one to the same node as `taken`."""
    return tuple(one for one in answers if (one.tree, one.question) != (taken.tree, taken.question))


def with_answer(answers: Sequence[Answer], given: Answer) -> tuple[Answer, ...]:
    """Return the answers with `given` in place of any earlier answer to the same node."""
    return (*without(answers, given), given)


def validate(trees: Trees, answer: Answer) -> None:
    """Raise UsageError, naming what there is, unless the answer fits a node of the trees."""
    tree = trees.get(answer.tree)
    if tree is None:
        raise _wrong(answer, "{answer}：没有“{tree}”这棵树", trees)
    if answer.question in tree.outcomes:
        options: tuple[str, ...] = (NOT_SOLVED,)
    elif answer.question in tree.questions:
        options = tuple(option.id for option in tree.questions[answer.question].options)
    else:
        raise _wrong(answer, "{answer}：没有“{node}”这个问题", tree.questions)
    if answer.option not in options:
        raise _wrong(answer, "{answer}：没有“{option}”这个选项", options)


def _wrong(answer: Answer, template: str, known: Iterable[str]) -> UsageError:
    parts = {"tree": answer.tree, "node": answer.question, "option": answer.option}
    return UsageError(template, "可选：{options}", answer=answer, options="、".join(known), **parts)
