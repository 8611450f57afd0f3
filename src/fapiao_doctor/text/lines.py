"""A stream of bytes to lines of text, one at a time, however long the stream or one of its lines is."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.encoding import encoding_of
from fapiao_doctor.text.files import reading, unreadable

SAMPLE = 1_000_000
"""Bytes from which encoding and form are told."""

LONGEST_LINE = 1_000_000
"""Characters of one line that are kept; a longer one is an error of its row."""

TOO_LONG = "这一行太长"
UNREADABLE = "这一行的编码和别的行不一样，读不了"
NO_TEXT = "这一行不是文字"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line without its end; `number` counts from 1, `error` says why it cannot be read, with `text` empty then."""

    number: int
    text: str
    error: str = ""


class Head(io.RawIOBase):
    """A stream of bytes whose first megabyte was looked at; `given` counts the bytes handed out."""

    def __init__(self, file: BinaryIO, name: str = "-") -> None:
        """Read the sample from `file`, which is called `name`; raises MachineError when it cannot be read."""
        with reading(name):
            self.sample = file.read(SAMPLE)
        self.name = name
        self.whole = len(self.sample) < SAMPLE
        self.given = 0
        self._file = file

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill `buffer` and return how many bytes; 0 at the end."""
        held = self.sample[self.given : self.given + len(buffer)]
        # Where the end was seen it is not asked for again: on a terminal that would be one more Ctrl-D.
        part = held or (b"" if self.whole else self._file.read(len(buffer)))
        buffer[: len(part)] = part
        self.given += len(part)
        return len(part)


def lines_of(head: Head) -> Iterator[TextLine]:
    """Yield the lines of a stream, in the encoding that its beginning shows.

    Raises UsageError when the beginning is no text, MachineError when it cannot be read.
    """
    encoding = encoding_of(head.sample, head.whole)
    # UTF-16 and UTF-32 cannot carry a bad byte through, so there it becomes the mark for "unreadable".
    errors = "replace" if encoding in ("utf-16", "utf-32") else "surrogateescape"
    stream = io.TextIOWrapper(io.BufferedReader(head), encoding=encoding, errors=errors, newline=None)
    return _lines(stream, head.name, errors == "replace")


def _lines(stream: io.TextIOWrapper, name: str, replaced: bool) -> Iterator[TextLine]:
    number = 0
    while line := _next(stream, name):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            _skip(stream, name)
            yield TextLine(number, "", TOO_LONG)
            continue
        text = line.removesuffix("\n")
        error = _fault(text, replaced)
        yield TextLine(number, "" if error else text, error)


def _next(stream: io.TextIOWrapper, name: str) -> str:
    try:
        return stream.readline(LONGEST_LINE)
    except OSError as error:
        raise unreadable(name, error) from error


def _skip(stream: io.TextIOWrapper, name: str) -> None:
    while (rest := _next(stream, name)) and not rest.endswith("\n"):
        pass


def _fault(text: str, replaced: bool) -> str:
    if text.isascii():
        return NO_TEXT if "\0" in text else ""
    if not _is_text(text) or (replaced and "\ufffd" in text):
        return UNREADABLE
    return NO_TEXT if "\0" in text else ""


def _is_text(text: str) -> bool:
    """Return whether no byte had to be carried through as a surrogate."""
    if text.isprintable():  # as nearly always, and seen at once: a surrogate is not
        return True
    return not any("\ud800" <= char <= "\udfff" for char in text)
