"""`sessions list|show|delete`: unfinished walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import session_store
from fapiao_doctor.cli.helping import helped, helped_group
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import json_option, language_option
from fapiao_doctor.messages import Lang, say

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

        found = session_store().all()
        if as_json:
            put_object(sessions_json(found))
            return
        tell(_headline(session, lang) for session in found)
        if not found:
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
    @click.option("--yes", is_flag=True, help=say(lang, "不问，直接删"))
    @language_option(lang)
    def delete_session(name: str, yes: bool) -> None:
        from fapiao_doctor.terminal.prompt import is_interactive, read_line
        from fapiao_doctor.terminal.screen import complain, tell
        from fapiao_doctor.wizard.gates import YES

        if not yes and is_interactive():
            tell([_headline(session_store().load(name), lang)])
            if not YES.get(read_line(say(lang, "删掉这份进度？打 y 删，回车不删：")).lower()):
                return
        session_store().delete(name)
        complain(say(lang, "已删除 {name}", name=name))

    return delete_session


def _headline(session: Session, lang: Lang) -> str:
    about = session.symptom or say(lang, "{count} 个回答", count=len(session.answers))
    packs = " ".join(f"{name} {version}" for name, version in session.packs)
    return "  ".join((session.id, _shown(session.saved.replace("T", " ")), _shown(packs), _shown(about)))


def _shown(text: str) -> str:
    """Return what a file holds as it may be shown: whoever wrote it may have put anything in."""
    from fapiao_doctor.text.clean import one_line
    from fapiao_doctor.text.redact import redact

    return redact(one_line(text)).text
