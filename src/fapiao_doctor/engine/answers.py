"""Lists of answers: taken away, put in place, held against the trees."""

from collections.abc import Iterable, Sequence

from fapiao_doctor.content.model import Outcome
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Position, Trees, visible
from fapiao_doctor.errors import Listed, UsageError


def without(answers: Sequence[Answer], taken: Answer) -> tuple[Answer, ...]:
    """Return the answers without the one to the same node as `taken`."""
    return tuple(one for one in answers if (one.tree, one.question) != (taken.tree, taken.question))


def with_answer(answers: Sequence[Answer], given: Answer) -> tuple[Answer, ...]:
    """Return the answers with `given` in place of any earlier answer to the same node."""
    return (*without(answers, given), given)


def chosen(position: Position, word: str) -> Answer:
    """Return the answer that `word` gives where a walk stands: the number or the id of an option, or "not-solved".

    Raises UsageError, naming what there is, for anything else.
    """
    node = position.node
    if isinstance(node, Outcome):
        options = [NOT_SOLVED] if node.otherwise else []
    else:
        options = [option.id for option in visible(node, position.values)]
        if word.isdecimal() and 0 < int(word) <= len(options):
            return Answer(position.tree, node.id, options[int(word) - 1])
    if word in options:
        return Answer(position.tree, node.id, word)
    if not options:
        raise UsageError("已经到头了，没有问题要用“{word}”回答", "去掉它再运行", word=word)
    numbered = [f"{place} {one}" for place, one in enumerate(options, 1)] if options != [NOT_SOLVED] else options
    template = "“{word}”不是这一题的回答（{tree}/{node}）"
    parts = {"word": word, "tree": position.tree, "node": node.id}
    raise UsageError(template, "可选：{options}", options=Listed(numbered), **parts)


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
    return UsageError(template, "可选：{options}", answer=str(answer), options=Listed(known), **parts)
