"""Do two packs behave alike? Every walk and every page, enumerated with the engine; the long way round."""

from collections.abc import Mapping

from every_pack import TODAY

from fapiao_doctor.authoring.stories.ways import onward
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import outcome_view, question_view
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import slots_of
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.position import Answer, Known, Position, Said, visible
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.errors import ContentError

Way = tuple[Answer, ...]


def same(old: Pack, new: Pack) -> bool:
    """Return whether all walks, with nothing known or one thing, lead alike and show the same pages."""
    if old.trees.keys() != new.trees.keys():
        return False
    changed = [tree for tree in old.trees if old.trees[tree] != new.trees[tree]] or list(old.trees)
    for tree in changed:
        if old.trees[tree].symptoms != new.trees[tree].symptoms:
            return False
        for known in knowns(old, tree):
            if seen(old, tree, known) != seen(new, tree, known):
                return False
    return True


def seen(pack: Pack, tree: str, known: Mapping[str, str]) -> dict[Way, tuple[str, object]]:
    """Return every list of answers inside a tree with where it leads and the page that is seen there."""
    speaker, library = Speaker(pack, "zh"), with_menus(Library((pack,), pack.start), "zh")
    found: dict[Way, tuple[str, object]] = {}
    shown: dict[tuple[str, str], object] = {}
    unfinished: list[Way] = [()]
    for answers in unfinished:
        try:
            position = walk(pack.trees, Target(tree), answers, said_of(pack, known))
            key = f"{position.tree}/{position.node.id}", str(sorted(position.values.items()))
            if key not in shown:
                shown[key] = page(speaker, library, position)
            found[answers] = (key[0], shown[key])
        except (ContentError, StopIteration, KeyError) as error:
            found[answers] = (repr(error), None)
            continue
        if position.tree == tree:
            unfinished += [(*answers, one) for one in onward(position)]
    return found


def page(speaker: Speaker, library: Library, position: Position) -> object:
    tree, node = library.trees[position.tree], position.node
    if isinstance(node, Outcome):
        return outcome_view(speaker, library, tree, node, TODAY, position.values)
    return question_view(speaker, tree, node, position.values)


def knowns(pack: Pack, tree: str) -> list[dict[str, str]]:
    slots = sorted({*slots_of(pack.trees[tree]), *pack.manifest.laws.never_try} - {""})
    return [{}] + [
        {slot: value} for slot in slots if slot in pack.manifest.slots for value in pack.manifest.slots[slot].values
    ]


def walks(pack: Pack, tree: str, known: Mapping[str, str]) -> dict[Way, str]:
    """Return every list of answers from the start of a tree to an outcome or out of it, with where it ends."""
    found: dict[Way, str] = {}
    unfinished: list[Way] = [()]
    for answers in unfinished:
        try:
            position = walk(pack.trees, Target(tree), answers, said_of(pack, known))
        except (ContentError, StopIteration, KeyError) as error:
            found[answers] = repr(error)
            continue
        if isinstance(position.node, Outcome) or position.tree != tree:
            found[answers] = f"{position.tree}/{position.node.id}"
        else:
            options = visible(position.node, position.values)
            unfinished += [(*answers, Answer(tree, position.node.id, one.id)) for one in options]
    return found


def said_of(pack: Pack, known: Mapping[str, str]) -> Said:
    return Said({slot: Known(value, value) for slot, value in known.items()}, danger=danger_of(pack.manifest))
