"""One walk, turn by turn: a sentence, answers, the way back; steps behind a gate wait for a yes.

What is shown of an outcome ends before the first step that cannot be undone or uses up a try, until that very step is
confirmed; so no caller can pass such a step on unannounced.
"""

from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor, WhatIf
from fapiao_doctor.diagnosis.result import Diagnosis, Offer, OutcomeView, QuestionView
from fapiao_doctor.diagnosis.state import Point, State
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import Line
from fapiao_doctor.render.markdown import markdown
from fapiao_doctor.render.note import note_lines
from fapiao_doctor.render.outcome import announced
from fapiao_doctor.render.plain import document_text
from fapiao_doctor.text.labels import fitting, folded, yes_or_no
from fapiao_doctor.text.redact import redact


@dataclass(frozen=True, slots=True)
class Gate:
    """A step that waits for a yes: its number, from 1, and what has to be known before it is read."""

    step: int
    warnings: tuple[str, ...]


class Session:
    """One walk with a doctor, from the first question on; every turn returns where it led."""

    def __init__(self, doctor: Doctor) -> None:
        self.doctor = doctor
        self._state = State()
        self._confirmed: set[tuple[str, str, int]] = set()
        self._result = doctor.diagnose()

    @property
    def diagnosis(self) -> Diagnosis:
        """Where the walk stands; the steps of an outcome end before the gate."""
        gate, outcome = self.gate, self._result.outcome
        if gate is None or outcome is None:
            return self._result
        return replace(self._result, outcome=replace(outcome, steps=outcome.steps[: gate.step - 1]))

    @property
    def gate(self) -> Gate | None:
        """The first step here that was not confirmed; None where all steps are shown, or there are none."""
        outcome = self._result.outcome
        for number, step in enumerate(outcome.steps if outcome else (), 1):
            warnings = announced(number, step, self.doctor.lang)
            if outcome and warnings and (outcome.tree, outcome.id, number) not in self._confirmed:
                return Gate(number, warnings)
        return None

    def say(self, sentence: str) -> Diagnosis:
        """Go where a sentence leads; the place before it is the way back. An empty one leads to the first question."""
        self._state.go(sentence, ())
        return self._moved()

    def replay(self, code: str) -> Diagnosis:
        """Go where a replay code leads; raises UsageError for one that cannot be read."""
        found = self.doctor.opener.unfold(code)
        self._state.before.append(self._state.here)
        self._state.here = Point("", found.answers, replay=found.head)
        return self._moved()

    def answer(self, word: str) -> Diagnosis:
        """Answer what is asked here, and go on.

        `word` is the number of an option, from 1, or its id; where trees are offered, here or beside a verdict, the
        number or the id of the tree; at an outcome "not-solved". Other words are heard as a person's: an option's
        label, or what it hears. Raises UsageError, naming what there is, where it is none of these.
        """
        result = self._result
        if result.question:
            given = self._option(result.question, word)
            if given:
                self._state.answer(given)
                return self._moved()
        if result.outcome and result.outcome.onward and word == NOT_SOLVED:
            self._state.answer(Answer(result.outcome.tree, result.outcome.id, NOT_SOLVED))
            return self._moved()
        offer = self._offer(word)
        if offer is None:
            said = redact(word).text
            possible = self._possible()
            hint = "可选：{options}" if possible else "这里不用再回答"
            raise UsageError("“{word}”不是这里的回答", hint, word=said, options=possible)
        self._state.go(result.symptom, offer.answers)
        return self._moved()

    def back(self) -> Diagnosis:
        """Ask the question before once more, or return to the place before the sentence; later answers are kept.

        Raises UsageError at the beginning.
        """
        if not self._state.back(self._result):
            raise UsageError("已经在开头，不能再往回", "")
        return self._moved()

    def confirm(self, step: int) -> Diagnosis:
        """Show the step that waits, and those behind it up to the next gate; raises UsageError for any other step."""
        gate, outcome = self.gate, self._result.outcome
        if gate is None or outcome is None or gate.step != step:
            hint = "在等的是：{waiting}" if gate else "这里没有要确认的步骤"
            raise UsageError("第 {step} 步不在等确认", hint, step=step, waiting=gate.step if gate else "")
        self._confirmed.add((outcome.tree, outcome.id, step))
        return self.diagnosis

    def what_if(self) -> tuple[WhatIf, ...]:
        """Return where each option of this question would lead; nothing elsewhere."""
        here = self._state.here
        return self.doctor.what_if(here.symptom, here.answers, here.replay, here.again)

    def note(self, as_markdown: bool = False) -> str:
        """Return what to take away: what was said, answered, to bring and to do, as far as it is shown."""
        lines = note_lines(self.diagnosis)
        gate = self.gate
        if gate:
            text = say(self.doctor.lang, "从第 {step} 步起还没有显示：要先确认。", step=gate.step)
            lines = (*lines, Line("warning", text, say(self.doctor.lang, "【注意】")))
        return markdown(lines) if as_markdown else document_text(lines)

    def _moved(self) -> Diagnosis:
        here = self._state.here
        self._result = self.doctor.diagnose(here.symptom, here.answers, here.replay, here.again, walked=True)
        self._state.said(self._result.symptom)
        return self.diagnosis

    def _option(self, question: QuestionView, word: str) -> Answer | None:
        ids = [option.id for option in question.options]
        place = _numbered(word, len(ids))
        if place is not None:
            return Answer(question.tree, question.id, ids[place])
        if word in ids:
            return Answer(question.tree, question.id, word)
        if any(one.tree == word for one in self._result.also):
            return None
        labels = [option.label for option in question.options]
        labelled, meant = fitting(word, labels), yes_or_no(word, labels)
        if len(labelled) == 1 or meant is not None:
            return Answer(question.tree, question.id, ids[labelled[0] if meant is None else meant])
        heard = self.doctor.hear(word, Target(question.tree, question.id))
        return Answer(question.tree, question.id, heard) if heard in ids else None

    def _offer(self, word: str) -> Offer | None:
        offered = self._result.offered if self._result.result == "choice" else ()
        place = _numbered(word, len(offered))
        if place is not None:
            return offered[place]
        return next((one for one in (*offered, *self._result.also) if one.tree == word), None)

    def _possible(self) -> Listed:
        result = self._result
        found = [option.id for option in result.question.options] if result.question else []
        found += [one.tree for one in (*(result.offered if result.result == "choice" else ()), *result.also)]
        found += [NOT_SOLVED] if _onward(result.outcome) else []
        return Listed(dict.fromkeys(found))


def _numbered(word: str, count: int) -> int | None:
    """Return the place, from 0, that a number of `count` things means, full-width or in a circle as well."""
    number = folded(word)
    return int(number) - 1 if number.isdecimal() and 0 < int(number) <= count else None


def _onward(outcome: OutcomeView | None) -> bool:
    return bool(outcome and outcome.onward)
