"""What people kept: do saved walks and replay codes of the older pack still lead where they led?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.diff.ends import end, position_of
from fapiao_doctor.authoring.diff.names import Names
from fapiao_doctor.authoring.diff.values import Broken, Kept
from fapiao_doctor.authoring.stories.ways import ways
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.position import Answer, Position
from fapiao_doctor.engine.replay import Replayer
from fapiao_doctor.errors import AppError, UsageError
from fapiao_doctor.sessions.resume import still_valid

Found = tuple[str, int]
"""Where something leads, empty for a refusal, and how many answers were dropped."""


def broken(names: Names) -> Iterator[Broken]:
    """Yield the walks that break, the fewest answers to each answer and each node, as saved and as code."""
    old, new = _library(names.old), _library(names.new)
    writer, reader = Replayer(old), Replayer(new)
    for tree in names.old.trees:
        done = set[str]()
        for answers, position in ways(old, tree, {}):
            fresh = {*(str(one) for one in answers[-1:]), f"{position.tree}/{position.node.id}"} - done
            done |= fresh
            if fresh:
                was = f"{position.tree}/{position.node.id}"
                yield from _differs("walk", names, answers, was, _saved(names, new, tree, answers))
                yield from _differs("code", names, answers, was, _read(names, reader, writer.code(position)))


def _differs(kept: Kept, names: Names, answers: tuple[Answer, ...], was: str, found: Found) -> Iterator[Broken]:
    now, lost = found
    if lost or now != names.now(was):
        yield Broken(kept, answers, was, now, lost)


def _saved(names: Names, new: Library, tree: str, answers: tuple[Answer, ...]) -> Found:
    """Return where a saved walk leads: it begins in the tree of its first answer."""
    still, lost = still_valid(new, answers)
    begin = names.now(tree)
    if begin not in new.trees:
        return "", lost
    position = position_of(names.new, begin, still)
    used = {passed.answer for passed in position.path} if position else set()
    off = sum(answer not in used for answer in still)
    return end(names.new, begin, still), lost + off


def _read(names: Names, reader: Replayer, code: str) -> Found:
    if not code:
        return "", 0
    try:
        found = reader.read(code)
        position = _position(names.new, found.begin.tree, found.answers)
    except UsageError:
        return "", 0
    return (f"{position.tree}/{position.node.id}" if position else "", found.lost)


def _position(pack: Pack, tree: str, answers: tuple[Answer, ...]) -> Position | None:
    try:
        return position_of(pack, tree, answers)
    except AppError:
        return None


def _library(pack: Pack) -> Library:
    return with_menus(Library((pack,), pack.start), "zh")
