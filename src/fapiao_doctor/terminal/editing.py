"""Line editing: arrows, history, and a paste that stays one text."""

import contextlib
import locale
import os
import signal
import sys
from types import FrameType, ModuleType

from fapiao_doctor.terminal.locales import BARE


def line_editing(plain: bool) -> ModuleType | None:
    """Return the readline of this system, set up for this program, or None where there is none.

    Nothing enters its history by itself. Where it can, a terminal is asked to mark what is pasted, so that a paste
    of several lines comes as one text; not on a `plain` one, which gets no escape sequence. A dumb terminal, where it
    would lose count of wide characters, has no line editing but its own; nor has a locale that knows English alone.
    """
    if os.environ.get("TERM") == "dumb" or (os.name != "nt" and locale.setlocale(locale.LC_CTYPE) in BARE):
        return None
    try:
        import readline
    except ImportError:
        return None
    with contextlib.suppress(AttributeError):  # not in every stand-in for GNU readline
        readline.set_auto_history(False)
    if not plain and "libedit" not in (readline.__doc__ or ""):
        readline.parse_and_bind("set enable-bracketed-paste on")
    return readline


class Stoppable:
    """While a line is typed: after Ctrl-Z and `fg` the terminal edits again, and the prompt stands there again."""

    def __init__(self, prompt: str, editing: ModuleType | None) -> None:
        self.prompt = prompt
        self.editing = editing

    def __enter__(self) -> None:
        if self.editing and hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, self._stop)

    def __exit__(self, *_: object) -> None:
        if self.editing and hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        import termios

        editing = termios.tcgetattr(sys.stdin)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._stop)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, editing)
        typed = self.editing.get_line_buffer() if self.editing else ""
        sys.stdout.write("\r" + self.prompt + typed)
        sys.stdout.flush()
