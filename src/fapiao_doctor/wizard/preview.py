"""A walk through content that is being written: opened anew when it is saved, with the answers that still hold."""

from collections.abc import Callable, Sequence
from typing import Protocol

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import AppError, ContentError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.sessions.resume import still_valid
from fapiao_doctor.wizard.asker import Asker, Left
from fapiao_doctor.wizard.loop import Wizard
from fapiao_doctor.wizard.reply import read_reply

Opened = Doctor | Sequence[str]
"""What is there now: a doctor, or what keeps the content from being read, a line each."""


class Saved(Exception):
    """The content was saved while a person was asked."""


class Content(Protocol):
    """What is being written."""

    def opened(self) -> Opened:
        """Return it as it is now."""


class Unkept:
    """Keeps nothing: a preview is nobody's walk."""

    saved = False
    failure: AppError | None = None

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str) -> None:
        """Let it go."""

    def forget(self) -> None:
        """Have nothing to delete."""


class Leaving:
    """The asker of a preview: it leaves at once by q, since there is nothing to keep."""

    def __init__(self, asker: Asker, ask: Callable[[str], str]) -> None:
        self.asker = asker
        self._ask = ask
        self.show, self.show_page = asker.show, asker.show_page
        self.fits, self.clear = asker.fits, asker.clear

    def ask(self, prompt: str) -> str:
        """Return what was typed; raises Left for q and Saved when the content was saved meanwhile."""
        typed = self._ask(prompt)
        if read_reply(typed, ()) == "quit":
            raise Left(kept=False)
        return typed


class Preview:
    """Walks again and again until the person leaves; `ask` raises Saved when the content was saved."""

    def __init__(self, content: Content, asker: Asker, ask: Callable[[str], str], lang: Lang) -> None:
        self.content = content
        self.asker = Leaving(asker, ask)
        self.lang = lang

    def run(self) -> None:
        """Walk; raises Left or EOFError when the person leaves."""
        symptom, answers = "", tuple[Answer, ...]()
        while True:
            doctor = self._open()
            answers, lost = still_valid(doctor.library, answers)
            if lost:
                self._tell("有 {count} 个旧回答用不上了，从这里接着问。", count=lost)
            wizard = Wizard(doctor, self.asker, Unkept())
            wizard.begin(symptom, answers, walked=True)
            try:
                wizard.walk()
                symptom, answers = "", ()
                self._tell("走完了，从头再来。q 离开。")
            except Saved:
                symptom, answers = wizard.state.symptom, wizard.state.answers
                self._tell("内容存过盘了，重新打开。")
            except ContentError as error:
                symptom, answers = wizard.state.symptom, wizard.state.answers
                place = f"{error.place}: " if error.place else ""
                self._wait([place + say(self.lang, error.template, **error.values)])

    def _open(self) -> Doctor:
        """Return the content as soon as it can be read."""
        while not isinstance(found := self.content.opened(), Doctor):
            self._wait(found)
        return found

    def _wait(self, wrong: Sequence[str]) -> None:
        """Say what is wrong, until the content is saved."""
        self.asker.show(tuple(Line("warning", one) for one in wrong))
        try:
            while True:
                self.asker.ask(say(self.lang, "改好，存盘，就会接着走。q 离开："))
        except Saved:
            return

    def _tell(self, chinese: str, **values: object) -> None:
        page: Document = (Line("note", say(self.lang, chinese, **values)),)
        self.asker.show(page)
