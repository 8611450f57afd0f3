"""An outcome in its one fixed order, as a document: brief, or with all that it rests on."""

from collections.abc import Iterator, Sequence

from fapiao_doctor.content.model import Step
from fapiao_doctor.content.parts import AVOID, BRING, BY_KEY, PARTS, PREVENT, STOP, TITLE, UNCONFIRMED, WORKS, Part
from fapiao_doctor.diagnosis.result import OutcomeView, StepView
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.trust import sources_lines, trust_line

BULLET = "- "
ELSEWHERE = (TITLE, STOP, BRING, WORKS, AVOID, PREVENT, UNCONFIRMED)
AROUND = tuple(part for part in PARTS if part.key not in ELSEWHERE)
"""What stands between the steps and "it worked": who, where, cost, time, loss."""


def outcome_lines(view: OutcomeView, lang: Lang, full: bool = False) -> Document:
    """Return the outcome: what is needed to act, and with `full` also what it rests on and how to prevent it.

    Nothing that keeps a person safe is left out of the brief page: `stop` stands in both.
    """
    page = _Outcome(view, lang)
    return tuple(page.whole() if full else page.brief())


def conclusion_lines(view: OutcomeView, lang: Lang) -> Document:
    """Return the conclusion and the first thing to stop, which must stay in sight on a small screen."""
    page = _Outcome(view, lang)
    return (page.title(), *list(page.stop())[:1])


def announced(number: int, step: Step | StepView, lang: Lang) -> tuple[str, ...]:
    """Return what has to be said before the step with this number is shown; nothing before most steps."""
    found = []
    if step.irreversible:
        found.append(say(lang, "第 {number} 步做了就不能撤回，想好再做。", number=number))
    if step.spends_attempt:
        found.append(say(lang, "第 {number} 步填错一次就少一次机会；没有把握就不要做。", number=number))
    return tuple(found)


class _Outcome:
    def __init__(self, view: OutcomeView, lang: Lang) -> None:
        self.view = view
        self.lang = lang

    def brief(self) -> Iterator[Line]:
        yield from self._begin()
        yield BLANK
        yield from self._part(BY_KEY[WORKS])
        yield from self._if_not()
        yield trust_line(self.view, self.lang)

    def whole(self) -> Iterator[Line]:
        yield from self._begin()
        around = [self._named(part, text) for part in AROUND for text in self.view.parts[part.key]]
        yield from (BLANK, *around) if around else ()
        yield BLANK
        yield from self._part(BY_KEY[WORKS])
        yield from self._if_not()
        yield from self._part(BY_KEY[AVOID])
        yield from self._part(BY_KEY[PREVENT])
        yield from self._list("依据", self.view.law)
        yield from self._disputes()
        yield from self._part(BY_KEY[UNCONFIRMED])
        yield from sources_lines(self.view, self.lang)

    def title(self) -> Line:
        level = self._say("【{level}】", level=self.view.level_label) if self.view.level_label else ""
        return Line("title", self.view.title, level)

    def stop(self) -> Iterator[Line]:
        return (Line("stop", text, self._say(BY_KEY[STOP].heading)) for text in self.view.parts[STOP])

    def _begin(self) -> Iterator[Line]:
        yield self.title()
        yield from self.stop()
        yield from self._overdue()
        yield from self._part(BY_KEY[BRING])
        yield from self._steps()

    def _say(self, chinese: str, **values: object) -> str:
        return say(self.lang, chinese, **values)

    def _overdue(self) -> Iterator[Line]:
        for text in self.view.overdue:
            yield Line("warning", self._say("这条该复核了，先核实再用：{text}", text=text), self._say("【注意】"))

    def _steps(self) -> Iterator[Line]:
        yield BLANK
        yield Line("heading", self._say("怎么做"))
        for number, step in enumerate(self.view.steps, 1):
            yield from self._step(number, step)

    def _step(self, number: int, step: StepView) -> Iterator[Line]:
        for text in announced(number, step, self.lang):
            yield Line("gate", text, self._say("【注意】"))
        yield Line("step", step.do, f"{number}. ")
        if step.code:
            yield Line("code", step.code, "   ")
        if step.note:
            yield Line("note", step.note, "   ")

    def _part(self, part: Part) -> Iterator[Line]:
        texts = self.view.parts[part.key]
        if part.kind == "many":
            yield from self._list(part.heading, texts)
        else:
            yield from (self._named(part, text) for text in texts)

    def _named(self, part: Part, text: str) -> Line:
        return Line("text", text, self._say("{name}：", name=self._say(part.heading)))

    def _if_not(self) -> Iterator[Line]:
        if self.view.onward:
            yield Line("text", self.view.onward, self._say("{name}：", name=self._say("没解决，接着看")))
        if self.view.last_resort:
            yield Line("heading", self._say("还是不行"))
            for text in self.view.last_resort:
                yield Line("text", text, BULLET)

    def _list(self, name: str, texts: Sequence[str]) -> Iterator[Line]:
        if texts:
            yield BLANK
            yield Line("heading", self._say(name))
        for text in texts:
            yield Line("text", text, BULLET)

    def _disputes(self) -> Iterator[Line]:
        if self.view.disputes:
            yield BLANK
            yield Line("heading", self._say("各处说法不一"))
        for dispute in self.view.disputes:
            yield Line("text", dispute.statement, BULLET)
            for said, publishers in dispute.says:
                who = self._say("、").join(publishers)
                yield Line("note", self._say("{who}说：{said}", who=who, said=said), "  ")
