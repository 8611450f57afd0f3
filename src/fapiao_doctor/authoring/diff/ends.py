"""Which walks end elsewhere: all answers from the start of a tree to an outcome, or out of the tree."""

from collections.abc import Iterable, Iterator

from fapiao_doctor.authoring.diff.names import Names, full
from fapiao_doctor.authoring.diff.values import Ends, Route
from fapiao_doctor.authoring.stories.ways import paths
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import leads
from fapiao_doctor.engine.position import Answer, Position, Said
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.errors import ContentError

AROUND = "…"
"""Where a walk ends that the newer pack leads nowhere, or in a circle."""


def ends(names: Names, found: Iterable[Route]) -> Iterator[Ends]:
    """Yield the walks that end elsewhere, gathered by where they ended and end.

    Only trees from which one of the changed ways can be reached are walked.
    """
    if not (changed := _nodes(names.old, found)):
        return
    library = Library((names.old,), names.old.start)
    for tree in names.old.trees.values():
        if names.now(tree.id) in names.new.trees and _reaches(names.old, tree.id, changed):
            yield from _of(names, tree.id, paths(library, tree.id))


def _of(names: Names, tree: str, walks: Iterable[tuple[Answer, ...]]) -> Iterator[Ends]:
    found: dict[tuple[str, str], list[tuple[Answer, ...]]] = {}
    for answers in walks:
        was = end(names.old, tree, answers)
        now = end(names.new, names.now(tree), [names.answer(one) for one in answers])
        if names.now(was) != now:
            found.setdefault((was, now), []).append(answers)
    for (was, now), parted in found.items():
        yield Ends(tree, was, now, len(parted), min(parted, key=len))


def end(pack: Pack, tree: str, answers: Iterable[Answer]) -> str:
    """Return the node that answers lead to from the start of a tree."""
    position = position_of(pack, tree, answers)
    return f"{position.tree}/{position.node.id}" if position else AROUND


def position_of(pack: Pack, tree: str, answers: Iterable[Answer]) -> Position | None:
    """Return where answers lead from the start of a tree, None where the pack leads nowhere."""
    try:
        return walk(pack.trees, Target(tree), tuple(answers), Said(danger=danger_of(pack.manifest)))
    except ContentError:
        return None


def _nodes(pack: Pack, found: Iterable[Route]) -> set[str]:
    """Return the nodes of the older pack whose ways changed; a start that moved is every node of its tree."""
    changed = set[str]()
    for route in found:
        if route.cause == "laws":
            return {f"{tree.id}/{node}" for tree in pack.trees.values() for node in (*tree.questions, *tree.outcomes)}
        if route.cause != "code":
            changed.add(route.name.partition("=")[0].partition(" ")[0])
        if route.cause == "start":
            changed.add(route.was)
    return changed


def _reaches(pack: Pack, tree: str, changed: set[str]) -> bool:
    """Return whether a walk from the start of a tree can come to a node, or a tree, that changed."""
    queue, seen = [Target(tree)], set[str]()
    for target in queue:
        name = full(pack, target)
        if name in changed or target.tree in changed:
            return True
        found = pack.trees.get(target.tree)
        node = name.partition("/")[2]
        there = (found.questions.get(node) or found.outcomes.get(node)) if found else None
        if there and name not in seen:
            seen.add(name)
            queue += [to for _, to in leads(there)]
    return False
