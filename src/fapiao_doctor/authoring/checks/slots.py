"""Do slots say what they mean?"""

from collections import Counter
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Tree
from fapiao_doctor.errors import Listed, Place

NO_SLOT, NO_VALUE = "没有“{slot}”这种 slot", "slot {slot} 没有“{value}”这个值，可用：{options}"


def slots_known(pack: Pack) -> Iterator[Problem]:
    """Every `slot` and every value under `means` (or option id standing for one) is in the manifest.

    Mend it by correcting the word, or by writing `means` beside the option; an option that answers the
    question without standing for a slot value belongs in a question without `slot`.
    """
    for tree in pack.trees.values():
        for question in tree.questions.values():
            if question.slot and question.slot not in pack.manifest.slots:
                yield problem(question.place, "slots-known", NO_SLOT, slot=question.slot)
            elif question.slot:
                for option in question.options:
                    yield from _unknown(pack, "slots-known", question.slot, option.means, option.place)


def conditions_known(pack: Pack) -> Iterator[Problem]:
    """Every slot and value under `only` is in the manifest.

    Mend it by correcting the word.
    """
    for tree in pack.trees.values():
        for only, place in _conditions(tree):
            yield from _unmet(pack, only, place)
    for procedure in pack.knowledge.procedures.values():
        for only in [item.only for item in procedure.items] + [step.only for step in procedure.steps]:
            yield from _unmet(pack, only, procedure.place)


def means_distinct(pack: Pack) -> Iterator[Problem]:
    """No slot value chooses two options of one question that can stand side by side.

    Mend it by taking the value out of one of the two `means`.
    """
    for tree in pack.trees.values():
        for question in tree.questions.values():
            always = [option for option in question.options if not option.only.needs]
            counts = Counter(value for option in always for value in option.means)
            for value, count in counts.items():
                if count > 1:
                    template = "值“{value}”同时对应 {count} 个选项"
                    yield problem(question.place, "means-distinct", template, value=value, count=count)


def code_slots_known(pack: Pack) -> Iterator[Problem]:
    """Every slot that a code fills, and its value, is in the manifest; `X` and `digit` come together.

    Mend it by correcting the word in knowledge/codes.yaml.
    """
    for code in pack.knowledge.codes.values():
        for slot, value in code.slots.items():
            yield from _unknown(pack, "code-slots-known", slot, (value,), code.place)
        if bool(code.digit) != any("X" in match for match in code.match):
            yield problem(code.place, "code-slots-known", "代码“{code}”的 X 和 digit 要同时写", code=code.id)
        if code.digit and code.digit not in pack.manifest.slots:
            yield problem(code.place, "code-slots-known", NO_SLOT, slot=code.digit)


def _conditions(tree: Tree) -> Iterator[tuple[Only, Place]]:
    for question in tree.questions.values():
        for option in question.options:
            yield option.only, option.place
            yield from ((jump.only, option.place) for jump in option.jumps)
    for outcome in tree.outcomes.values():
        yield from ((item.only, outcome.place) for items in outcome.parts.values() for item in items)
        yield from ((step.only, outcome.place) for step in outcome.steps)


def _unmet(pack: Pack, only: Only, place: Place) -> Iterator[Problem]:
    for slot, values in only.needs:
        yield from _unknown(pack, "conditions-known", slot, values, place)


def _unknown(pack: Pack, check: str, slot: str, values: tuple[str, ...], place: Place) -> Iterator[Problem]:
    found = pack.manifest.slots.get(slot)
    if found is None:
        yield problem(place, check, NO_SLOT, slot=slot)
        return
    for value in values:
        if value not in found.values:
            yield problem(place, check, NO_VALUE, slot=slot, value=value, options=Listed(found.values))
