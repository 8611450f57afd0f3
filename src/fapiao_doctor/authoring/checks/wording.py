"""Is every text readable, short, printable, and free of figures that belong in the fact table?"""

import re
from collections.abc import Iterator

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.knowledge import FACT_IN_TEXT
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Text
from fapiao_doctor.content.parts import BRING, STOP, TITLE
from fapiao_doctor.text.links import LINK

MOST_FIRST = 2
"""Lines that may stand above every question; more would push the question off a small screen."""

ACTED_ON = (TITLE, STOP, BRING, "do", "note", "items")
"""The fields that a person acts on; what is doubtful there frightens, and helps nobody."""

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）】》][,;:?!]|[,;:?!][\u4e00-\u9fff“（【《]")


def no_literals(pack: Pack) -> Iterator[Problem]:
    """What `style.literals` names (numbers, menu paths, addresses …) is a fact in outcomes and procedures.

    Mend it by writing the fact in knowledge/facts.yaml and `{fact-id}` in the text.
    """
    for text in _outcome_texts(pack):
        bare = LINK.sub("", re.sub(FACT_IN_TEXT, "", _without_codes(pack, text.text)))
        for literal in pack.manifest.style.literals:
            found = literal.say.search(bare)
            if found:
                template = "{kind}“{found}”要写成事实，文字里用 {brace}"
                yield problem(text.place, "no-literals", template, kind=literal.name, found=found[0], brace="{id}")
                break


def questions_ask(pack: Pack) -> Iterator[Problem]:
    """A question ends with the mark of `style.question-ends`, so that it reads as one.

    Mend it by ending `ask` with the mark.
    """
    mark = pack.manifest.style.question_ends
    for tree in pack.trees.values():
        for question in tree.questions.values():
            if mark and not question.ask.endswith(mark):
                yield problem(
                    question.place, "questions-ask", "问题“{id}”的 ask 要以{mark}结尾", id=question.id, mark=mark
                )


def steps_short(pack: Pack) -> Iterator[Problem]:
    """A step is one action in one short sentence; the rest belongs in `note` or in the next step.

    Mend it by splitting the step.
    """
    most = pack.manifest.style.step_length
    for text in _outcome_texts(pack):
        length = len(LINK.sub(r"\1", re.sub(FACT_IN_TEXT, "", text.text)))
        if most and text.field == "do" and length > most:
            template = "这一步有 {length} 个字，最多 {most} 个，请拆开"
            yield problem(text.place, "steps-short", template, length=length, most=most)


def code_page_printable(pack: Pack) -> Iterator[Problem]:
    """Every text can be printed on a console of the code page in `style.code-page`.

    Mend it by replacing the character named.
    """
    page = pack.manifest.style.code_page
    for text in all_texts(pack) if page else ():
        char = next((char for char in text.text if not _fits(char, page)), "")
        if char:
            template = "“{char}”（U+{number}）在 {page} 窗口里显示不了"
            yield problem(text.place, "code-page-printable", template, char=char, number=f"{ord(char):04X}", page=page)


def full_width_marks(pack: Pack) -> Iterator[Problem]:
    """Chinese prose uses full-width punctuation, where `style.full-width` says so.

    Mend it by writing ，；：？！ for , ; : ? !.
    """
    for text in all_texts(pack) if pack.manifest.style.full_width else ():
        found = HALF_WIDTH.search(text.text)
        if found:
            yield problem(text.place, "full-width-marks", "“{found}”里的标点要用全角", found=found[0])


def symptoms_enough(pack: Pack) -> Iterator[Problem]:
    """A tree lists as many symptoms as `style.symptoms` asks for, none twice, none that another tree lists as well.

    Mend it by adding phrases that differ in substance, or by taking the shared one out of one tree.
    """
    style, owner = pack.manifest.style, dict[str, str]()
    for tree in pack.trees.values():
        count = len(tree.symptoms)
        if style.most_symptoms and not style.fewest_symptoms <= count <= style.most_symptoms:
            template = "symptoms 有 {count} 条，要 {least} 到 {most} 条"
            least, most = style.fewest_symptoms, style.most_symptoms
            yield problem(tree.place, "symptoms-enough", template, count=count, least=least, most=most)
        for phrase in tree.symptoms:
            if phrase in owner:
                template = "“{phrase}”在 {tree} 里已经有了"
                yield problem(tree.place, "symptoms-enough", template, phrase=phrase, tree=owner[phrase])
            owner[phrase] = tree.id


def hedges_placed(pack: Pack) -> Iterator[Problem]:
    """What `laws.unconfirmed` finds, words of doubt, stands in no title, stop, bring, step or note.

    Mend it by saying what to do, and by writing under `unconfirmed` what could not be confirmed.
    """
    doubt = pack.manifest.laws.unconfirmed
    for text in _outcome_texts(pack) if doubt else ():
        found = doubt.search(text.text) if doubt and text.field in ACTED_ON else None
        if found:
            yield problem(text.place, "hedges-placed", "“{found}”不写在步骤里，写到 unconfirmed", found=found[0])


def first_short(pack: Pack) -> Iterator[Problem]:
    """A tree shows at most two lines under `first`.

    Mend it by keeping what must be known before anything is touched.
    """
    for tree in pack.trees.values():
        if len(tree.first) > MOST_FIRST:
            yield problem(tree.place, "first-short", "first 最多 {most} 行", most=MOST_FIRST)


def reviewed_in_order(pack: Pack) -> Iterator[Problem]:
    """A review is due after it was done, a validity range ends after it begins, no copy is read before its date.

    Mend it by correcting the dates.
    """
    for tree in pack.trees.values():
        if tree.reviewed.again_by <= tree.reviewed.on:
            yield problem(tree.place, "reviewed-in-order", "again-by 要晚于 on")
    for fact in pack.knowledge.facts.values():
        if fact.review_by <= fact.verified_on:
            yield problem(fact.place, "reviewed-in-order", "事实“{id}”的 review-by 要晚于 verified-on", id=fact.id)
        if fact.valid_from and fact.valid_until and fact.valid_until < fact.valid_from:
            yield problem(fact.place, "reviewed-in-order", "事实“{id}”的 valid 首尾颠倒", id=fact.id)
    for source in pack.knowledge.sources.values():
        if source.dated > source.seen_on.isoformat():
            yield problem(source.place, "reviewed-in-order", "来源“{id}”的 dated 晚于 seen-on", id=source.id)


def _outcome_texts(pack: Pack) -> Iterator[Text]:
    for tree in pack.trees.values():
        yield from (text for text in tree.texts if text.node in tree.outcomes)
    yield from pack.knowledge.texts.get("procedures", ())


def all_texts(pack: Pack) -> Iterator[Text]:
    """Yield every text of a pack that people see."""
    for tree in pack.trees.values():
        yield from tree.texts
    for texts in pack.knowledge.texts.values():
        yield from texts


def _without_codes(pack: Pack, text: str) -> str:
    for code in pack.knowledge.codes.values():
        for match in code.match:
            text = text.replace(match, "")
    return text


def _fits(char: str, page: str) -> bool:
    try:
        char.encode(page)
    except UnicodeEncodeError:
        return False
    return True
