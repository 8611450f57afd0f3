"""Do all paths keep the laws of the manifest?"""

from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.authoring.checks.states import States
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.manifest import Trying
from fapiao_doctor.content.model import Outcome, Text
from fapiao_doctor.content.parts import AVOID, STOP
from fapiao_doctor.engine.position import spends
from fapiao_doctor.errors import Place


def no_try_in_danger(pack: Pack) -> Iterator[Problem]:
    """Law 2: nothing said before forbids a try that an outcome spends, whatever was said and answered.

    All paths are walked with all slot values of `never-try`, through jumps and "not solved". Mend it by writing
    `instead` at the outcome: where such a path goes.
    """
    states, told = States(pack), set[Place]()
    for state, node in states.reached():
        known = dict(state.known)
        slot = states.danger.forbidden_by(known)
        if isinstance(node, Outcome) and slot and spends(node, known) and not node.instead and node.place not in told:
            told.add(node.place)
            template = "结果“{id}”会再用一次机会，却可能在 {slot}={value} 之后走到，要写 instead"
            yield problem(node.place, "no-try-in-danger", template, id=node.id, slot=slot, value=known[slot])


def tries_announced(pack: Pack) -> Iterator[Problem]:
    """Law 3: a step that sounds like an attempt, as `laws.trying` says, is announced by `spends-attempt: "yes"`.

    Mend it by adding the flag, or by rewording a step that spends nothing.
    """
    trying = pack.manifest.laws.trying
    for tree in pack.trees.values() if trying else ():
        for outcome in tree.outcomes.values():
            for step in outcome.steps:
                if trying and _tells_to_try(step.do, trying) and not step.spends_attempt:
                    template = "“{step}”会用掉一次机会，要写 spends-attempt"
                    yield problem(outcome.place, "tries-announced", template, step=step.do)


def only_public_phones(pack: Pack) -> Iterator[Problem]:
    """Law 4: only the telephone numbers that `laws.phones` allows are printed.

    Mend it by sending the person to where the number stands, such as the label of the device.
    """
    phones = pack.manifest.laws.phones
    for text in _texts(pack) if phones else ():
        for look in phones.look if phones else ():
            for found in look.finditer(text.text):
                if phones and found[0] not in phones.allowed:
                    yield problem(
                        text.place, "only-public-phones", "不能印“{number}”，pack.yaml 里没有", number=found[0]
                    )


def nothing_secret_asked(pack: Pack) -> Iterator[Problem]:
    """Law 1: no question asks for a password, a code, an ID or a number.

    Mend it by asking what the person knows or sees, not for the thing itself.
    """
    pattern = pack.manifest.laws.asks_for_secret
    for tree in pack.trees.values():
        for question in tree.questions.values():
            if pattern and pattern.search(question.ask):
                yield problem(question.place, "nothing-secret-asked", "“{ask}”是在向用户要秘密", ask=question.ask)


def no_folklore(pack: Pack) -> Iterator[Problem]:
    """Law 5: what only rumour says is never a step; it may stand under `avoid` or `stop`, with the reason.

    Mend it by moving it to `avoid`.
    """
    for tree in pack.trees.values():
        for text in tree.texts:
            if text.node not in tree.outcomes or text.field in (AVOID, STOP):
                continue
            for rumour in pack.manifest.laws.folklore:
                if rumour.say.search(text.text):
                    template = "传言“{name}”不能当办法写，只能放在 avoid 里"
                    yield problem(text.place, "no-folklore", template, name=rumour.name)


def _tells_to_try(text: str, trying: Trying) -> bool:
    found = (match for pattern in trying.say for match in pattern.finditer(text))
    return any(not (trying.unless and trying.unless.search(text[: match.start()])) for match in found)


def _texts(pack: Pack) -> Iterator[Text]:
    for tree in pack.trees.values():
        yield from tree.texts
    for texts in pack.knowledge.texts.values():
        yield from texts
