"""Steps that cannot be undone, or use up a try: each waits for a yes, and can be seen later."""

from collections.abc import Iterator, Sequence
from typing import Literal

from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.wizard.asker import Asker
from fapiao_doctor.wizard.reply import read_reply

YES = {
    "y": True, "yes": True, "是": True, "好": True, "看": True, "继续": True, "ｙ": True,
    "": False, "n": False, "no": False, "不": False, "不看": False, "跳过": False, "ｎ": False,
}  # fmt: skip
OF_A_STEP = ("code", "note")

Held = tuple[Document, ...]
"""The steps that were not shown, each with what announces it, its code and its note."""


@dataclass(frozen=True, slots=True)
class Gated:
    """One piece of a page: a step behind its gates, or what needs none."""

    gates: Document
    lines: Document


def pieces(document: Sequence[Line]) -> Iterator[Gated]:
    """Yield a page piece by piece; the code and the note of a step belong to it."""
    gates: list[Line] = []
    lines: list[Line] = []
    for line in document:
        if lines and gates and line.role not in OF_A_STEP:
            yield Gated(tuple(gates), tuple(lines))
            gates, lines = [], []
        if line.role == "gate":
            if lines:
                yield Gated((), tuple(lines))
                lines = []
            gates.append(line)
        else:
            lines.append(line)
    yield Gated(tuple(gates), tuple(lines))


def show_with_gates(document: Document, asker: Asker, lang: Lang) -> Held | Literal["back", "quit"]:
    """Show a page; return the steps that a person would rather not see now, or the key that leaves the page."""
    held: list[Document] = []
    waiting: list[Line] = []
    for piece in pieces(document):
        if not piece.gates:
            waiting += piece.lines
            continue
        asker.show((*waiting, *piece.gates))
        waiting = []
        answer = _agreed(asker, lang)
        if answer == "yes":
            waiting += piece.lines
        elif answer == "no":
            held.append((*piece.gates, *piece.lines))
            waiting.append(_unseen(piece.lines[0], lang))
        else:
            return answer
    asker.show(tuple(waiting))
    return tuple(held)


def without_held(document: Document, held: Held, lang: Lang) -> Document:
    """Return a page on which the steps that were not shown still are not."""
    hidden = {line for lines in held for line in lines if line.role == "step"}
    shown: list[Line] = []
    for piece in pieces(document):
        kept = (_unseen(piece.lines[0], lang),) if piece.lines and piece.lines[0] in hidden else piece.lines
        shown += (*piece.gates, *kept)
    return tuple(shown)


def _unseen(step: Line, lang: Lang) -> Line:
    return replace(step, text=say(lang, "（这一步先不看）"))


def _agreed(asker: Asker, lang: Lang) -> Literal["yes", "no", "back", "quit"]:
    """Ask for a yes until it is clear what is meant."""
    while True:
        typed = asker.ask(say(lang, "要看这一步打 y，b 返回，? 说明，q 离开；回车跳过：")).strip().lower()
        if typed in YES:
            return "yes" if YES[typed] else "no"
        key = read_reply(typed, ())
        if key == "back" or key == "quit":
            return key
        text = "看了再决定做不做：打 y 看。先不看就按回车，其余的步骤照样显示，以后打 g 再看这一步。"
        asker.show((Line("note", say(lang, text)),))
