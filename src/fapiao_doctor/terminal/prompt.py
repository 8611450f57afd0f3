"""One line from a person."""

import contextlib
import sys

from fapiao_doctor.terminal.screen import Screen, tell
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.glyphs import showable
from fapiao_doctor.text.wrap import wrap


def is_interactive() -> bool:
    """Return whether a person can be asked: both ends are terminals."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def read_line(prompt: str) -> str:
    """Ask for one line and return it without its ends; raises EOFError and KeyboardInterrupt as input() does."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # its import alone makes line editing right for wide characters
    *before, last = wrap(clean(prompt), Screen(sys.stdout).width)
    tell(before)
    shown, _ = showable(last, sys.stdout.encoding or "utf-8")
    room = " " if prompt.endswith(" ") else ""
    return _typed(input(shown + room)).strip().removeprefix("\ufeff").strip()


def _typed(text: str) -> str:
    """Return what was typed; bytes that are not the terminal's encoding are read as GB18030."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    data = text.encode(sys.stdin.encoding or "utf-8", "surrogateescape")
    return data.decode("gb18030", "replace")
