"""The one output path: cleaned, redacted where it is a message, wrapped, and sayable in the stream's encoding."""

import io
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, TextIO

from fapiao_doctor.render.document import Line
from fapiao_doctor.render.plain import UNWRAPPED, laid_out
from fapiao_doctor.terminal.pager import paged
from fapiao_doctor.terminal.streams import put, silence, speaks_utf8
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.glyphs import showable
from fapiao_doctor.text.wrap import cells, wrap

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST, WIDEST, USUAL = 20, 100, 80

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
        """Return the cells of a line now: the terminal's; in a pipe lines are not broken."""
        if not self.stream.isatty():
            return UNWRAPPED
        columns = _size().columns
        return max(NARROWEST, min(columns - 1, WIDEST))

    def show(self, document: Iterable[Line]) -> None:
        """Write a document, as wide as the stream.

        Raises OSError, as every write does, when the stream takes no more.
        """
        width = self.width
        for line in document:
            for text in laid_out(line, width):
                self._write(text, STYLES.get(line.role, ""))
        self.stream.flush()

    def show_page(self, document: Sequence[Line], conclusion: Sequence[Line]) -> None:
        """Write a page; where it is longer than the terminal, let a pager show it, and say the conclusion again.

        However long the page is, `conclusion` is on the screen when it ends.
        """
        if self.fits(document):
            self.show(document)
            return
        if self.plain or not paged(self._rendered(document), os.environ):
            self.show(document)
        self.show((Line("blank"), *conclusion))

    def fits(self, document: Sequence[Line]) -> bool:
        """Return whether a page stands on the terminal whole, with a line left for what is typed."""
        if not self.stream.isatty():
            return True
        rows = _size().lines
        return sum(1 for line in document for _ in laid_out(line, self.width)) < rows

    def _rendered(self, document: Sequence[Line]) -> str:
        page = io.StringIO()
        inner = Screen(self.stream)
        inner.console = terminal_console(page)
        for line in document:
            for text in laid_out(line, self.width):
                shown, _lost = showable(text, self.stream.encoding or "utf-8")
                inner.console.print(shown, style=STYLES.get(line.role, ""), soft_wrap=True)
        return page.getvalue()

    def clear(self) -> bool:
        """Clear the terminal and what has scrolled away; False where no escape sequence may be written."""
        if self.plain:
            return False
        self.pass_on("\x1b[H\x1b[2J\x1b[3J")
        return True

    def write(self, text: str) -> None:
        """Write a text that a program may read, neither wrapped nor coloured; nothing in it steers a terminal."""
        put(self.stream, text)

    def pass_on(self, text: str) -> None:
        """Write a text as it is, which whoever made it has made harmless; raises OSError."""
        self.stream.write(text)
        self.stream.flush()

    def pass_on_utf8(self, data: bytes) -> None:
        """Write a text that is UTF-8 already as `pass_on` does; raises OSError."""
        if self._bytes is None:
            self.pass_on(data.decode("utf-8"))
        else:
            self._bytes.write(data)
            self._bytes.flush()

    @cached_property
    def _bytes(self) -> "BinaryIO | None":
        """Return what takes the bytes of the stream where these are UTF-8 as it is."""
        as_it_is = speaks_utf8(self.stream) and os.linesep == "\n"
        return getattr(self.stream, "buffer", None) if as_it_is else None

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
        """Return the rich console that colours lines; it gets finished text, never markup."""
        return terminal_console(self.stream)


def _size() -> os.terminal_size:
    from shutil import get_terminal_size

    return get_terminal_size((USUAL, 24))


def terminal_console(stream: TextIO) -> "Console":
    """Return the rich console that colours lines on a stream; it gets finished text, never markup."""
    from rich.console import Console

    forced = True if isinstance(stream, io.StringIO) else None
    return Console(file=stream, markup=False, emoji=False, highlight=False, force_terminal=forced)


def tell(lines: Iterable[str]) -> None:
    """Write lines of content to stdout: wrapped on a terminal, one line each in a pipe."""
    Screen(sys.stdout, plain=True).show(Line("text", text.lstrip(), _indent(text)) for text in lines)


def complain(message: str, command: str = "", wrapped: bool = True) -> None:
    """Write one message to stderr, cleaned, and as wide as its terminal; a broken stderr is nobody's fault.

    `command` is a command line that ends the message and is never broken.
    """
    width = Screen(sys.stderr).width if wrapped else UNWRAPPED
    text, command = clean(message), clean(command)
    if cells(text + command) <= width:
        lines = [text + command]
    else:
        lines = [*wrap(text.rstrip(), width), *([command] if command else [])]
    try:
        for line in lines:
            sys.stderr.write(showable(line, sys.stderr.encoding or "utf-8")[0] + "\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
