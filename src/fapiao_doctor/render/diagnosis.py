"""A diagnosis as a document: what was understood, where it led, how to go on."""

from collections.abc import Iterator, Sequence

from fapiao_doctor.diagnosis.result import Diagnosis, QuestionView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.outcome import BULLET, outcome_lines
from fapiao_doctor.text.hidden import HIDDEN
from fapiao_doctor.text.shell import command_line


def diagnosis_lines(result: Diagnosis, full: bool = False) -> Document:
    """Return the page for one result of any kind: what was understood, what to do, how to go on.

    With `full` an outcome shows all that it rests on.
    """
    if result.outcome:
        body = outcome_lines(result.outcome, result.lang, full)
    elif result.question:
        body = question_lines(result.question, result.lang, ids=True)
    elif result.offered:
        body = choice_lines(result)
    else:
        body = no_match_lines(result)
    understood = understood_lines(result)
    return (*understood, *((BLANK,) if understood else ()), *body, *also_lines(result), *_onward(result, full))


def understood_lines(result: Diagnosis) -> Document:
    """Return what was hidden, which codes and words were recognised, and the notices."""
    return tuple(_understood(result))


def question_lines(question: QuestionView, lang: Lang, ids: bool = False) -> Document:
    """Return one question with why it is asked and its numbered options, with their ids for a command."""
    lines = [
        *first_lines(question.first, lang),
        Line("title", question.ask),
        Line("note", question.why, say(lang, "为什么问：")),
    ]
    if question.hint:
        lines.append(Line("note", question.hint, say(lang, "怎么看：")))
    lines.append(BLANK)
    for number, option in enumerate(question.options, 1):
        label = f"{option.label} [{option.id}]" if ids else option.label
        lines.append(Line("option", label, f"{number}. "))
    return tuple(lines)


def first_lines(texts: Sequence[str], lang: Lang) -> list[Line]:
    """Return what must be seen before anything is asked."""
    return [Line("stop", text, say(lang, "【先停手】")) for text in texts]


def choice_lines(result: Diagnosis) -> Document:
    """Return the trees that fit, for the person to choose."""
    lines = [*first_lines(result.first, result.lang), Line("title", say(result.lang, "有几种可能，先认清是哪一个："))]
    for number, offer in enumerate(result.offered, 1):
        lines += [Line("option", offer.title, f"{number}. "), Line("note", offer.about, "   ")]
    return tuple(lines)


def no_match_lines(result: Diagnosis) -> Document:
    """Say that nothing here fits, and where to turn."""
    lines = [*first_lines(result.first, result.lang), Line("title", say(result.lang, "这里没有对得上的办法。"))]
    if result.turn_to and not any(result.turn_to in text for text in result.advice):
        blank = " " if result.lang == "zh" and result.turn_to[0].isascii() else ""
        lines.append(Line("text", say(result.lang, "这件事找{whom}。", whom=blank + result.turn_to)))
    return (*lines, *(Line("text", text) for text in result.advice))


def also_lines(result: Diagnosis, first: int = 0) -> Document:
    """Return "或者是…": the other trees that fit less well, numbered from `first` where they can be chosen so."""
    if not result.also:
        return ()
    titles = [f"{place}. {one.title}" if first else one.title for place, one in enumerate(result.also, first)]
    return (BLANK, Line("note", say(result.lang, "；").join(titles), say(result.lang, "或者是：")))


def _understood(result: Diagnosis) -> Iterator[Line]:
    lang = result.lang
    if result.redacted:
        kinds = say(lang, "、").join(say(lang, HIDDEN[kind]) for kind in result.redacted)
        text = say(lang, "已隐藏：{kinds}。本程序从来不需要这些；是真的就尽快改掉。", kinds=kinds)
        yield Line("warning", text, say(lang, "【注意】"))
    words = [_grouped(because, labels, lang) for because, labels in _by_words(result).items()]
    if words:
        yield Line("note", say(lang, "；").join(words), say(lang, "看懂了："))
    for code in result.codes[:1]:
        yield Line("note", code.meaning, say(lang, "意思："))
    for notice in result.notices:
        yield Line("warning", notice, say(lang, "【注意】"))


def _by_words(result: Diagnosis) -> dict[str, list[str]]:
    """Return the words of the symptom with the labels of what they state."""
    found: dict[str, list[str]] = {}
    for one in result.understood:
        if one.label:
            found.setdefault(one.because, []).append(one.label)
    return found


def _grouped(because: str, labels: Sequence[str], lang: Lang) -> str:
    words = " ".join(because.split())
    return say(lang, "{label}（“{because}”）", label=say(lang, "、").join(labels), because=words)


def _onward(result: Diagnosis, full: bool) -> Iterator[Line]:
    lang = result.lang
    if not result.outcome:
        yield BLANK
    if result.question and result.command:
        yield Line("note", say(lang, "知道答案就这样接着查，末尾空一格，写上答案的编号："))
        yield Line("command", command_line(result.command), "  ")
    elif result.result == "choice":
        yield Line("note", say(lang, "认出来了，就运行那一种的命令："))
        for offer in result.offered:
            yield Line("text", offer.title, BULLET)
            yield Line("command", command_line(offer.command), "  ")
    if result.outcome and not full:
        yield Line("note", say(lang, "全部内容（不要这样做、怎么防、出处）：加 --full。"))
    elif not result.outcome:
        yield Line("command", command_line(result.one_by_one), say(lang, "一步一问："))
