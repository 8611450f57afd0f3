"""A result as a short plain text that can be sent as it is: one cell of a table."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from fapiao_doctor.content.parts import STOP
from fapiao_doctor.diagnosis.result import Diagnosis, OutcomeView, QuestionView, StepView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.outcome import announced
from fapiao_doctor.render.same import Same
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.links import spelt_out

FIRST_STEPS = 3
"""Steps that a reply holds; the page has all."""

MOST_KEPT = 1000
"""Replies that are kept, of about 1 kB each; 8,000 questions of the bundled pack lead to 130 without notices."""


def reply(result: Diagnosis) -> str:
    """Return the conclusion, what to stop and the first steps, or the question with its numbered options."""
    view = result.outcome or result.question
    return _of_view(Same(view), result.notices, result.lang) if view else _joined(_lines(result))


@lru_cache(maxsize=MOST_KEPT)
def _of_view(view: Same[OutcomeView | QuestionView], notices: tuple[str, ...], lang: Lang) -> str:
    if isinstance(view.value, OutcomeView):
        return _joined(_outcome(view.value, notices, lang))
    return _joined([*_marked("【注意】", notices, lang), *_question(view.value, lang)])


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(clean(spelt_out(line)).strip() for line in lines)


def _lines(result: Diagnosis) -> Iterator[str]:
    lang = result.lang
    yield from _marked("【注意】", result.notices, lang)
    if result.offered:
        yield from _marked("【先停手】", result.first, lang)
        yield say(lang, "有几种可能，先认清是哪一个：")
        yield from _numbered(offer.title for offer in result.offered)
    else:
        yield from _marked("【先停手】", result.first, lang)
        yield say(lang, "这里没有对得上的办法。")
        if result.turn_to:
            yield say(lang, "这件事找{whom}。", whom=result.turn_to)
        yield from result.advice


def _outcome(view: OutcomeView, notices: Iterable[str], lang: Lang) -> Iterator[str]:
    level = say(lang, "【{level}】", level=view.level_label) if view.level_label else ""
    yield level + view.title
    yield from _marked("【先停手】", view.parts[STOP], lang)
    yield from _marked("【注意】", notices, lang)
    for text in view.overdue:
        yield from _marked("【注意】", [say(lang, "这条该复核了，先核实再用：{text}", text=text)], lang)
    for number, step in enumerate(view.steps[:FIRST_STEPS], 1):
        yield from _step(number, step, lang)
    if len(view.steps) > FIRST_STEPS:
        yield say(lang, "（一共 {count} 步，没有写完，照着做之前先看全部）", count=len(view.steps))


def _step(number: int, step: StepView, lang: Lang) -> Iterator[str]:
    yield from _marked("【注意】", announced(number, step, lang), lang)
    yield f"{number}. {step.do}"
    yield from (text for text in (step.code, step.note) if text)


def _question(question: QuestionView, lang: Lang) -> Iterator[str]:
    yield from _marked("【先停手】", question.first, lang)
    yield question.ask
    yield from _numbered(option.label for option in question.options)
    if question.hint:
        yield say(lang, "怎么看：") + question.hint


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    yield from (f"{number}. {text}" for number, text in enumerate(texts, 1))


def _marked(mark: str, texts: Iterable[str], lang: Lang) -> Iterator[str]:
    yield from (say(lang, mark) + text for text in texts)
