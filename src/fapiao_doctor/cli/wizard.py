"""`wizard`: the ask and answer loop on a terminal, and its way in and out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import chosen_packs, doctor_for, example_of, session_store
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import as_of_option, language_option, plain_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import PROGRAM, command_line, start_anew

if TYPE_CHECKING:
    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.render.document import Document
    from fapiao_doctor.sessions.keeper import SessionKeeper
    from fapiao_doctor.sessions.session import Session
    from fapiao_doctor.terminal.screen import Screen
    from fapiao_doctor.wizard.loop import Wizard

INTERRUPTED = 130
NEWEST = "newest"


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("wizard", lang, "一问一答，走到下一步（不带命令时就是它）。")
    @click.option(
        "--resume",
        metavar="ID",
        is_flag=False,
        flag_value=NEWEST,
        help=say(lang, "接着做上次没做完的；不写 ID 就是最近一次"),
    )
    @plain_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def wizard(resume: str | None, plain: bool, as_of: date, trees: tuple[str, ...]) -> int:
        _need_terminal(trees, lang)
        doctor = doctor_for(trees, lang, as_of)
        return _Run(doctor, plain).start(resume)

    return wizard


def walk_on(
    doctor: Doctor, said: str, answers: Sequence[Answer], plain: bool, trees: tuple[str, ...], code: str = ""
) -> int:
    """Go on from a symptom, or else a replay code, and answers as the wizard; give the exit code."""
    _need_terminal(trees, doctor.lang)
    return _Run(doctor, plain).go_on(said, answers, code)


def _need_terminal(trees: tuple[str, ...], lang: Lang) -> None:
    from fapiao_doctor.terminal.prompt import is_interactive

    if not is_interactive():
        words = (PROGRAM, "diagnose", *chosen_packs(trees).words, "--symptom", example_of(trees, lang))
        raise UsageError("这里没有终端，不能一问一答", "改用 {command}", command=command_line(words))


class _Terminal:
    """The Asker of a real terminal."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def ask(self, prompt: str) -> str:
        from fapiao_doctor.terminal.prompt import read_line

        return read_line(prompt)

    def show(self, document: Document) -> None:
        self.screen.show(document)


class _Run:
    """One run of the wizard in this process."""

    def __init__(self, doctor: Doctor, plain: bool) -> None:
        from fapiao_doctor.terminal.screen import Screen

        self.doctor = doctor
        self.lang = doctor.lang
        self.screen = Screen(sys.stdout, plain)
        self.terminal = _Terminal(self.screen)
        self.store = session_store()
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            signal.signal(number, _stop)

    def start(self, resume: str | None) -> int:
        if resume:
            return self._resumed(self._wanted(resume))
        try:
            session = self._offered()
        except (EOFError, KeyboardInterrupt) as error:
            return self._left(None, INTERRUPTED if isinstance(error, KeyboardInterrupt) else 0)
        if session:
            return self._resumed(session)
        wizard, keeper = self._wizard()
        return self._run(wizard, keeper, opening=True)

    def go_on(self, said: str, answers: Sequence[Answer], code: str = "") -> int:
        wizard, keeper = self._wizard()
        if code:
            found = self.doctor.opener.unfold(code)
            wizard.begin("", (*found.answers, *answers), found.head)
            self._tell_lost(found.lost)
        else:
            wizard.begin(said, answers)
        return self._run(wizard, keeper, opening=False)

    def _wizard(self, name: str = "") -> tuple[Wizard, SessionKeeper]:
        from fapiao_doctor.sessions.keeper import SessionKeeper
        from fapiao_doctor.wizard.loop import Wizard

        keeper = SessionKeeper(self.store, self.doctor.library, name)
        return Wizard(self.doctor, self.terminal, keeper), keeper

    def _resumed(self, session: Session) -> int:
        from fapiao_doctor.sessions.resume import still_valid

        answers, lost = still_valid(self.doctor.library, session.answers)
        wizard, keeper = self._wizard(session.id)
        wizard.begin(session.symptom, answers, session.replay)
        self._tell_lost(lost)
        return self._run(wizard, keeper, opening=False)

    def _wanted(self, resume: str) -> Session:
        from fapiao_doctor.sessions.resume import belongs

        if resume != NEWEST:
            session = self.store.load(resume)
            if not belongs(session, self.doctor.library):
                packs = "、".join(name for name, _ in session.packs)
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

    def _offered(self) -> Session | None:
        sessions = self._offerable()
        if not sessions:
            return None
        from fapiao_doctor.text.redact import redact

        newest = sessions[0]
        about = redact(newest.symptom).text or say(self.lang, "{count} 个回答", count=len(newest.answers))
        self._tell("上次没做完：{about}（{saved}）", about=about, saved=newest.saved.replace("T", " "))
        typed = self.terminal.ask(say(self.lang, "接着做请输入 y，回车重新开始："))
        return newest if typed.strip().lower() in ("y", "yes", "是") else None

    def _run(self, wizard: Wizard, keeper: SessionKeeper, opening: bool) -> int:
        from fapiao_doctor.wizard.loop import Left, equivalent
        from fapiao_doctor.wizard.pages import farewell

        try:
            if opening:
                wizard.open()
            result = wizard.walk()
        except Left as left:
            return self._left(keeper if left.kept else None, 0)
        except EOFError:
            return self._left(keeper, 0)
        except KeyboardInterrupt:
            return self._left(keeper, INTERRUPTED)
        self.screen.show(farewell(result, equivalent(result)))
        return 0

    def _left(self, keeper: SessionKeeper | None, code: int) -> int:
        from fapiao_doctor.cli.complaint import complaint
        from fapiao_doctor.terminal.screen import complain

        self.screen.write("\n")
        if keeper and keeper.failure:
            complain(complaint(keeper.failure, self.lang)[0])
        if keeper and keeper.kept:
            self._tell_command("进度已存好。接着做：", (PROGRAM, "wizard", *self.doctor.library.chosen, "--resume"))
        return code

    def _tell_command(self, chinese: str, words: Sequence[str]) -> None:
        from fapiao_doctor.render.document import Line

        self.screen.show((Line("command", command_line(words), say(self.lang, chinese)),))

    def _tell_lost(self, count: int) -> None:
        if count:
            self._tell("内容更新过，有 {count} 个旧回答用不上了，从这里接着问。", count=count)

    def _tell(self, chinese: str, **values: object) -> None:
        from fapiao_doctor.render.document import Line

        self.screen.show((Line("note", say(self.lang, chinese, **values)),))


def _stop(number: int, _frame: object) -> None:
    """Leave at once; the state was saved after the last answer."""
    sys.exit(128 + number)
