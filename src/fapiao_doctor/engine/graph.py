"""The trees as a graph: what can still be reached, and the shortest way to a place."""

from fapiao_doctor.content.model import Question, Target, Tree
from fapiao_doctor.engine.walk import NOT_SOLVED, Answer, Trees, find


def endings(trees: Trees, begin: Target) -> tuple[Target, ...]:
    """List the outcomes that answers can still reach from `begin`, nearest first."""
    queue, seen, found = [begin], set[Target](), list[Target]()
    for target in queue:
        tree, node = find(trees, target)
        here = Target(tree.id, node.id)
        if here in seen:
            continue
        seen.add(here)
        if isinstance(node, Question):
            queue += [option.next for option in node.options]
        else:
            found.append(here)
    return tuple(found)


def way_to(tree: Tree, node: str) -> tuple[Answer, ...] | None:
    """Give the fewest answers, "not solved" among them, from the start of `tree` to `node` inside it."""
    queue: list[tuple[str, tuple[Answer, ...]]] = [(tree.start, ())]
    seen = {tree.start}
    for here, answers in queue:
        if here == node:
            return answers
        for option, target in _leads(tree, here):
            if target.tree == tree.id and target.node and target.node not in seen:
                seen.add(target.node)
                queue.append((target.node, (*answers, Answer(tree.id, here, option))))
    return None


def route(trees: Trees, begin: str, goal: str) -> tuple[Answer, ...] | None:
    """Give the fewest answers inside the tree `begin` that lead to the tree `goal`, or None."""
    start = trees[begin].start
    queue: list[tuple[str, tuple[Answer, ...]]] = [(start, ())]
    seen = {start}
    for node, answers in queue:
        question = trees[begin].questions.get(node)
        for option in question.options if question else ():
            onward = (*answers, Answer(begin, node, option.id))
            if option.next.tree == goal:
                return onward
            if option.next.tree == begin and option.next.node not in seen:
                seen.add(option.next.node)
                queue.append((option.next.node, onward))
    return None


def _leads(tree: Tree, node: str) -> list[tuple[str, Target]]:
    if node in tree.questions:
        return [(option.id, option.next) for option in tree.questions[node].options]
    otherwise = tree.outcomes[node].otherwise
    return [(NOT_SOLVED, otherwise)] if otherwise else []
