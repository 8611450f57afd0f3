"""Does the manifest fit the rest of the pack?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.engine.names import present
from fapiao_doctor.engine.position import NOT_SOLVED


def start_exists(pack: Pack) -> Iterator[Problem]:
    """The `start` of the manifest is a tree of the pack.

    Mend it by correcting the id, or by leaving `start` out: then the list of trees is the first question.
    """
    if pack.start and pack.start not in pack.trees:
        yield problem(pack.manifest.place, "start-exists", "start 写的“{tree}”不是这个包里的树", tree=pack.start)


def slot_parts_exist(pack: Pack) -> Iterator[Problem]:
    """A slot that is `part-of` another names one that exists.

    Mend it by correcting the id.
    """
    for slot in pack.manifest.slots.values():
        if slot.part_of and slot.part_of not in pack.manifest.slots:
            yield problem(slot.place, "slot-parts-exist", "没有“{slot}”这种 slot", slot=slot.part_of)


def aliases_lead_on(pack: Pack) -> Iterator[Problem]:
    """Every old id under `aliases` leads, at once or by others, to one that is there, and is itself gone.

    Mend it by correcting the present id, or by deleting the line where the old id is in use again.
    """
    aliases, places = pack.manifest.aliases, pack.manifest.alias_places
    there = set(_names(pack))
    for old, new in aliases.items():
        if old in there:
            yield problem(places[old], "aliases-lead-on", "aliases 里的“{old}”还在用，不能又是旧名", old=old)
        elif present(new, aliases) not in there:
            yield problem(places[old], "aliases-lead-on", "aliases 里“{old}”的新名“{new}”不存在", old=old, new=new)


def _names(pack: Pack) -> Iterator[str]:
    """Yield every id in full: trees, nodes, options, "not solved", values of slots."""
    for tree in pack.trees.values():
        yield tree.name
        for question in tree.questions.values():
            yield f"{tree.name}/{question.id}"
            yield from (f"{tree.name}/{question.id}={option.id}" for option in question.options)
        for outcome in tree.outcomes:
            yield from (f"{tree.name}/{outcome}", f"{tree.name}/{outcome}={NOT_SOLVED}")
    for slot in pack.manifest.slots.values():
        yield from (f"{slot.id}={value}" for value in slot.values)
