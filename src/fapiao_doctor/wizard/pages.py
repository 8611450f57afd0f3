"""The pages that only the wizard shows."""

from collections.abc import Sequence

from fapiao_doctor.content.speech import PACK
from fapiao_doctor.diagnosis.doctor import Doctor, WhatIf
from fapiao_doctor.diagnosis.result import Diagnosis, PathEntry, QuestionView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.diagnosis import question_lines
from fapiao_doctor.render.document import BLANK, Document, Line

SHOWN_ENDINGS = 3


def welcome(doctor: Doctor) -> Document:
    """Return what each pack says before anything is asked."""
    lines: list[Line] = []
    for pack in doctor.library.packs:
        speaker = doctor.speakers[pack.id]
        lines.append(Line("title", speaker.say(pack.manifest.greeting or pack.manifest.title, PACK)))
        lines += (Line("text", text) for text in speaker.all(pack.manifest.first, PACK))
    return tuple(lines)


def question_page(question: QuestionView, number: int, lang: Lang) -> Document:
    """Give one question under its number."""
    return (BLANK, Line("note", say(lang, "第 {number} 题", number=number)), *question_lines(question, lang))


def why_page(question: QuestionView, lang: Lang) -> Document:
    """Give why it is asked, how to find out, and the keys."""
    lines = [BLANK, Line("text", question.why, say(lang, "为什么问："))]
    if question.hint:
        lines.append(Line("text", question.hint, say(lang, "怎么看：")))
    return (*lines, *keys(lang))


def keys(lang: Lang) -> Document:
    """List what can be typed at a question."""
    shown = (
        ("1 2 3", "选这一项；也可以打选项里的字"),
        ("b", "返回上一题"),
        ("?", "为什么问，怎么看"),
        ("/", "后面写几个字，重新搜索"),
        ("w", "每个回答会走到哪里"),
        ("l", "我的回答，改其中一个"),
        ("s", "保存进度，离开"),
        ("q", "离开，不保存"),
    )
    return (BLANK, *(Line("text", say(lang, text), f"{key.ljust(5)} ") for key, text in shown))


def what_if_page(found: Sequence[WhatIf], lang: Lang) -> Document:
    """Give for each option where it leads and how it can end."""
    lines = [BLANK, Line("heading", say(lang, "假如这样回答："))]
    for number, one in enumerate(found, 1):
        lines += [Line("option", one.label, f"{number}. "), Line("text", one.next, "   → ")]
        ends = [end for end in one.endings if end != one.next]
        lines += [Line("note", end, "     - ") for end in ends[:SHOWN_ENDINGS]]
        if len(ends) > SHOWN_ENDINGS:
            more = say(lang, "还有 {count} 种结果", count=len(ends) - SHOWN_ENDINGS)
            lines.append(Line("note", more, "     - "))
    return tuple(lines)


def answers_page(path: Sequence[PathEntry], lang: Lang) -> Document:
    """Give the answers so far, numbered."""
    lines = [BLANK, Line("heading", say(lang, "我的回答："))]
    for number, entry in enumerate(path, 1):
        because = say(lang, "（因为你说了“{words}”）", words=entry.because) if entry.because else ""
        lines.append(Line("option", f"{entry.ask} {entry.label}{because}", f"{number}. "))
    return tuple(lines) if path else (*lines, Line("text", say(lang, "还没有回答。")))


def farewell(result: Diagnosis, command: str) -> Document:
    """Give the command that leads to the same page at once."""
    text = say(result.lang, "下次一条命令就能看到这一页：")
    return (BLANK, Line("text", text), Line("command", command, "  "))
