"""The three streams of the process, any of which may be closed, dead or endless."""

import contextlib
import errno
import io
import os
import sys
from typing import BinaryIO, TextIO

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.files import reading


class Closed(io.TextIOBase):
    """Stands for a standard output that was closed: to write to it fails as to any closed file."""

    encoding = "utf-8"

    def write(self, _text: str) -> int:
        """Raise OSError."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def mend() -> None:
    """Put something in the place of each stream that was closed when the process began.

    A closed number would be given to the next file that is opened, and what is meant for the stream be written there.
    """
    for number in range(3) if os.name == "posix" else ():
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # for the whole run


def silence(stream: TextIO) -> None:
    """Lead a dead stream nowhere, so that Python does not flush it again at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def stdin_bytes() -> BinaryIO:
    """Return the standard input; raise UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError("没有标准输入，它是关着的", "写上文件名，或用管道传进来")
    return sys.stdin.buffer


def typed_in(most: int) -> bytes:
    """Return what comes from the standard input.

    Raises UsageError where it is closed or gives more than `most` bytes, MachineError where it cannot be read.
    """
    source = stdin_bytes()
    with reading("-"):
        data = source.read(most + 1)
    if len(data) > most:
        raise UsageError("标准输入太长，最多 {most} 个字节", "只留出错的那几行", most=most)
    return data


def put(stream: TextIO, text: str) -> None:
    """Write a text that a program may read, neither wrapped nor coloured; nothing in it steers a terminal.

    Raises OSError when the stream takes no more.
    """
    from fapiao_doctor.text.unsafe import harmless

    stream.write(harmless(text))
    stream.flush()


def is_interactive() -> bool:
    """Return whether a person can be asked: both ends are terminals."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def speaks_utf8(stream: TextIO) -> bool:
    """Return whether a stream can take any character as UTF-8."""
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"
