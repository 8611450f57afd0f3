"""Is something left on every path, whatever is known?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.authoring.checks.states import States
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question
from fapiao_doctor.engine.walk import shown_steps, visible


def options_left(pack: Pack) -> Iterator[Problem]:
    """Whatever is known, a question has at least two options whose `only` lets them through.

    Mend it by giving an option without `only`, such as `unsure`.
    """
    for state, node in States(pack).reached():
        if isinstance(node, Question) and len(visible(node, dict(state.known))) < 2:
            known = "、".join(f"{slot}={value}" for slot, value in state.known)
            template = "问题“{id}”在 {known} 时剩下的选项不到两个"
            yield problem(node.place, "options-left", template, id=node.id, known=known)


def steps_left(pack: Pack) -> Iterator[Problem]:
    """Whatever is known, an outcome has at least one step whose `only` lets it through.

    Mend it by giving a step without `only`.
    """
    for state, node in States(pack).reached():
        if isinstance(node, Outcome) and not shown_steps(node, dict(state.known)):
            known = "、".join(f"{slot}={value}" for slot, value in state.known)
            template = "结果“{id}”在 {known} 时一步也不剩"
            yield problem(node.place, "steps-left", template, id=node.id, known=known)
