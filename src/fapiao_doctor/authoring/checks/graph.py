"""Do the options lead somewhere, and everywhere?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import START, Target, Tree
from fapiao_doctor.errors import Place

Link = tuple[Target, Place]


def targets_exist(library: Library) -> Iterator[Problem]:
    """Every `start`, `next` and `otherwise` names a question or an outcome that is there.

    Mend it by correcting the id, or by writing the missing question or outcome.
    """
    for tree in library.trees.values():
        if not _there(library, Target(tree.id, tree.start)):
            yield problem(tree.place, "targets-exist", f"start 指向“{tree.start}”，这棵树里没有")
        for node in _nodes(tree):
            for target, place in _links(tree, node):
                if not _there(library, target):
                    yield problem(place, "targets-exist", f"“{target}”不存在")


def all_reachable(library: Library) -> Iterator[Problem]:
    """Every question and outcome can be reached from the start of its own tree or from another tree.

    Mend it by letting an option lead there, or by deleting what nobody can reach.
    """
    reached: set[Target] = set()
    queue = [Target(tree.id, tree.start) for tree in library.trees.values()]
    for target in queue:
        if target in reached or not _there(library, target):
            continue
        reached.add(target)
        tree = library.trees[target.tree]
        queue += [_full(library, link) for link, _ in _links(tree, target.node)]
    for tree in library.trees.values():
        for node, place in _places(tree):
            if Target(tree.id, node) not in reached:
                yield problem(place, "all-reachable", f"没有任何选项通向“{node}”")


def trees_reachable(library: Library) -> Iterator[Problem]:
    """Every tree can be reached from the start tree, so that the wizard can lead anybody there.

    Mend it by adding an option to trees/start.yaml.
    """
    if START not in library.trees:
        return
    reached, queue = {START}, [START]
    for name in queue:
        tree = library.trees[name]
        for node in _nodes(tree):
            for target, _ in _links(tree, node):
                if target.tree in library.trees and target.tree not in reached:
                    reached.add(target.tree)
                    queue.append(target.tree)
    for tree in library.trees.values():
        if tree.id not in reached:
            yield problem(tree.place, "trees-reachable", f"从 start 走不到“{tree.id}”这棵树")


def no_cycles(library: Library) -> Iterator[Problem]:
    """No path comes back to a question it has passed, through options, jumps or `otherwise`.

    Mend it by leading on to something new: a call, the hall, another outcome.
    """
    done: set[Target] = set()
    for tree in library.trees.values():
        for node in _nodes(tree):
            yield from _cycles(library, Target(tree.id, node), done)


def _cycles(library: Library, begin: Target, done: set[Target]) -> Iterator[Problem]:
    trail: list[Target] = []
    stack: list[tuple[Target, Place | None, bool]] = [(begin, None, False)]
    while stack:
        target, place, leaving = stack.pop()
        if leaving:
            done.add(trail.pop())
        elif target in trail and place:
            way = " → ".join(str(one) for one in [*trail[trail.index(target) :], target])
            yield problem(place, "no-cycles", f"绕圈了：{way}")
        elif target not in done and _there(library, target):
            trail.append(target)
            stack.append((target, None, True))
            for link, spot in _links(library.trees[target.tree], target.node):
                stack.append((_full(library, link), spot, False))


def _there(library: Library, target: Target) -> bool:
    tree = library.trees.get(target.tree)
    if tree is None:
        return False
    return not target.node or target.node in tree.questions or target.node in tree.outcomes


def _full(library: Library, target: Target) -> Target:
    if target.node or target.tree not in library.trees:
        return target
    return Target(target.tree, library.trees[target.tree].start)


def _nodes(tree: Tree) -> list[str]:
    return [*tree.questions, *tree.outcomes]


def _places(tree: Tree) -> list[tuple[str, Place]]:
    questions = [(node.id, node.place) for node in tree.questions.values()]
    return questions + [(node.id, node.place) for node in tree.outcomes.values()]


def _links(tree: Tree, node: str) -> list[Link]:
    if node in tree.questions:
        return [(option.next, option.place) for option in tree.questions[node].options]
    outcome = tree.outcomes.get(node)
    return [(outcome.otherwise, outcome.place)] if outcome and outcome.otherwise else []
