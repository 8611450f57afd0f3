"""The MCP server, spoken to by the client of the official SDK."""

import asyncio
import json
import sys
from typing import Any

import pytest
from every_pack import doctor_of

from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.position import Answer

mcp = pytest.importorskip("mcp", reason="the MCP SDK is not installed: pip install -e '.[dev,mcp]'")


async def _talk(calls: list[tuple[str, dict[str, Any]]]) -> tuple[list[str], list[Any]]:
    from mcp.client.stdio import stdio_client

    server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "fapiao_doctor", "serve", "--mcp"])
    async with stdio_client(server) as (read, write), mcp.ClientSession(read, write) as client:
        await client.initialize()
        tools = [tool.name for tool in (await client.list_tools()).tools]
        return tools, [await client.call_tool(name, arguments) for name, arguments in calls]


def talk(*calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    return asyncio.run(_talk(list(calls)))


def told(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.content[0].text)
    return found


def test_an_assistant_walks_as_the_engine_does_and_cannot_skip() -> None:
    way = ["tries-left=unsure", "matter=first-use", "device-first-use=baiwang", "state-page=unlocked-unchanged"]
    answers = [one.partition("=") for one in way]
    tools, replies = talk(
        ("diagnose", {"text": "证书口令怎么办"}),
        *(("answer", {"session": "1", "option": option}) for _question, _, option in answers),
        ("confirm", {"session": "1", "step": 99}),
        ("note", {"session": "1"}),
        ("back", {"session": "1"}),
        ("what_if", {"session": "1"}),
        ("answer", {"session": "no", "option": "1"}),
    )
    assert set(tools) == {"diagnose", "answer", "back", "confirm", "what_if", "note"}
    doctor = doctor_of(bundled_pack())
    wanted = doctor.diagnose("证书口令怎么办", [Answer("certificate-pin", *one.split("=")) for one in way]).outcome
    reached = told(replies[len(way)])
    assert wanted is not None
    assert reached["diagnosis"]["outcome"]["id"] == wanted.id
    shown = [step["do"] for step in reached["diagnosis"]["outcome"]["steps"]]
    assert shown == [step.do for step in wanted.steps][: reached["gate"]["step"] - 1]
    refused, note, back, what_if, lost = replies[len(way) + 1 :]
    assert refused.is_error and lost.is_error
    assert wanted.title in told(note)["note"]
    assert told(back)["at"] == "certificate-pin/state-page"
    assert told(what_if)["what_if"]
