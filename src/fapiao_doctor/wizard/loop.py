"""The wizard: shows a page, asks, moves; the state is a symptom and the list of answers."""

from collections.abc import Sequence
from typing import Protocol

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis, OptionView, QuestionView
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.messages import say
from fapiao_doctor.render.diagnosis import choice_lines, no_match_lines, understood_lines
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.text.shell import command_line
from fapiao_doctor.wizard import pages
from fapiao_doctor.wizard.reply import Chosen, Key, Search, Unclear, read_reply
from fapiao_doctor.wizard.state import State

YES = frozenset({"y", "yes", "是", "好", "继续", "ｙ"})


class Asker(Protocol):
    """Whom the wizard talks to."""

    def ask(self, prompt: str) -> str:
        """Give one line; raises EOFError where there is no more, KeyboardInterrupt on Ctrl-C."""

    def show(self, document: Document) -> None:
        """Show a page."""


class Keeper(Protocol):
    """Where the wizard leaves its state."""

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str) -> None:
        """Save the state as it is now."""

    def forget(self) -> None:
        """Delete what was saved."""


class Left(Exception):
    """The person left; `kept` says whether the state is kept."""

    def __init__(self, kept: bool) -> None:
        super().__init__()
        self.kept = kept


class Wizard:
    """One walk from the first question to an outcome."""

    def __init__(self, doctor: Doctor, asker: Asker, keeper: Keeper) -> None:
        self.doctor = doctor
        self.asker = asker
        self.keeper = keeper
        self.lang = doctor.lang
        self.state = State()

    def open(self) -> None:
        """Say hello and ask for the symptom; an empty line begins with the list."""
        self.asker.show(pages.welcome(self.doctor))
        typed = self.asker.ask(self._say("用一句话说说你的情况，回车看清单："))
        if typed.lower() in ("q", "退出"):
            raise Left(kept=False)
        self.state = State(typed.lstrip("/ "))

    def begin(self, symptom: str, answers: Sequence[Answer], replay: str = "") -> None:
        """Start from a state that is known already; back leads through its answers."""
        self.state = State.resumed(symptom, answers, replay)

    def walk(self) -> Diagnosis:
        """Ask until an outcome is accepted or nothing is left to do; raises Left when the person leaves."""
        told = ("", "")
        while True:
            state = self.state
            result = self.doctor.diagnose(state.symptom, state.answers, state.replay)
            state.symptom = result.symptom
            self.keeper.keep(state.symptom, state.answers, state.replay)
            if (state.symptom, state.replay) != told or result.notices:
                self.asker.show(understood_lines(result))
            told = (state.symptom, state.replay)
            if result.outcome:
                if self._ended(result):
                    return result
            elif result.question:
                self._question(result, result.question)
            elif result.offered:
                self._choice(result)
            else:
                self.asker.show(no_match_lines(result))
                state.go("", ())

    def _question(self, result: Diagnosis, question: QuestionView) -> None:
        self.asker.show(pages.question_page(question, _given(result) + 1, self.lang))
        place = self._pick(result, question.options, question)
        if place is not None:
            self.state.answer(Answer(question.tree, question.id, question.options[place].id))

    def _choice(self, result: Diagnosis) -> None:
        self.asker.show(choice_lines(result))
        options = [OptionView(offer.tree, offer.title) for offer in result.offered]
        options.append(OptionView("", self._say("都不是，看清单")))
        self.asker.show((Line("option", options[-1].label, f"{len(options)}. "),))
        place = self._pick(result, options, None)
        if place is not None and place < len(result.offered):
            self.state.go(self.state.symptom, result.offered[place].answers)
        elif place is not None:
            self.state.go("", ())

    def _ended(self, result: Diagnosis) -> bool:
        """Show the outcome and ask whether it helped; True when the walk is over."""
        assert result.outcome is not None
        self._show_with_gates(outcome_lines(result.outcome, self.lang))
        labels = [self._say("解决了"), self._say("没解决"), self._say("还没去办，先存着")]
        lines = [BLANK, Line("title", self._say("解决了吗？"))]
        self.asker.show((*lines, *(Line("option", text, f"{place}. ") for place, text in enumerate(labels, 1))))
        place = self._pick(result, [OptionView(text, text) for text in labels], None)
        if place == 0:
            self.keeper.forget()
            return True
        if place == 1 and not result.outcome.onward:
            last = [Line("text", text, "- ") for text in result.outcome.last_resort]
            self.asker.show((BLANK, Line("heading", self._say("还是不行")), *last))
            return True
        if place == 1:
            self.state.answer(Answer(result.outcome.tree, result.outcome.id, NOT_SOLVED))
        if place == 2:
            raise Left(kept=True)
        return False

    def _show_with_gates(self, document: Document) -> None:
        """Show an outcome; a step that cannot be undone, with its note, waits for a yes."""
        held: list[Line] = []
        refused = False
        for line in document:
            if line.role == "gate":
                self.asker.show((*held, line))
                held, refused = [], not self._agreed()
            elif refused and line.role == "step":
                held.append(Line("step", self._say("（这一步先不看）"), line.mark))
            elif not (refused and line.role == "note"):
                held.append(line)
                refused = False
        self.asker.show(tuple(held))

    def _agreed(self) -> bool:
        return self.asker.ask(self._say("要看这一步，请输入 y；回车跳过：")).strip().lower() in YES

    def _pick(self, result: Diagnosis, options: Sequence[OptionView], question: QuestionView | None) -> int | None:
        """Ask until an option is chosen or something else was done; None means look again."""
        labels = [option.label for option in options]
        prompt = self._say("请选 1-{count}（? 说明，b 返回，q 离开）：", count=len(labels))
        while True:
            reply = read_reply(self.asker.ask(prompt), labels)
            if isinstance(reply, Chosen):
                return reply.place
            if isinstance(reply, Search):
                self._search(reply.words)
                return None
            if isinstance(reply, Unclear):
                self._unclear(reply, len(labels))
            elif self._pressed(reply, result, question):
                return None

    def _unclear(self, reply: Unclear, count: int) -> None:
        if reply.several:
            text = self._say("不止一项有这几个字，请打编号 1-{count}。", count=count)
        else:
            text = self._say("没看懂。请打编号 1-{count}；想搜索，先打 / 再打字。", count=count)
        self.asker.show((Line("warning", text),))

    def _pressed(self, key: Key, result: Diagnosis, question: QuestionView | None) -> bool:
        """Do what a key asks; True when the page has to be shown again."""
        if key == "quit":
            self.keeper.forget()
            raise Left(kept=False)
        if key == "save":
            raise Left(kept=True)
        if key == "back":
            return self._back()
        if key == "list":
            return self._change(result)
        if key == "what-if" and question:
            found = self.doctor.what_if(self.state.symptom, self.state.answers, self.state.replay)
            self.asker.show(pages.what_if_page(found, self.lang))
        elif question:
            self.asker.show(pages.why_page(question, self.lang))
        else:
            self.asker.show(pages.keys(self.lang))
        return False

    def _back(self) -> bool:
        if self.state.back():
            return True
        self.asker.show((Line("note", self._say("已经是第一题了。")),))
        return False

    def _change(self, result: Diagnosis) -> bool:
        self.asker.show(pages.answers_page(result.path, self.lang))
        typed = self.asker.ask(self._say("要改第几个？回车不改："))
        reply = read_reply(typed, [entry.ask for entry in result.path])
        if not isinstance(reply, Chosen):
            return True
        old = result.path[reply.place].answer
        question = self.doctor.question(old)
        if question is None:
            self.state.change(result, old, None)
            return True
        self.asker.show(pages.question_page(question, reply.place + 1, self.lang))
        labels = [option.label for option in question.options]
        choice = read_reply(self.asker.ask(self._say("请选 1-{count}，回车不改：", count=len(labels))), labels)
        if isinstance(choice, Chosen):
            new = Answer(old.tree, old.question, question.options[choice.place].id)
            self.state.change(result, old, new)
        return True

    def _search(self, words: str) -> None:
        found = self.doctor.diagnose(words)
        if found.result == "no-match":
            self.asker.show((BLANK, *understood_lines(found), *no_match_lines(found)))
        else:
            self.state.go(found.symptom, ())

    def _say(self, chinese: str, **values: object) -> str:
        return say(self.lang, chinese, **values)


def equivalent(result: Diagnosis) -> str:
    """Give the command that leads to this result, as one line for the shell in use."""
    return command_line(result.command)


def _given(result: Diagnosis) -> int:
    return sum(not entry.because for entry in result.path)
