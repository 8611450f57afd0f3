"""A note to take away: what was said and answered, what to bring and to do, for a phone, a chat or a printer."""

from collections.abc import Iterator

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.outcome import BULLET, outcome_lines


def note_lines(result: Diagnosis) -> Document:
    """Return the note of one result; it holds nothing that was redacted."""
    return tuple(_note(result))


def given_lines(result: Diagnosis) -> Document:
    """Return what was said and answered on the way to a result; nothing where nothing was."""
    lines = [Line("text", result.symptom, BULLET)] if result.symptom else []
    lines += [Line("text", f"{entry.ask} {entry.label}", BULLET) for entry in result.path]
    return (BLANK, Line("heading", say(result.lang, "说过的、答过的")), *lines) if lines else ()


def _note(result: Diagnosis) -> Iterator[Line]:
    lang = result.lang
    if result.outcome:
        yield from outcome_lines(result.outcome, lang)
    elif result.question:
        yield Line("title", result.question.ask, say(lang, "还没问完："))
        yield from (Line("stop", text, say(lang, "【先停手】")) for text in result.question.first)
    yield from given_lines(result)
    packs = say(lang, "、").join(f"{name} {version}" for name, version in result.packs)
    yield BLANK
    yield Line("note", say(lang, "fapiao-doctor，内容包 {packs}，{day}", packs=packs, day=result.as_of))
