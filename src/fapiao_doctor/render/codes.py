"""Explained codes as a document."""

from collections.abc import Iterator, Sequence

from fapiao_doctor.diagnosis.commands import COMMAND
from fapiao_doctor.diagnosis.explain import Explained
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.text.shell import command_line


def code_lines(found: Sequence[Explained], typed: str, lang: Lang, chosen: Sequence[str] = ()) -> Document:
    """Return what each code means and where it leads; without any, what to type instead."""
    if found:
        return tuple(line for one in found for line in _one(one, lang, chosen))
    return (
        Line("title", say(lang, "没有认出“{typed}”。", typed=typed)),
        Line("text", say(lang, "把代码旁边的字也一起输进来，例如整行提示。")),
        BLANK,
    )


def _one(code: Explained, lang: Lang, chosen: Sequence[str]) -> Iterator[Line]:
    yield Line("title", code.text, f"{code.typed}  ")
    yield Line("text", code.meaning, say(lang, "意思："))
    if code.tree:
        yield Line("text", code.title, say(lang, "接着看："))
        yield Line("command", command_line((*COMMAND, *chosen, "--symptom", code.ask)), "  ")
    else:
        yield Line("text", code.turn_to, say(lang, "找谁："))
    yield Line("source", say(lang, "、").join(code.sources), say(lang, "来源："))
    yield BLANK
