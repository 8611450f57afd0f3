"""Do all paths keep the safety laws?"""

import re
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Option, Outcome, Question, Target, Text

PHONES = frozenset({"12366", "110", "96110"})
PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|95\d{3}|12\d{3}|11\d)(?!\d)")
ASKS_FOR_SECRET = re.compile(
    r"(?:请?输入|填写|告诉我们?|发给我们?|你的)(?:你的|您的)?(?:密码|口令|身份证号|税号|手机号|验证码|信用代码)是?(?:什么|多少)?？"
)
TRYING = re.compile(r"再试|重试|试一下|试试|试着|逐个试|再输|重新输入(?:密码|口令)|输入(?:默认|初始)")
NEGATED = re.compile(r"(?:不要|别|不能|不可|不得|勿|禁止|不再|停止|不用|无需)[^，。；]*$")
FOLKLORE = (
    (re.compile(r"24\s*小时.{0,8}(?:自动)?解锁|二十四小时.{0,8}解锁"), "等 24 小时自动解锁"),
    (re.compile(r"000000"), "试 000000"),
    (re.compile(r"删除?.{0,6}system\.dat", re.IGNORECASE), "自己删 system.dat"),
    (re.compile(r"日志.{0,10}(?:找|看|查).{0,6}(?:密码|口令)"), "从日志里找口令"),
)
LOCKED_TREES = frozenset({"certificate-pin-locked"})
DANGER = {"pin-state": {"locked", "unlocked-changed"}, "attempts-left": {"0", "1"}}


def no_try_when_locked(library: Library) -> Iterator[Problem]:
    """Law 2: no path tells anyone to try a secret after "locked", "changed", or with one or no try left.

    All paths are walked, through jumps and "not solved". Mend it by leading elsewhere.
    """
    seen: set[tuple[Target, bool]] = set()
    queue = [(Target(tree.id, tree.start), tree.id in LOCKED_TREES) for tree in library.trees.values()]
    for target, danger in queue:
        if (target, danger) in seen or target.tree not in library.trees:
            continue
        seen.add((target, danger))
        tree = library.trees[target.tree]
        danger = danger or target.tree in LOCKED_TREES
        node = tree.questions.get(target.node or tree.start) or tree.outcomes.get(target.node or tree.start)
        if isinstance(node, Question):
            queue += [(option.next, danger or _dangerous(node, option)) for option in node.options]
        elif isinstance(node, Outcome):
            if danger and any(step.spends_attempt for step in node.steps):
                message = f"结果“{node.id}”会再用一次机会，却可能在已锁、已改或只剩一次之后走到"
                yield problem(node.place, "no-try-when-locked", message)
            if node.otherwise:
                queue.append((node.otherwise, danger))


def tries_announced(library: Library) -> Iterator[Problem]:
    """Law 3: a step that tells the person to try a secret is announced by `spends-attempt: "yes"`.

    Mend it by adding the flag, or by rewording a step that spends nothing.
    """
    for tree in library.trees.values():
        for outcome in tree.outcomes.values():
            for step in outcome.steps:
                if _tells_to_try(step.do) and not step.spends_attempt:
                    message = f"“{step.do}”会用掉一次机会，要写 spends-attempt"
                    yield problem(outcome.place, "tries-announced", message)


def only_public_phones(library: Library) -> Iterator[Problem]:
    """Law 4: only 12366, 110 and 96110 are printed; other numbers stand on the label of the device.

    Mend it by sending the person to the label.
    """
    for text in _texts(library):
        for number in PHONE.findall(text.text):
            if number not in PHONES:
                yield problem(text.place, "only-public-phones", f"不能印“{number}”，改成“见设备标签”")


def nothing_secret_asked(library: Library) -> Iterator[Problem]:
    """Law 1: no question asks for a password, a code, an ID or a number.

    Mend it by asking what the person knows or sees, not for the thing itself.
    """
    for tree in library.trees.values():
        for question in tree.questions.values():
            if ASKS_FOR_SECRET.search(question.ask):
                yield problem(question.place, "nothing-secret-asked", f"“{question.ask}”是在向用户要秘密")


def no_folklore(library: Library) -> Iterator[Problem]:
    """Law 5: what only rumour says is never a step; it may stand under `avoid`, with the reason.

    Mend it by moving it to `avoid`.
    """
    for tree in library.trees.values():
        for text in tree.texts:
            if text.node not in tree.outcomes or text.field in ("avoid", "stop"):
                continue
            for pattern, name in FOLKLORE:
                if pattern.search(text.text):
                    yield problem(text.place, "no-folklore", f"传言“{name}”不能当办法写，只能放在 avoid 里")


def _dangerous(question: Question, option: Option) -> bool:
    return bool(DANGER.get(question.slot, set()) & set(option.means))


def _tells_to_try(text: str) -> bool:
    return any(not NEGATED.search(text[: found.start()]) for found in TRYING.finditer(text))


def _texts(library: Library) -> Iterator[Text]:
    for tree in library.trees.values():
        yield from tree.texts
    for texts in library.knowledge.texts.values():
        yield from texts
