"""One run of the wizard in this process: its terminal, its saved walks, its way in and out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from fapiao_doctor.cli.folder import session_store
from fapiao_doctor.cli.wizard import NEWEST
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.messages import say
from fapiao_doctor.text.shell import PROGRAM, command_line, start_anew

if TYPE_CHECKING:
    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.render.document import Document
    from fapiao_doctor.sessions.keeper import SessionKeeper
    from fapiao_doctor.sessions.session import Session
    from fapiao_doctor.terminal.screen import Screen
    from fapiao_doctor.wizard.asker import Watch
    from fapiao_doctor.wizard.loop import Wizard

INTERRUPTED = 130


class Terminal:
    """The Asker of a real terminal."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def ask(self, prompt: str) -> str:
        from fapiao_doctor.terminal.prompt import read_line

        return read_line(prompt, self.screen.plain)

    def show(self, document: Document) -> None:
        self.screen.show(document)

    def show_page(self, document: Document, conclusion: Document) -> None:
        self.screen.show_page(document, conclusion)

    def fits(self, document: Document) -> bool:
        return self.screen.fits(document)

    def clear(self) -> bool:
        return self.screen.clear()


class Run:
    """One run of the wizard in this process."""

    def __init__(self, doctor: Doctor, plain: bool, full: bool, watch: Watch) -> None:
        from fapiao_doctor.terminal.ending import end_at_a_signal
        from fapiao_doctor.terminal.screen import Screen

        self.doctor = doctor
        self.full = full
        self.watch = watch
        self.lang = doctor.lang
        self.screen = Screen(sys.stdout, plain)
        self.terminal = Terminal(self.screen)
        self.store = session_store()
        end_at_a_signal()  # the state is saved after every answer
        self._mend_locale()

    def start(self, resume: str | None) -> int:
        if resume:
            return self._resumed(self._wanted(resume))
        try:
            session, said = self._offered()
        except (EOFError, KeyboardInterrupt) as error:
            return self._left(None, INTERRUPTED if isinstance(error, KeyboardInterrupt) else 0)
        if session:
            return self._resumed(session)
        if said == "q":
            return self._left(None, 0)
        wizard, keeper = self._wizard()
        return self._run(wizard, keeper, lambda: wizard.open(said))

    def go_on(self, said: str, answers: Sequence[Answer], code: str = "") -> int:
        wizard, keeper = self._wizard()
        if code:
            found = self.doctor.opener.unfold(code)
            wizard.begin("", (*found.answers, *answers), found.head)
            self._tell_lost(found.lost)
        else:
            wizard.begin(said, answers)
        return self._run(wizard, keeper)

    def _mend_locale(self) -> None:
        """Say once that the system's locale would lose what is typed, and with which command it keeps it."""
        from fapiao_doctor.terminal.locales import mend_locale

        found = mend_locale(os.environ)
        if found:
            setting, instead = found
            text = "这个系统没有 {setting} 这种语言环境，打进来的中文会丢。这次先用 {instead} 顶上；以后先运行："
            without = "这个系统没有 {setting} 这种语言环境，打字时不能用方向键。看看有哪些可以用："
            command = f"export LC_ALL={instead}" if instead else "locale -a"
            self._command(text if instead else without, command, setting=setting, instead=instead)

    def _wizard(self, name: str = "") -> tuple[Wizard, SessionKeeper]:
        from fapiao_doctor.sessions.keeper import SessionKeeper
        from fapiao_doctor.wizard.loop import Wizard

        keeper = SessionKeeper(self.store, self.doctor.library, name)
        return Wizard(self.doctor, self.terminal, keeper, self.full, self.watch), keeper

    def _resumed(self, session: Session) -> int:
        from fapiao_doctor.sessions.resume import still_valid

        answers, lost = still_valid(self.doctor.library, session.answers)
        wizard, keeper = self._wizard(session.id)
        wizard.begin(session.symptom, answers, session.replay, walked=True)
        self._tell_lost(lost)
        return self._run(wizard, keeper)

    def _wanted(self, resume: str) -> Session:
        from fapiao_doctor.sessions.resume import belongs

        if resume != NEWEST:
            session = self.store.load(resume)
            if not belongs(session, self.doctor.library):
                packs = Listed(name for name, _ in session.packs)
                raise UsageError("这份进度是内容包“{packs}”的", "用 --trees 打开那个包再接着做", packs=packs)
            return session
        sessions = self._own()
        if not sessions:
            anew = command_line(start_anew(self.doctor.library.chosen))
            raise UsageError("没有存着的进度", "直接运行 {command} 重新开始", command=anew)
        return sessions[0]

    def _own(self) -> list[Session]:
        """Return the saved walks of the packs in play, the latest first."""
        from fapiao_doctor.sessions.resume import belongs

        return [session for session in self.store.all() if belongs(session, self.doctor.library)]

    def _offerable(self) -> list[Session]:
        """Return the same; where they cannot be read, nothing is offered and the walk goes on without them."""
        from fapiao_doctor.errors import MachineError

        try:
            return self._own()
        except MachineError:
            return []

    def _offered(self) -> tuple[Session | None, str]:
        """Return the saved walk to go on with, else what was said instead: a sentence, or `q`."""
        from fapiao_doctor.sessions.session import saved_at
        from fapiao_doctor.wizard.gates import YES

        sessions = self._offerable()
        if not sessions:
            return None, ""
        newest = sessions[0]
        self._tell("上次没做完：{about}（{saved}）", about=self._about(newest), saved=saved_at(newest))
        typed = self.terminal.ask(say(self.lang, "接着做请输入 y，q 离开，回车重新开始："))
        if typed.lower() in YES and YES[typed.lower()]:
            return newest, ""
        return None, "" if typed.lower() in YES else typed

    def _about(self, session: Session) -> str:
        """Return what a saved walk is about: what was said, else the tree that it has come to."""
        from fapiao_doctor.engine.menu import PACKS
        from fapiao_doctor.sessions.resume import still_valid
        from fapiao_doctor.text.redact import redact

        if session.symptom:
            return redact(session.symptom).text
        answered, _lost = still_valid(self.doctor.library, session.answers)
        if not answered or answered[-1].tree == PACKS:
            return say(self.lang, "{count} 个回答", count=len(session.answers))
        tree = self.doctor.library.trees[answered[-1].tree]
        title = self.doctor.speaker(tree.id).say(tree.title, tree.name)
        return say(self.lang, "{title}，{count} 个回答", title=title, count=len(session.answers))

    def _run(self, wizard: Wizard, keeper: SessionKeeper, before: Callable[[], None] = lambda: None) -> int:
        from fapiao_doctor.wizard.asker import Left
        from fapiao_doctor.wizard.pages import farewell

        try:
            before()
            result = wizard.walk()
        except Left as left:
            return self._left(keeper if left.kept else None, 0)
        except EOFError:
            return self._left(keeper, 0)
        except KeyboardInterrupt:
            return self._left(keeper, INTERRUPTED)
        self.screen.show(farewell(result))
        return 0

    def _left(self, keeper: SessionKeeper | None, code: int) -> int:
        from fapiao_doctor.cli.complaint import complaint
        from fapiao_doctor.terminal.screen import complain

        self.screen.write("\n")
        if keeper and keeper.failure:
            complain(complaint(keeper.failure, self.lang).message)
        elif keeper and keeper.kept:
            self._command(
                "进度已存好。接着做：", command_line((PROGRAM, "wizard", *self.doctor.library.chosen, "--resume"))
            )
        return code

    def _command(self, chinese: str, command: str, **values: object) -> None:
        from fapiao_doctor.render.document import Line

        self.screen.show((Line("command", command, say(self.lang, chinese, **values)),))

    def _tell_lost(self, count: int) -> None:
        if count:
            self._tell("内容更新过，有 {count} 个旧回答用不上了，从这里接着问。", count=count)

    def _tell(self, chinese: str, **values: object) -> None:
        from fapiao_doctor.render.document import Line

        self.screen.show((Line("note", say(self.lang, chinese, **values)),))
