"""`sessions list|show|delete`: unfinished walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import session_store
from fapiao_doctor.cli.helping import helped, helped_group, option
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import json_option, language_option
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from fapiao_doctor.sessions.session import Session


def command(lang: Lang) -> click.Group:
    """Give the group of commands in one language."""

    @helped_group("sessions", lang, ABOUT["sessions"])
    def sessions() -> None: ...

    sessions.add_command(_list(lang))
    sessions.add_command(_show(lang))
    sessions.add_command(_delete(lang))
    return sessions


def _list(lang: Lang) -> click.Command:
    @helped("list", lang, "列出没做完的进度，新的在前。")
    @json_option(lang)
    @language_option(lang)
    def list_sessions(as_json: bool) -> None:
        from fapiao_doctor.cli.show import put_object
        from fapiao_doctor.sessions.session import sessions_json
        from fapiao_doctor.terminal.screen import complain, tell

        store = session_store()
        found, damaged = store.all(), store.damaged()
        if as_json:
            put_object(sessions_json(found, damaged))
            return
        tell(_headline(session, lang) for session in found)
        for name in damaged:
            command = command_line((PROGRAM, "sessions", "delete", name))
            tell([f"{name}  {say(lang, '损坏了，读不出来；不要了就运行：')}{command}"])
        if not (found or damaged):
            complain(say(lang, "没有存着的进度"))

    return list_sessions


def _show(lang: Lang) -> click.Command:
    @helped("show", lang, "看一份进度的回答。")
    @click.argument("name", metavar="ID")
    @language_option(lang)
    def show_session(name: str) -> None:
        from fapiao_doctor.terminal.screen import tell

        session = session_store().load(name)
        tell([_headline(session, lang), *(f"  {_shown(str(answer))}" for answer in session.answers)])

    return show_session


def _delete(lang: Lang) -> click.Command:
    @helped("delete", lang, "删掉一份进度。")
    @click.argument("name", metavar="ID")
    @option("--yes", is_flag=True, help=say(lang, "不问，直接删"))
    @language_option(lang)
    def delete_session(name: str, yes: bool) -> None:
        from fapiao_doctor.terminal.prompt import read_line
        from fapiao_doctor.terminal.screen import complain, tell
        from fapiao_doctor.terminal.streams import is_interactive
        from fapiao_doctor.wizard.gates import YES

        if not yes and is_interactive():
            store = session_store()
            tell([name if name in store.damaged() else _headline(store.load(name), lang)])
            if not YES.get(read_line(say(lang, "删掉这份进度？打 y 删，回车不删：")).lower()):
                return
        session_store().delete(name)
        complain(say(lang, "已删除 {name}", name=name))

    return delete_session


def _headline(session: Session, lang: Lang) -> str:
    from fapiao_doctor.sessions.session import saved_at

    about = session.symptom or say(lang, "{count} 个回答", count=len(session.answers))
    packs = " ".join(f"{name} {version}" for name, version in session.packs)
    return "  ".join((session.id, _shown(saved_at(session)), _shown(packs), _shown(about)))


def _shown(text: str) -> str:
    """Return what a file holds as it may be shown: whoever wrote it may have put anything in."""
    from fapiao_doctor.text.clean import one_line
    from fapiao_doctor.text.redact import redact

    return redact(one_line(text)).text
