"""Do slots say what they mean?"""

from collections import Counter
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Library

DIGITS = frozenset("0123456789")
SLOT_VALUES: dict[str, frozenset[str]] = {
    "device": frozenset({"金税盘", "税控盘", "税务UKey"}),
    "credential": frozenset({"login", "certificate", "device", "etax", "withholding", "iit"}),
    "pin-state": frozenset({"locked", "unlocked", "unlocked-unchanged", "unlocked-changed"}),
    "attempts-left": DIGITS,
    "role": frozenset({"admin", "operator", "legal-rep", "finance", "tax-clerk", "agency"}),
    "phone": frozenset({"works", "lost"}),
    "platform": frozenset({"tax-control", "digital"}),
    "cause": frozenset({"not-filed", "period-lock", "offline-time", "offline-amount", "not-uploaded"})
    | {"certificate-expired", "clock", "full", "risk"},
    "id-type": frozenset({"mainland", "hk-mo-tw", "foreign"}),
    "face": frozenset({"works", "fails"}),
}
"""The slots there are and the values each can have; the vocabulary fills the same ones."""


def slots_known(library: Library) -> Iterator[Problem]:
    """Every `slot` and every value under `means` (or option id standing for one) is a known one.

    Mend it by correcting the word, or by writing `means` beside the option; an option that answers the
    question without standing for a slot value belongs in a question without `slot`.
    """
    for tree in library.trees.values():
        for question in tree.questions.values():
            if not question.slot:
                continue
            values = SLOT_VALUES.get(question.slot)
            if values is None:
                yield problem(question.place, "slots-known", f"没有“{question.slot}”这种 slot")
                continue
            for option in question.options:
                for value in option.means:
                    if value not in values:
                        known = "、".join(sorted(values))
                        message = f"slot {question.slot} 没有“{value}”这个值，可用：{known}"
                        yield problem(option.place, "slots-known", message)


def means_distinct(library: Library) -> Iterator[Problem]:
    """No slot value chooses two options of one question.

    Mend it by taking the value out of one of the two `means`.
    """
    for tree in library.trees.values():
        for question in tree.questions.values():
            counts = Counter(value for option in question.options for value in option.means)
            for value, count in counts.items():
                if count > 1:
                    yield problem(question.place, "means-distinct", f"值“{value}”同时对应 {count} 个选项")


def code_slots_known(library: Library) -> Iterator[Problem]:
    """Every slot that a code fills, and its value, is a known one; `X` and `digit` come together.

    Mend it by correcting the word in knowledge/codes.yaml.
    """
    for code in library.knowledge.codes.values():
        for slot, value in code.slots.items():
            if value not in SLOT_VALUES.get(slot, frozenset()):
                yield problem(code.place, "code-slots-known", f"代码“{code.id}”填的 {slot}={value} 不认识")
        if bool(code.digit) != any("X" in match for match in code.match):
            yield problem(code.place, "code-slots-known", f"代码“{code.id}”的 X 和 digit 要同时写")
        if code.digit and code.digit not in SLOT_VALUES:
            yield problem(code.place, "code-slots-known", f"代码“{code.id}”的 digit 写了不认识的 slot")
