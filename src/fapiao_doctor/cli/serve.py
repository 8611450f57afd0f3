"""`serve`: the step protocol on standard input and output, or the same as an MCP server."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import doctor_for
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import as_of_option, language_option, trees_option
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import command_line

if TYPE_CHECKING:
    from fapiao_doctor.api.protocol import Protocol


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("serve", lang, ABOUT["serve"])
    @option("--stdio", is_flag=True, help=say(lang, "JSON Lines，从标准输入读请求，答复写到标准输出"))
    @option("--mcp", is_flag=True, help=say(lang, "MCP 服务，给 AI 助手用；要装 fapiao-doctor[mcp]"))
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def serve(stdio: bool, mcp: bool, as_of: date, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.api.protocol import Protocol

        if stdio == mcp:
            raise UsageError("没有说用哪种方式", "写 --stdio 或 --mcp，只写一个")
        protocol = Protocol(lambda named: doctor_for(trees, _lang(named), as_of), lang)
        if mcp:
            _serve_mcp(protocol)
        else:
            _serve_lines(protocol, lang)

    return serve


def _serve_lines(protocol: Protocol, lang: Lang) -> None:
    from fapiao_doctor.api.lines import served
    from fapiao_doctor.terminal.screen import Screen
    from fapiao_doctor.terminal.streams import stdin_bytes

    served(stdin_bytes(), protocol, lang, Screen(sys.stdout).pass_on)


def _serve_mcp(protocol: Protocol) -> None:
    try:
        from fapiao_doctor.api.mcp import server
    except ImportError as error:
        command = command_line((sys.executable, "-m", "pip", "install", "fapiao-doctor[mcp]"))
        raise UsageError("没有装 MCP", "先运行：{command}", command=command) from error
    server(protocol).run()


def _lang(named: str) -> Lang:
    match named:
        case "zh" | "en":
            return named
    raise UsageError("lang 只能是 zh 或 en")
