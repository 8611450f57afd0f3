"""What can be done at one place of the walk: the options, the keys, the prompt."""

from collections.abc import Sequence

from fapiao_doctor.content.model import UNSURE
from fapiao_doctor.diagnosis.result import Diagnosis, QuestionView
from fapiao_doctor.diagnosis.state import State
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import Document
from fapiao_doctor.render.outcome import conclusion_lines
from fapiao_doctor.wizard.gates import Held
from fapiao_doctor.wizard.reply import Key

ALWAYS: tuple[Key, ...] = ("back", "list", "clear", "save", "quit")
NAMED: dict[Key, str] = {
    "nothing": "回车不改",
    "more": "m 全部内容",
    "held": "g 没看的步骤",
    "note": "p 便条",
    "or": "o 或者是",
    "help": "? 帮助",
    "back": "b 上一题",
    "quit": "q 离开",
}
"""The keys that a prompt names, where they do something."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that waits for an answer: its numbered options and the keys that do something there.

    After an outcome: `held` are the steps that were not shown, `full` is the page with all that it rests on,
    `asked` what is asked below it.
    """

    result: Diagnosis
    labels: tuple[str, ...]
    keys: tuple[Key, ...]
    question: QuestionView | None = None
    unsure: int | None = None
    held: Held = ()
    full: Document = ()
    conclusion: Document = ()
    asked: Document = ()

    def prompt(self, state: State, lang: Lang) -> str:
        """Return the line that asks, with the keys that matter here."""
        named = [key for key in NAMED if key in self.keys or key == "help" or (key == "nothing" and state.may_keep)]
        words = [say(lang, _back(self.result, state) if key == "back" else NAMED[key]) for key in named]
        return say(lang, "请选 1-{count}（{keys}）：", count=len(self.labels), keys=say(lang, "，").join(words))


def at_question(result: Diagnosis, question: QuestionView) -> Place:
    """Return the place of a question."""
    unsure = next((place for place, one in enumerate(question.options) if one.id == UNSURE), None)
    labels = tuple(one.label for one in question.options)
    return Place(result, labels, (*ALWAYS, "what-if", *_or(result)), question, unsure)


def at_choice(result: Diagnosis, labels: Sequence[str]) -> Place:
    """Return the place of a choice between trees; the last option is for who cannot tell."""
    return Place(result, tuple(labels), ALWAYS, unsure=len(labels) - 1)


def at_outcome(result: Diagnosis, labels: Sequence[str], held: Held, full: Document, asked: Document) -> Place:
    """Return the place after an outcome; `full` is empty where it was shown whole already."""
    assert result.outcome is not None
    more: tuple[Key, ...] = ("more",) if full else ()
    seen: tuple[Key, ...] = ("held",) if held else ()
    conclusion = conclusion_lines(result.outcome, result.lang)
    keys = (*ALWAYS, *more, *seen, "note", *_or(result))
    return Place(result, tuple(labels), keys, held=held, full=full, conclusion=conclusion, asked=asked)


def others(result: Diagnosis) -> Diagnosis:
    """Return the result with only those "或者是…" that lead elsewhere."""
    return replace(result, also=tuple(one for one in result.also if one.tree != result.tree and one.answers))


def _or(result: Diagnosis) -> tuple[Key, ...]:
    return ("or",) if result.also else ()


def _back(result: Diagnosis, state: State) -> str:
    return "b 上一题" if state.before or state.own(result.path) else "b 改那句话" if state.symptom else "b 回开头"
