"""A diagnosis as a document: what was understood, where it led, how to go on."""

import shlex
from collections.abc import Iterator

from fapiao_doctor.diagnosis.labels import kind_label
from fapiao_doctor.diagnosis.result import Diagnosis, QuestionView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.outcome import outcome_lines


def diagnosis_lines(result: Diagnosis) -> Document:
    """Give the page for one result of any kind."""
    lines = [*understood_lines(result)]
    if result.outcome:
        lines += [*outcome_lines(result.outcome, result.lang)]
    elif result.question:
        lines += [*question_lines(result.question, result.lang)]
    elif result.offered:
        lines += [*choice_lines(result)]
    else:
        lines += [*no_match_lines(result)]
    return (*lines, *_onward(result))


def understood_lines(result: Diagnosis) -> Document:
    """Give what was hidden, which codes and words were recognised, and the notices."""
    return tuple(_understood(result))


def question_lines(question: QuestionView, lang: Lang) -> Document:
    """Give one question with why it is asked and its numbered options."""
    lines = [Line("title", question.ask), Line("note", question.why, say(lang, "为什么问："))]
    if question.hint:
        lines.append(Line("note", question.hint, say(lang, "怎么看：")))
    lines.append(BLANK)
    for number, option in enumerate(question.options, 1):
        lines.append(Line("option", option.label, f"{number}. "))
    return tuple(lines)


def choice_lines(result: Diagnosis) -> Document:
    """Give the trees that fit, for the person to choose."""
    lines = [Line("title", say(result.lang, "有几种可能，先认清是哪一个："))]
    for number, offer in enumerate(result.offered, 1):
        lines += [Line("option", offer.title, f"{number}. "), Line("note", offer.about, "   ")]
    return tuple(lines)


def no_match_lines(result: Diagnosis) -> Document:
    """Say that nothing here fits, and where to turn."""
    lines = [Line("title", say(result.lang, "这里没有对得上的办法。"))]
    if result.turn_to:
        lines.append(Line("text", say(result.lang, "这件事找{whom}。", whom=result.turn_to)))
    lines.append(Line("text", say(result.lang, "税务上的事打 12366 问；把屏幕上的原话念给对方听，不要说密码。")))
    return tuple(lines)


def _understood(result: Diagnosis) -> Iterator[Line]:
    lang = result.lang
    if result.redacted:
        kinds = say(lang, "、").join(kind_label(kind, lang) for kind in result.redacted)
        text = say(lang, "已隐藏：{kinds}。本程序从来不需要这些；是真的就尽快改掉。", kinds=kinds)
        yield Line("warning", text, say(lang, "【注意】"))
    for code in result.codes:
        yield Line("text", say(lang, "{text}。意思：{meaning}", text=code.text, meaning=code.meaning), "- ")
    if result.understood:
        words = [say(lang, "{label}（“{because}”）", label=one.label, because=one.because) for one in result.understood]
        yield Line("text", say(lang, "；").join(words), say(lang, "看懂了："))
    for notice in result.notices:
        yield Line("warning", notice, say(lang, "【注意】"))
    if result.redacted or result.codes or result.understood or result.notices:
        yield BLANK


def _onward(result: Diagnosis) -> Iterator[Line]:
    lang = result.lang
    if result.question and result.command:
        yield BLANK
        yield Line("text", say(lang, "知道答案就这样接着查（把最后一个词换成你的选项）："))
        yield Line("command", shlex.join(result.command), "  ")
        options = "  ".join(f"{option.id}={option.label}" for option in result.question.options)
        yield Line("note", options, say(lang, "选项："))
    elif result.offered and not result.outcome:
        yield BLANK
        yield Line("text", say(lang, "认出来了就说得细一点再查，或加上对应的回答："))
        for offer in result.offered:
            words = " ".join(f"--answer {answer}" for answer in offer.answers)
            yield Line("command", words, f"  {offer.title}  ")
    yield BLANK
    yield Line("note", say(lang, "一步一问：运行 fapiao-doctor。"))
