"""Which saved walks belong to the packs in play, and which of their answers still stand in the trees of today."""

from collections.abc import Sequence

from fapiao_doctor.content.library import BETWEEN, Library
from fapiao_doctor.engine.answers import validate
from fapiao_doctor.engine.menu import PACKS
from fapiao_doctor.engine.names import renamed
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import replace
from fapiao_doctor.sessions.session import Session


def belongs(session: Session, library: Library) -> bool:
    """Return whether every answer of the session lies in a pack of the library, and the walk was made with one."""
    loaded = {pack.id for pack in library.packs}
    walked = {answer.tree.partition(BETWEEN)[0] for answer in session.answers if answer.tree != PACKS}
    return walked <= loaded and (bool(walked) or {name for name, _ in session.packs} == loaded)


def qualified(library: Library, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers with every tree id naming its pack."""
    if len(library.packs) > 1:
        return tuple(answers)
    name = library.packs[0].id
    return tuple(replace(answer, tree=f"{name}{BETWEEN}{answer.tree}") for answer in answers)


def still_valid(library: Library, answers: Sequence[Answer]) -> tuple[tuple[Answer, ...], int]:
    """Return the saved answers up to the first that no longer fits a question, and how many were left out."""
    found = _local(library, answers)
    for count, answer in enumerate(found):
        try:
            validate(library.trees, answer)
        except UsageError:
            return found[:count], len(found) - count
    return found, 0


def _local(library: Library, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers by the ids of today, with the pack's before each tree only where several are loaded."""
    if len(library.packs) > 1:
        return tuple(_renamed(library, answer) for answer in answers)
    aliases = library.packs[0].manifest.aliases
    local = [replace(answer, tree=answer.tree.rpartition(BETWEEN)[2]) for answer in answers if answer.tree != PACKS]
    return tuple(renamed(answer, aliases) for answer in local)


def _renamed(library: Library, answer: Answer) -> Answer:
    pack, between, tree = answer.tree.rpartition(BETWEEN)
    aliases = next((one.manifest.aliases for one in library.packs if one.id == pack), {})
    found = renamed(replace(answer, tree=tree), aliases)
    return replace(found, tree=pack + between + found.tree)
