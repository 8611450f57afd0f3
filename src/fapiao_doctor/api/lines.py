"""The step protocol over a stream of lines: one request a line, one reply a line."""

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from fapiao_doctor.api.protocol import SCHEMA, Json, Protocol, told
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.unsafe import json_text

LONGEST = 1_000_000
"""Bytes of a request; the rest of a longer line is passed by."""


def served(stream: BinaryIO, protocol: Protocol, lang: Lang, write: Callable[[str], None]) -> None:
    """Answer each line of `stream` until it ends, each reply one line of ASCII."""
    for line in _lines(stream):
        write(json_text(_reply(line, protocol, lang), True) + "\n")


def _reply(line: bytes, protocol: Protocol, lang: Lang) -> Json:
    if len(line) > LONGEST:
        return _error(UsageError("请求太长：最多 {most} 字节", "", most=LONGEST), lang)
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return _error(UsageError("请求不是一行 JSON", "例如 {example}", example='{"do": "open"}'), lang)
    return protocol.reply(request)


def _error(error: UsageError, lang: Lang) -> Json:
    return {"schema": SCHEMA, "id": None, "error": told(error, lang)}


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines that hold something, no more than a byte over LONGEST of each."""
    while line := stream.readline(LONGEST + 2):
        whole = line
        while not whole.endswith(b"\n"):
            whole = stream.readline(LONGEST)
            if not whole:
                break
        if line.strip():
            yield line.rstrip(b"\r\n")
