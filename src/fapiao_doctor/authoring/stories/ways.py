"""Ways through a tree: where answers lead, with what is known; every node by the fewest answers, every path."""

from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.authoring.stories.story import Story
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Known, Position, Said, visible
from fapiao_doctor.engine.walk import walk

Way = tuple[Answer, ...]


def begun(doctor: Doctor, story: Story) -> tuple[Target | None, Said]:
    """Return where the walk of a story begins, None for nowhere, and what is known there."""
    if not story.says:
        return Target(story.tree), said_of(doctor.library, story.tree, story.known)
    opening = doctor.opener.open(story.says, story.answers)
    return (opening.position.begin if opening.position else None), opening.said


def said_of(library: Library, tree: str, known: Mapping[str, str]) -> Said:
    """Return what is known of slot -> value, under the dangers of a tree's pack."""
    slots = {slot: Known(value, value) for slot, value in known.items()}
    return Said(slots, danger=danger_of(library.pack_of(tree).manifest))


def said_at(
    doctor: Doctor, begin: Target, answers: Sequence[Answer], said: Said, again: Target | None = None
) -> Position:
    """Return where answers lead, no further than to the node `again`."""
    stop = Said(said.slots, said.heard, said.danger, again)
    kept = [one for one in answers if again is None or (one.tree, one.question) != (again.tree, again.node)]
    return walk(doctor.library.trees, begin, kept, stop)


def ways(library: Library, tree: str, known: Mapping[str, str]) -> Iterator[tuple[Way, Position]]:
    """Yield every state that a tree can come to when `known` was said, by the fewest answers to it.

    A state is a node with what is known there; a walk that leaves the tree is yielded and not followed.
    """
    said, seen = said_of(library, tree, known), set[tuple[str, str, frozenset[tuple[str, str]]]]()
    queue: list[Way] = [()]
    for answers in queue:
        position = walk(library.trees, Target(tree), answers, said)
        state = position.tree, position.node.id, frozenset(position.values.items())
        if state in seen:
            continue
        seen.add(state)
        yield answers, position
        if position.tree == tree:
            queue += [(*answers, answer) for answer in onward(position)]


def onward(position: Position) -> list[Answer]:
    """Return every answer that can be given where a walk stands."""
    node = position.node
    if isinstance(node, Outcome):
        return [Answer(position.tree, node.id, NOT_SOLVED)] if node.otherwise else []
    return [Answer(position.tree, node.id, option.id) for option in visible(node, position.values)]


def paths(library: Library, tree: str) -> tuple[Way, ...]:
    """Return every list of answers from the start of a tree to an outcome, or to another tree."""
    said = said_of(library, tree, {})
    unfinished: list[Way] = [()]
    found: list[Way] = []
    for answers in unfinished:
        position = walk(library.trees, Target(tree), answers, said)
        if isinstance(position.node, Outcome) or position.tree != tree:
            found.append(tuple(one.answer for one in position.path if one.answer.tree == tree))
        else:
            unfinished += [(*answers, answer) for answer in onward(position)]
    return tuple(dict.fromkeys(found))
