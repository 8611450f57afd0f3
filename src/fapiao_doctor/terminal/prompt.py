"""One text from a person: a line, or all lines of one paste."""

import contextlib
import sys

from fapiao_doctor.terminal.editing import Stoppable, line_editing
from fapiao_doctor.terminal.screen import Screen, tell
from fapiao_doctor.terminal.waiting import waiting
from fapiao_doctor.text.bare_secret import is_bare_secret
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.glyphs import showable
from fapiao_doctor.text.redact import redact
from fapiao_doctor.text.wrap import wrap


def read_line(prompt: str, plain: bool = False) -> str:
    """Ask, and return what was typed without its ends; what was pasted at once is one text, of one or more lines.

    Raises EOFError and KeyboardInterrupt as input() does.
    """
    editing = line_editing(plain)
    *before, last = wrap(clean(prompt), Screen(sys.stdout).width)
    tell(before)
    shown, _ = showable(last, sys.stdout.encoding or "utf-8")
    shown += " " if prompt.endswith(" ") else ""
    with Stoppable(shown, editing):
        line = input(shown)
    text = _typed("\n".join([line, waiting()])).replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip().removeprefix("\ufeff").strip()
    if editing and text and _harmless(text):
        with contextlib.suppress(AttributeError):
            editing.add_history(text)
    return text


def _harmless(text: str) -> bool:
    """Return whether a text may be called back with the arrow keys."""
    return "\n" not in text and not is_bare_secret(text) and not redact(text).kinds


def _typed(text: str) -> str:
    """Return what was typed; bytes that are not the terminal's encoding are read as GB18030."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    data = text.encode(sys.stdin.encoding or "utf-8", "surrogateescape")
    return data.decode("gb18030", "replace")
