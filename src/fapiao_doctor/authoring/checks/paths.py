"""Is something left everywhere, whatever is known?"""

from collections.abc import Iterable, Iterator
from itertools import product

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Pack
from fapiao_doctor.errors import Listed

FEWEST_OPTIONS = 2


def options_left(pack: Pack) -> Iterator[Problem]:
    """Whatever is known, a question has at least two options whose `only` lets them through.

    Mend it by giving an option without `only`, such as `unsure`.
    """
    for tree in pack.trees.values():
        for question in tree.questions.values():
            known = _fewer(pack, [option.only for option in question.options], FEWEST_OPTIONS)
            if known:
                template = "问题“{id}”在 {known} 时剩下的选项不到两个"
                yield problem(question.place, "options-left", template, id=question.id, known=known)


def steps_left(pack: Pack) -> Iterator[Problem]:
    """Whatever is known, an outcome has at least one step whose `only` lets it through.

    Mend it by giving a step without `only`.
    """
    for tree in pack.trees.values():
        for outcome in tree.outcomes.values():
            known = _fewer(pack, [step.only for step in outcome.steps], 1)
            if known:
                template = "结果“{id}”在 {known} 时一步也不剩"
                yield problem(outcome.place, "steps-left", template, id=outcome.id, known=known)


def _fewer(pack: Pack, conditions: list[Only], least: int) -> str:
    """Return some slot values with which fewer than `least` of the conditions let their item through, else nothing."""
    if sum(not only.needs for only in conditions) >= least:
        return ""
    for known in _values(pack, conditions):
        if sum(only.holds(known) is not False for only in conditions) < least:
            return Listed(f"{slot}={value}" for slot, value in known.items())
    return ""


def _values(pack: Pack, conditions: Iterable[Only]) -> Iterator[dict[str, str]]:
    """Yield every value of the slots that the conditions name, in all combinations."""
    slots = sorted({slot for only in conditions for slot, _ in only.needs})
    declared = [pack.manifest.slots[slot].values if slot in pack.manifest.slots else {} for slot in slots]
    for values in product(*declared):
        yield dict(zip(slots, values, strict=True))
