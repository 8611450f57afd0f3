"""What still waits in the input after a line was read: the rest of a paste."""

import os
import sys
import time

QUIET = 0.05
"""Seconds without a byte after which a paste is over: terminals hand a long one over in pieces."""

MOST = 1_000_000
"""Bytes of a paste that are taken; nobody reads more."""


def waiting() -> str:
    """Return what waits in the terminal's input at once, and take it away; empty where nothing does.

    A last line without its end is taken too: it would otherwise stand before the next answer.
    """
    try:
        return _from_console() if os.name == "nt" else _from_terminal(sys.stdin.fileno())
    except (OSError, ValueError, ImportError):
        return ""


def _from_terminal(descriptor: int) -> str:
    import select
    import termios

    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:  # not a terminal
        return ""
    at_once = [*before[:6], list(before[6])]
    at_once[3] &= ~(termios.ICANON | termios.ECHO)
    at_once[6][termios.VMIN], at_once[6][termios.VTIME] = 0, 0
    data = bytearray()
    termios.tcsetattr(descriptor, termios.TCSANOW, at_once)
    try:
        while len(data) < MOST and select.select([descriptor], [], [], QUIET if data else 0)[0]:
            more = os.read(descriptor, 65_536)
            if not more:
                break
            data += more
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
    return bytes(data).decode(sys.stdin.encoding or "utf-8", "surrogateescape")


def _from_console() -> str:
    import msvcrt

    found: list[str] = []
    until = time.monotonic()
    while len(found) < MOST:
        if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            found.append(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
            until = time.monotonic() + QUIET
        elif time.monotonic() >= until:
            break
    return "".join(found)
