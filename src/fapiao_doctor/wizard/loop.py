"""The wizard: shows a page, asks, moves; the state is a sentence and the list of answers."""

from collections.abc import Sequence

from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis, QuestionView
from fapiao_doctor.diagnosis.state import Point, State
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.frozen import replace
from fapiao_doctor.messages import say
from fapiao_doctor.render.diagnosis import also_lines, choice_lines, no_match_lines, understood_lines
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.render.outcome import conclusion_lines, outcome_lines
from fapiao_doctor.wizard import pages
from fapiao_doctor.wizard.asker import Asker, Keeper, Left, Watch, nobody
from fapiao_doctor.wizard.gates import show_with_gates, without_held
from fapiao_doctor.wizard.picking import Picking
from fapiao_doctor.wizard.places import at_choice, at_outcome, at_question, others


class Wizard:
    """One walk from the first sentence to an outcome; `full` shows outcomes with all that they rest on."""

    def __init__(self, doctor: Doctor, asker: Asker, keeper: Keeper, full: bool = False, watch: Watch = nobody) -> None:
        self.doctor = doctor
        self.asker = asker
        self.keeper = keeper
        self.full = full
        self.watch = watch
        self.lang = doctor.lang
        self.state = State()
        self.picking = Picking(doctor, asker, keeper, self.state, watch)
        self.walked = True
        self.told: tuple[str, tuple[str, ...]] = ("", ())
        self.warned = False

    def open(self, said: str = "") -> None:
        """Say hello and ask for the sentence, if it was not `said` already; an empty line begins with the list."""
        begun = self.picking.begun(said) if said else None
        if begun is None:
            self.asker.show(pages.welcome(self.doctor))
            begun = self.picking.sentence() or Point()
        self.state.here = begun

    def begin(self, symptom: str, answers: Sequence[Answer], replay: str = "", walked: bool = False) -> None:
        """Start from a state that is known already; `walked` answers come from an earlier walk."""
        self.state.here = Point(symptom, tuple(answers), replay=replay)
        self.walked = walked

    def walk(self) -> Diagnosis:
        """Ask until an outcome is accepted or nothing is left to do; raises Left when the person leaves."""
        while True:
            result = self._here()
            self._keep()
            self.watch(result)
            if result.outcome:
                if self._ended(result):
                    return result
            elif result.question:
                self._question(result, result.question)
            elif result.offered:
                self._choice(result)
            else:
                self.asker.show(no_match_lines(result))
                self.state.here = self._at_the_start(result.symptom)

    def _here(self) -> Diagnosis:
        """Return where the person stands; tell what a new sentence was taken for, and what has to be known."""
        state = self.state
        replay = state.here.replay
        result = others(self.doctor.diagnose(state.symptom, state.answers, replay, state.again, self.walked))
        self.walked = True
        state.said(result.symptom)
        said, notices = self.told
        if result.symptom + replay != said or self.picking.reopened:
            place = at_question(result, result.question) if result.question else None
            self.asker.show(pages.understood_page(result, place.keys if place else ("or",) if result.also else ()))
        elif result.outcome or set(result.notices) - set(notices):
            self.asker.show(understood_lines(replace(result, understood=(), codes=(), redacted=())))
        self.told, self.picking.reopened = (result.symptom + replay, result.notices), False
        return result

    def _at_the_start(self, symptom: str) -> Point:
        """Return the first question of all, where a sentence led nowhere; what it states is known all the same."""
        start = self.doctor.library.tree(self.doctor.library.start)
        return Point(symptom, again=Target(start.id, start.start))

    def _keep(self) -> None:
        """Save, and say once that it cannot be done; it is tried again after every answer."""
        self.keeper.keep(self.state.symptom, self.state.answers, self.state.here.replay)
        failure = self.keeper.failure
        if failure and not self.warned:
            self.warned = True
            reason = say(self.lang, failure.template, **failure.values)
            text = say(self.lang, "进度没有存上（{reason}）。每答一题会再试一次。", reason=reason)
            self.asker.show((Line("warning", text, say(self.lang, "【注意】")),))

    def _question(self, result: Diagnosis, question: QuestionView) -> None:
        state = self.state
        remaining = self.doctor.remaining(Target(question.tree, question.id))
        page = pages.question_page(question, state.asked(result.path) + 1, remaining, self.lang)
        self.asker.show((*page, *self._before()))
        place = self.picking.pick(at_question(result, question))
        if place is not None:
            state.answer(Answer(question.tree, question.id, question.options[place].id))

    def _before(self) -> Document:
        return pages.before_page(self.state.here.was, self.lang) if self.state.may_keep else ()

    def _choice(self, result: Diagnosis) -> None:
        other = self._say("都不是，看清单")
        labels = [*(offer.title for offer in result.offered), other]
        self.asker.show((*choice_lines(result), Line("option", other, f"{len(labels)}. ")))
        place = self.picking.pick(at_choice(result, labels))
        if place is not None and place < len(result.offered):
            self.state.go(self.state.symptom, result.offered[place].answers)
        elif place is not None:
            self.state.go("", ())

    def _ended(self, result: Diagnosis) -> bool:
        """Show the outcome and ask whether it helped; True when the walk is over."""
        view = result.outcome
        assert view is not None
        page = (*outcome_lines(view, self.lang, self.full), *also_lines(result))
        held = show_with_gates(page, self.asker, self.lang)
        if held == "quit":
            self.picking.leave()
        if held == "back":
            self.picking.back(result)
        if isinstance(held, str):
            return False
        labels = [self._say("解决了"), self._say("没解决"), self._say("还没去办，先存着")]
        asked = (*self._unseen(len(held)), *pages.options_page(labels, self._say("解决了吗？")), *self._before())
        again = () if self.asker.fits((*page, *asked)) else (BLANK, *conclusion_lines(view, self.lang))
        self.asker.show((*again, *asked))
        full = () if self.full else without_held(outcome_lines(view, self.lang, True), held, self.lang)
        chosen = self.picking.pick(at_outcome(result, labels, held, full, asked))
        return chosen is not None and self._done(result, chosen)

    def _unseen(self, count: int) -> Document:
        return (Line("warning", self._say("有 {count} 步还没看：打 g 看。", count=count)),) if count else ()

    def _done(self, result: Diagnosis, chosen: int) -> bool:
        view = result.outcome
        assert view is not None
        if chosen == 0:
            if self.keeper.saved:
                self.asker.show((Line("note", self._say("办好了，存着的这份进度删掉了。")),))
            self.keeper.forget()
            return True
        if chosen == 2:
            raise Left(kept=True)
        if view.onward:
            self.state.answer(Answer(view.tree, view.id, NOT_SOLVED))
            return False
        self.watch(result, unsolved=True)
        last = [Line("text", text, "- ") for text in view.last_resort]
        self.asker.show((BLANK, Line("heading", self._say("还是不行")), *last))
        return True

    def _say(self, chinese: str, **values: object) -> str:
        return say(self.lang, chinese, **values)
