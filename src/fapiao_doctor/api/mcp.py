"""The step protocol as an MCP server, so that an assistant can walk somebody through a tree without inventing steps.

Needs the extra `mcp`, the official SDK.
"""

from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from fapiao_doctor.api.protocol import Protocol

RULES = """\
These tools walk a person through a troubleshooting tree. Begin with `diagnose`. Show every question with its options
as they are and let the person choose; pass the choice to `answer`. Tell the person what stands under `first` and `stop`
before anything else. At an outcome give the steps as they are, in their order; invent none, leave none out. Where
`gate` is set, read its warnings to the person and call `confirm` only after the person has agreed. Never ask for a
password, a PIN, a code or an identity number, and pass none on. At a `no-match` say what `advice` says."""


def server(protocol: Protocol) -> MCPServer:
    """Return the server; `run()` serves standard input and output."""
    app = MCPServer("fapiao-doctor", instructions=RULES)

    def ask(**request: Any) -> dict[str, Any]:
        reply = protocol.reply({key: value for key, value in request.items() if value != ""})
        if "error" in reply:
            raise ToolError(" ".join(reply["error"].values()).strip())
        return {key: value for key, value in reply.items() if key not in ("schema", "id")}

    @app.tool()
    def diagnose(text: str = "", replay: str = "", lang: str = "", session: str = "") -> dict[str, Any]:
        """Begin a walk with what the person said, in their words, or with a replay code; or say more in a walk."""
        name = session or ask(do="open", lang=lang)["session"]
        if not text and not replay:
            return ask(do="diagnose", session=name) if session else ask(do="open", lang=lang)
        return ask(do="diagnose", session=name, text=text, replay=replay)

    @app.tool()
    def answer(session: str, option: str, at: str = "") -> dict[str, Any]:
        """Answer the question of a walk by the id of an option, or the tree of a choice; "not-solved" at an outcome."""
        return ask(do="answer", session=session, option=option, at=at)

    @app.tool()
    def back(session: str) -> dict[str, Any]:
        """Ask the question before once more; later answers are kept."""
        return ask(do="back", session=session)

    @app.tool()
    def confirm(session: str, step: int) -> dict[str, Any]:
        """Show the step that waits, after the person has read its warnings and agreed."""
        return ask(do="confirm", session=session, step=step)

    @app.tool()
    def what_if(session: str) -> dict[str, Any]:
        """Tell where each option of the question would lead."""
        return ask(do="what-if", session=session)

    @app.tool()
    def note(session: str) -> dict[str, Any]:
        """Return the note to take away, as Markdown."""
        return ask(do="note", session=session, form="markdown")

    return app
