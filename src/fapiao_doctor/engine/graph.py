"""The trees as a graph: what can still be reached, and the shortest way to a place."""

from collections.abc import Iterator

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question, Target, Tree
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Trees
from fapiao_doctor.engine.walk import find

Route = tuple[Answer, ...] | None
"""The answers on a way, None where there is none."""


def leads(node: Question | Outcome) -> Iterator[tuple[str, Target]]:
    """Yield every link that leaves a node, as (option, target); "not solved" is the option of an outcome.

    The way round a forbidden attempt has no option: its id is empty.
    """
    if isinstance(node, Question):
        yield from ((option.id, jump.to) for option in node.options for jump in option.jumps)
        return
    if node.otherwise:
        yield NOT_SOLVED, node.otherwise
    if node.instead:
        yield "", node.instead


def endings(trees: Trees, begin: Target) -> tuple[Target, ...]:
    """Return the outcomes that answers can still reach from `begin`, nearest first."""
    queue, seen, found = [begin], set[Target](), list[Target]()
    for target in queue:
        tree, node = find(trees, target)
        here = Target(tree.id, node.id)
        if here in seen:
            continue
        seen.add(here)
        if isinstance(node, Question):
            queue += [to for _, to in leads(node)]
        else:
            found.append(here)
    return tuple(found)


def longest(trees: Trees, begin: Target) -> int:
    """Return the greatest number of questions on any way from `begin`, itself among them, to an outcome."""
    found: dict[Target, int] = {}

    def count(target: Target) -> int:
        tree, node = find(trees, target)
        here = Target(tree.id, node.id)
        if isinstance(node, Outcome):
            return 0
        if here not in found:
            found[here] = 0  # what leads in a circle is counted once
            found[here] = 1 + max(count(to) for _, to in leads(node))
        return found[here]

    return count(begin)


def way_to(tree: Tree, node: str) -> tuple[Answer, ...] | None:
    """Return the fewest answers, "not solved" among them, from the start of `tree` to `node` inside it."""
    queue: list[tuple[str, tuple[Answer, ...]]] = [(tree.start, ())]
    seen = {tree.start}
    for here, answers in queue:
        if here == node:
            return answers
        for option, to in leads(tree.questions.get(here) or tree.outcomes[here]):
            there = to.tree == tree.id and (to.node in tree.questions or to.node in tree.outcomes)
            if option and there and to.node not in seen:
                seen.add(to.node)
                queue.append((to.node, (*answers, Answer(tree.id, here, option))))
    return None


def route(trees: Trees, begin: str, goal: str, *, anywhere: bool = False) -> tuple[Answer, ...] | None:
    """Return the fewest answers that lead from the tree `begin` to the start of the tree `goal`, or None.

    They lead there whatever else is known: a jump that wants something known is no way. With `anywhere`, a way that
    enters the goal further in is one too, where none as short leads to its start.
    """
    entered: tuple[Answer, ...] | None = None
    for to, answers in _ways(trees, begin):
        if entered is not None and len(answers) > len(entered):
            break
        if to.tree == goal and to.node in ("", trees[goal].start):
            return answers
        if to.tree == goal and anywhere:
            entered = entered or answers
    return entered


def routes(pack: Pack) -> dict[str, tuple[Route, Route]]:
    """Return for each tree of a pack what `route` says from the pack's start: to its own, and anywhere into it."""
    if not pack.start:
        return {}
    whole: dict[str, tuple[Answer, ...]] = {}
    inside: dict[str, tuple[Answer, ...]] = {}
    for to, answers in _ways(pack.trees, pack.start):
        if to.tree in pack.trees:
            inside.setdefault(to.tree, answers)
            if to.node in ("", pack.trees[to.tree].start):
                whole.setdefault(to.tree, answers)
    found: dict[str, tuple[Route, Route]] = dict.fromkeys(pack.trees, (None, None))
    for tree, entered in inside.items():
        own = whole.get(tree)
        found[tree] = own, own if own and len(own) <= len(entered) else entered
    return found


def _ways(trees: Trees, begin: str) -> Iterator[tuple[Target, tuple[Answer, ...]]]:
    """Yield each link that holds whatever is known, with the answers that lead along it, the shortest ways first."""
    queue: list[tuple[Target, tuple[Answer, ...]]] = [(Target(begin), ())]
    seen = {Target(begin)}
    for here, answers in queue:
        tree = trees[here.tree]
        asked = here.node or tree.start
        question = tree.questions.get(asked)
        for option in question.options if question else ():
            to, onward = option.jumps[-1].to, (*answers, Answer(here.tree, asked, option.id))
            yield to, onward
            if to.tree in trees and to not in seen:  # a tree is read when the way goes on in it
                seen.add(to)
                queue.append((to, onward))


def looked_at(pack: Pack) -> frozenset[str]:
    """Return the slots that a question or a condition of a pack looks at."""
    return frozenset(slot for tree in pack.trees.values() for slot in slots_of(tree))


def slots_of(tree: Tree) -> Iterator[str]:
    """Yield the slots that a tree looks at, in questions and conditions, with repetitions."""
    for question in tree.questions.values():
        yield question.slot
        for option in question.options:
            yield from _named(option.only, *(jump.only for jump in option.jumps))
    for outcome in tree.outcomes.values():
        items = [item for part in outcome.parts.values() for item in part]
        yield from _named(*(item.only for item in (*items, *outcome.last_resort)))
        yield from _named(*(step.only for step in outcome.steps))


def _named(*conditions: Only) -> Iterator[str]:
    for only in conditions:
        yield from (slot for slot, _ in only.needs)
