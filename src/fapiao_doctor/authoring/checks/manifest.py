"""Does the manifest fit the rest of the pack?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack


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
