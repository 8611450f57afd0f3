"""Do the options lead somewhere, and everywhere?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question, Target, Tree
from fapiao_doctor.engine.graph import leads
from fapiao_doctor.errors import Place

Link = tuple[Target, Place]


def targets_exist(pack: Pack) -> Iterator[Problem]:
    """Every `start`, `next`, `otherwise` and `instead` names a question or an outcome that is there.

    Mend it by correcting the id, or by writing the missing question or outcome.
    """
    for tree in pack.trees.values():
        if not _there(pack, Target(tree.id, tree.start)):
            place = tree.places.get("start", tree.place)
            yield problem(place, "targets-exist", "start 指向“{node}”，这棵树里没有", node=tree.start)
        for node in _nodes(tree):
            for target, place in _links(tree, node):
                if not _there(pack, target):
                    yield problem(place, "targets-exist", "“{target}”不存在", target=target)


def all_reachable(pack: Pack) -> Iterator[Problem]:
    """Every question and outcome can be reached from the start of its own tree or from another tree.

    Mend it by letting an option lead there, or by deleting what nobody can reach.
    """
    reached: set[Target] = set()
    queue = [Target(tree.id, tree.start) for tree in pack.trees.values()]
    for target in queue:
        if target in reached or not _there(pack, target):
            continue
        reached.add(target)
        tree = pack.trees[target.tree]
        queue += [_full(pack, link) for link, _ in _links(tree, target.node)]
    for tree in pack.trees.values():
        for node, place in _places(tree):
            if Target(tree.id, node) not in reached:
                yield problem(place, "all-reachable", "没有任何选项通向“{node}”", node=node)


def trees_reachable(pack: Pack) -> Iterator[Problem]:
    """Every tree can be reached from the start tree, if there is one, so that the wizard can lead anybody there.

    Mend it by adding an option to the start tree.
    """
    if pack.start not in pack.trees:
        return
    reached, queue = {pack.start}, [pack.start]
    for name in queue:
        tree = pack.trees[name]
        for node in _nodes(tree):
            for target, _ in _links(tree, node):
                if target.tree in pack.trees and target.tree not in reached:
                    reached.add(target.tree)
                    queue.append(target.tree)
    for tree in pack.trees.values():
        if tree.id not in reached:
            yield problem(tree.place, "trees-reachable", "从 start 走不到“{tree}”这棵树", tree=tree.id)


def no_cycles(pack: Pack) -> Iterator[Problem]:
    """No path comes back to a question it has passed, through options, jumps, `otherwise` or `instead`.

    Mend it by leading on to something new: a call, the hall, another outcome.
    """
    done: set[Target] = set()
    for tree in pack.trees.values():
        for node in _nodes(tree):
            yield from _cycles(pack, Target(tree.id, node), done)


def _cycles(pack: Pack, begin: Target, done: set[Target]) -> Iterator[Problem]:
    trail: list[Target] = []
    stack: list[tuple[Target, Place | None, bool]] = [(begin, None, False)]
    while stack:
        target, place, leaving = stack.pop()
        if leaving:
            done.add(trail.pop())
        elif target in trail and place:
            way = " → ".join(str(one) for one in [*trail[trail.index(target) :], target])
            yield problem(place, "no-cycles", "绕圈了：{way}", way=way)
        elif target not in done and _there(pack, target):
            trail.append(target)
            stack.append((target, None, True))
            for link, spot in _links(pack.trees[target.tree], target.node):
                stack.append((_full(pack, link), spot, False))


def _there(pack: Pack, target: Target) -> bool:
    tree = pack.trees.get(target.tree)
    if tree is None:
        return False
    return not target.node or target.node in tree.questions or target.node in tree.outcomes


def _full(pack: Pack, target: Target) -> Target:
    if target.node or target.tree not in pack.trees:
        return target
    return Target(target.tree, pack.trees[target.tree].start)


def _nodes(tree: Tree) -> list[str]:
    return [*tree.questions, *tree.outcomes]


def _places(tree: Tree) -> list[tuple[str, Place]]:
    questions = [(node.id, node.place) for node in tree.questions.values()]
    return questions + [(node.id, node.place) for node in tree.outcomes.values()]


def _links(tree: Tree, node: str) -> list[Link]:
    found: Question | Outcome | None = tree.questions.get(node) or tree.outcomes.get(node)
    if isinstance(found, Question):
        return [(jump.to, option.place) for option in found.options for jump in option.jumps]
    return [(to, found.place) for _, to in leads(found)] if found else []
