"""The pages that only the wizard shows."""

from collections.abc import Iterator, Sequence

from fapiao_doctor.content.speech import PACK
from fapiao_doctor.diagnosis.doctor import Doctor, WhatIf
from fapiao_doctor.diagnosis.result import Diagnosis, PathEntry, QuestionView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.diagnosis import question_lines, understood_lines
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.text.shell import command_line
from fapiao_doctor.wizard.reply import Key

SHOWN_ENDINGS = 3

EXPLAINED: tuple[tuple[Key, str, str], ...] = (
    ("back", "b", "返回上一步"),
    ("or", "o", "或者是别的事：换一件"),
    ("more", "m", "这一页的全部内容：不要这样做、怎么防、依据、出处"),
    ("held", "g", "看刚才没看的那一步"),
    ("note", "p", "写一张便条带走：要带的、步骤、说过的、答过的"),
    ("what-if", "w", "每个回答会走到哪里"),
    ("list", "l", "我的回答，改其中一个"),
    ("clear", "c", "清屏，连滚上去的一起清"),
    ("save", "s", "保存进度，离开"),
    ("quit", "q", "离开；没存过的，先问存不存"),
)
"""The keys, what a person types for each, and what it does."""


def welcome(doctor: Doctor) -> Document:
    """Return what each pack says before anything is asked."""
    lines: list[Line] = []
    for pack in doctor.library.packs:
        speaker = doctor.speakers[pack.id]
        lines.append(Line("title", speaker.say(pack.manifest.greeting or pack.manifest.title, PACK)))
        lines += (Line("text", text) for text in speaker.all(pack.manifest.first, PACK))
    return tuple(lines)


def understood_page(result: Diagnosis, keys: Sequence[Key]) -> Document:
    """Return what a sentence was taken to mean, and how to set it right."""
    lang = result.lang
    lines = [*understood_lines(result)]
    if result.redacted:
        lines.append(still_there(lang))
    title = next((one.title for one in result.candidates if one.tree == result.tree), "")
    if title and result.symptom:
        ways = [*(["o"] if "or" in keys else []), "b", "/"]
        said = {"o": "o 看“或者是”", "b": "b 往回改", "/": "/ 换个说法"}
        text = say(lang, "{title}。不对的话：{ways}。", title=title, ways=say(lang, "，").join(_each(said, ways, lang)))
        lines.append(Line("note", text, say(lang, "当作：")))
    return tuple(lines)


def _each(said: dict[str, str], ways: Sequence[str], lang: Lang) -> Iterator[str]:
    yield from (say(lang, said[one]) for one in ways)


def secret_page(lang: Lang) -> Document:
    """Say that what was typed looks like a password, and that it was neither looked up nor kept."""
    text = say(lang, "这像是密码。本程序从来不需要，没有查也没有存；是真的就尽快改掉。")
    return Line("warning", text, say(lang, "【注意】")), still_there(lang)


def still_there(lang: Lang) -> Line:
    """Return that a secret still stands on the screen, and how to clear it."""
    return Line("warning", say(lang, "刚才打的还留在上面的屏幕上：打 c 清屏，或者办完关掉这个窗口。"))


def question_page(question: QuestionView, number: int, remaining: int, lang: Lang) -> Document:
    """Return one question under its number, with how many can follow at most."""
    more = "第 {number} 题，最多还有 {remaining} 题" if remaining else "第 {number} 题，最后一题"
    text = say(lang, more, number=number, remaining=remaining)
    return (BLANK, Line("note", text), *question_lines(question, lang))


def before_page(label: str, lang: Lang) -> Document:
    """Return the answer that was given before to a question that is asked once more."""
    return (Line("note", label, say(lang, "刚才的回答：")),)


def hint_page(question: QuestionView, lang: Lang) -> Document:
    """Return how to find out, for a person who cannot tell at a question that has no option for it."""
    hint = question.hint or question.why
    last = say(lang, "还是看不准，选最像的一项；或者打 / 再打屏幕上的原话。")
    return (BLANK, Line("text", hint, say(lang, "怎么看：")), Line("text", last))


def keys_page(allowed: Sequence[Key], count: int, lang: Lang) -> Document:
    """Return what can be typed at a place with `count` options and these keys."""
    lines = [BLANK]
    if count:
        lines.append(Line("text", say(lang, "选这一项；也可以打选项里的字"), f"1-{count} ".rjust(4)))
        lines.append(Line("text", say(lang, "不知道、不清楚，直接打这几个字就行"), "    "))
    lines.append(Line("text", say(lang, "后面写几个字，重新搜索；一次贴好几行也是搜索"), "/   "))
    lines += (Line("text", say(lang, text), f"{key}   ") for name, key, text in EXPLAINED if name in allowed)
    return tuple(lines)


def what_if_page(found: Sequence[WhatIf], lang: Lang) -> Document:
    """Return for each option where it leads and how it can end."""
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
    """Return the answers so far, numbered."""
    lines = [BLANK, Line("heading", say(lang, "我的回答："))]
    for number, entry in enumerate(path, 1):
        because = say(lang, "（因为你说了“{words}”）", words=entry.because) if entry.because else ""
        lines.append(Line("option", f"{entry.ask} {entry.label}{because}", f"{number}. "))
    return tuple(lines) if path else (*lines, Line("text", say(lang, "还没有回答。")))


def options_page(labels: Sequence[str], heading: str = "") -> Document:
    """Return numbered options, under a heading where there is one."""
    lines = [BLANK, Line("title", heading)] if heading else []
    return (*lines, *(Line("option", text, f"{place}. ") for place, text in enumerate(labels, 1)))


def farewell(result: Diagnosis) -> Document:
    """Return the command that leads to the same page at once."""
    text = say(result.lang, "下次一条命令就能看到这一页：")
    return (BLANK, Line("text", text), Line("command", command_line(result.command), "  "))
