"""The one output path: cleaned, redacted where it is a message, wrapped, and sayable in the stream's encoding."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TextIO, TypeVar

from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.render.plain import laid_out
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.glyphs import showable
from fapiao_doctor.text.redact import redact
from fapiao_doctor.text.wrap import wrap

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

NARROWEST, WIDEST, IN_A_PIPE = 20, 100, 80
UNWRAPPED = 1_000_000
STYLES = {
    "title": "bold",
    "stop": "bold red",
    "warning": "yellow",
    "gate": "bold yellow",
    "heading": "bold",
    "note": "dim",
    "source": "dim",
    "command": "cyan",
}


class Screen:
    """Shows documents on one stream; `plain` means no escape sequence at all."""

    def __init__(self, stream: TextIO, plain: bool = False) -> None:
        self.stream = stream
        self.plain = plain or not stream.isatty() or os.environ.get("TERM") == "dumb"
        self.warned = False

    @property
    def width(self) -> int:
        """Give the cells of a line now: the terminal's, or 80 in a pipe."""
        if not self.stream.isatty():
            return IN_A_PIPE
        columns = shutil.get_terminal_size((IN_A_PIPE, 24)).columns
        return max(NARROWEST, min(columns - 1, WIDEST))

    def show(self, document: Iterable[Line], width: int = 0) -> None:
        """Write a document, `width` cells wide or as wide as the stream.

        Raises OSError, as every write does, when the stream takes no more.
        """
        width = width or self.width
        for line in document:
            for text in laid_out(line, width):
                self._write(text, STYLES.get(line.role, ""))
        self.stream.flush()

    def write(self, text: str) -> None:
        """Write a text that a program may read: neither wrapped nor coloured."""
        self.stream.write(text)
        self.stream.flush()

    def _write(self, text: str, style: str) -> None:
        shown, lost = showable(text, self.stream.encoding or "utf-8")
        if lost and not self.warned:
            self.warned = True
            complain(f"? {self.stream.encoding}: PYTHONIOENCODING=utf-8 / -o FILE (UTF-8)")
        if self.plain or not style:
            self.stream.write(shown + "\n")
        else:
            self.console.print(shown, style=style, soft_wrap=True)

    @cached_property
    def console(self) -> "Console":
        """Give the rich console that colours lines; it gets finished text, never markup."""
        from rich.console import Console

        return Console(file=self.stream, markup=False, emoji=False, highlight=False)


def tell(lines: Iterable[str]) -> None:
    """Write lines of content to stdout: wrapped on a terminal, one line each in a pipe."""
    screen = Screen(sys.stdout, plain=True)
    width = screen.width if sys.stdout.isatty() else UNWRAPPED
    screen.show((Line("text", text.lstrip(), _indent(text)) for text in lines), width)


def complain(message: str) -> None:
    """Write one message to stderr, cleaned and with secrets hidden; a broken stderr is nobody's fault."""
    shown, _ = showable(redact(clean(message)).text, sys.stderr.encoding or "utf-8")
    with contextlib.suppress(OSError):
        sys.stderr.write(shown + "\n")
        sys.stderr.flush()


def progress(items: Sequence[Item]) -> Iterable[Item]:
    """Give the items again, with a bar on stderr where a person can see it."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description="", console=Console(file=sys.stderr), transient=True)


def speaks_utf8(stream: TextIO) -> bool:
    """Say whether a stream can take any character as UTF-8."""
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"


def is_interactive() -> bool:
    """Say whether a person can be asked: both ends are terminals."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def read_line(prompt: str) -> str:
    """Ask for one line and give it without its ends; raises EOFError and KeyboardInterrupt as input() does."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # its import alone makes line editing right for wide characters
    *before, last = wrap(clean(prompt), Screen(sys.stdout).width)
    tell(before)
    shown, _ = showable(last, sys.stdout.encoding or "utf-8")
    room = " " if prompt.endswith(" ") else ""
    return _typed(input(shown + room)).strip().removeprefix("\ufeff").strip()


def document_text(document: Document) -> str:
    """Give a document as text for a file, 80 cells wide."""
    return "".join(text + "\n" for line in document for text in laid_out(line, IN_A_PIPE))


def _typed(text: str) -> str:
    """Give what was typed; bytes that are not the terminal's encoding are read as GB18030."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    data = text.encode(sys.stdin.encoding or "utf-8", "surrogateescape")
    return data.decode("gb18030", "replace")


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
