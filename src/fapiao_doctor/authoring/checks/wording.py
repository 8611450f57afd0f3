"""Is every text readable, short, printable anywhere, and free of figures that belong in the fact table?"""

import re
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.knowledge import FACT_IN_TEXT
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Text

LONGEST_STEP = 48
FEWEST_SYMPTOMS, MOST_SYMPTOMS = 5, 12

LITERALS = (
    (re.compile(r"→"), "菜单路径"),
    (re.compile(r"https?://|www\.|[a-z0-9-]+\.(?:com|cn|gov|net|org)\b", re.IGNORECASE), "网址"),
    (re.compile(r"第[零〇一二三四五六七八九十百\d]+条"), "法条编号"),
    (re.compile(r"\d+\s*(?:次|位|天|日|个月|月|年|元|小时|分钟|个工作日|点|%|％)"), "数字"),
    (re.compile(r"(?<![A-Za-z0-9.])\d{2,}(?![0-9A-Za-z])"), "数字"),
)
CJK = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）】》][,;:?!]|[,;:?!][\u4e00-\u9fff“（【《]")


def no_literals(library: Library) -> Iterator[Problem]:
    """Numbers, menu paths, dates, phones, law articles and addresses in outcomes and procedures are facts.

    Mend it by writing the fact in knowledge/facts.yaml and `{fact-id}` in the text.
    """
    for text in _outcome_texts(library):
        bare = FACT_IN_TEXT.sub("", _without_codes(library, text.text))
        for pattern, kind in LITERALS:
            found = pattern.search(bare)
            if found:
                yield problem(text.place, "no-literals", f"{kind}“{found[0]}”要写成事实，文字里用 {{id}}")
                break


def questions_ask(library: Library) -> Iterator[Problem]:
    """A question ends with a question mark, so that it reads as one.

    Mend it by ending `ask` with ？.
    """
    for tree in library.trees.values():
        for question in tree.questions.values():
            if not question.ask.endswith("？"):
                yield problem(question.place, "questions-ask", f"问题“{question.id}”的 ask 要以？结尾")


def steps_short(library: Library) -> Iterator[Problem]:
    """A step is one action in one short sentence; the rest belongs in `note` or in the next step.

    Mend it by splitting the step.
    """
    for text in _outcome_texts(library):
        length = len(FACT_IN_TEXT.sub("", text.text))
        if text.field == "do" and length > LONGEST_STEP:
            message = f"这一步有 {length} 个字，最多 {LONGEST_STEP} 个，请拆开"
            yield problem(text.place, "steps-short", message)


def gbk_printable(library: Library) -> Iterator[Problem]:
    """Every Chinese text can be printed on a GBK console.

    Mend it by replacing the character named.
    """
    for text in _all_texts(library):
        for char in text.text:
            if not _in_gbk(char):
                message = f"“{char}”（U+{ord(char):04X}）在 GBK 窗口里显示不了"
                yield problem(text.place, "gbk-printable", message)
                break


def full_width_marks(library: Library) -> Iterator[Problem]:
    """Chinese prose uses full-width punctuation.

    Mend it by writing ，；：？！ for , ; : ? !.
    """
    for text in _all_texts(library):
        found = HALF_WIDTH.search(text.text)
        if found:
            yield problem(text.place, "full-width-marks", f"“{found[0]}”里的标点要用全角")


def symptoms_enough(library: Library) -> Iterator[Problem]:
    """A tree lists 5 to 12 symptoms, none twice, none that another tree lists as well.

    Mend it by adding phrases that differ in substance, or by taking the shared one out of one tree.
    """
    owner: dict[str, str] = {}
    for tree in library.trees.values():
        count = len(tree.symptoms)
        if not FEWEST_SYMPTOMS <= count <= MOST_SYMPTOMS:
            message = f"symptoms 有 {count} 条，要 {FEWEST_SYMPTOMS} 到 {MOST_SYMPTOMS} 条"
            yield problem(tree.place, "symptoms-enough", message)
        for phrase in tree.symptoms:
            if phrase in owner:
                yield problem(tree.place, "symptoms-enough", f"“{phrase}”在 {owner[phrase]} 里已经有了")
            owner[phrase] = tree.id


def reviewed_in_order(library: Library) -> Iterator[Problem]:
    """A review is due after it was done; a validity range does not end before it begins.

    Mend it by correcting the dates.
    """
    for tree in library.trees.values():
        if tree.reviewed.again_by <= tree.reviewed.on:
            yield problem(tree.place, "reviewed-in-order", "again-by 要晚于 on")
    for fact in library.knowledge.facts.values():
        if fact.review_by <= fact.verified_on:
            yield problem(fact.place, "reviewed-in-order", f"事实“{fact.id}”的 review-by 要晚于 verified-on")
        if fact.valid_from and fact.valid_until and fact.valid_until < fact.valid_from:
            yield problem(fact.place, "reviewed-in-order", f"事实“{fact.id}”的 valid 首尾颠倒")


def _outcome_texts(library: Library) -> Iterator[Text]:
    for tree in library.trees.values():
        yield from (text for text in tree.texts if text.node in tree.outcomes)
    yield from library.knowledge.texts.get("procedures", ())


def _all_texts(library: Library) -> Iterator[Text]:
    for tree in library.trees.values():
        yield from tree.texts
    for texts in library.knowledge.texts.values():
        yield from texts


def _without_codes(library: Library, text: str) -> str:
    for code in library.knowledge.codes.values():
        for match in code.match:
            text = text.replace(match, "")
    return text


def _in_gbk(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
