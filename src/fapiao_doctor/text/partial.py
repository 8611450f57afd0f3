"""A file that grows row by row beside the one that is meant, and takes its place when it is whole."""

import contextlib
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.alone import hold
from fapiao_doctor.text.files import unwritable
from fapiao_doctor.text.target import Target, install

ENDING = ".part"

FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""With O_EXCL where the file is new: nobody else's file or link under this name is ever written to."""


def part_of(target: Target) -> Path:
    """Return the name under which the unfinished output of `target` stands."""
    return Path(f"{target.real}{ENDING}")


class Partial:
    """The unfinished output of `target`; what was written stays there if the run is broken off."""

    def __init__(self, target: Target, resume: bool) -> None:
        """Look at what is there, and hold it.

        Raises UsageError where a file would be lost, another run writes it, or an earlier one is unfinished and nobody
        said what to do with it, and MachineError where it cannot be written.
        """
        target.check()
        self.real = target.real
        self.path = part_of(target)
        there = os.path.lexists(self.path)
        if there and not resume:
            self._must_rest()
            if not target.force:
                hint = "接着写就加 --resume；从头写就加 --force"
                raise UsageError("上次没写完的还在：{path}", hint, path=self.path)
        self._file = self._open(resume and there)

    def earlier(self) -> BinaryIO:
        """Return the file, to be read from its beginning."""
        self._file.seek(0)
        return self._file

    def go_on_at(self, end: int) -> None:
        """Cut off what stands behind byte `end`, and write from there."""
        self._file.truncate(end)
        self._file.seek(end)

    def write(self, data: bytes) -> None:
        """Add `data`, so that it is in the file when this returns; raises MachineError."""
        try:
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise unwritable(self.path, error) from error

    def finish(self) -> None:
        """Put the file in its place; raises MachineError."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            if os.name == "nt":  # where no open file can be renamed; elsewhere it is held until it has its name
                self._file.close()
            install(self.path, self.real)
        except OSError as error:
            raise unwritable(self.real, error) from error

    def __enter__(self) -> "Partial":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # every row was flushed, and its failure told, when it was written
            self._file.close()

    def _must_rest(self) -> None:
        """Raise UsageError where another run writes the file that is there."""
        with contextlib.suppress(OSError):  # what cannot be opened is told when it is to be written
            hold(os.fdopen(os.open(self.path, FLAGS), "r+b"), self.path).close()

    def _open(self, again: bool) -> BinaryIO:
        try:
            if not again:
                self.path.unlink(missing_ok=True)
            descriptor = os.open(self.path, FLAGS if again else FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
            return hold(os.fdopen(descriptor, "r+b"), self.path)
        except OSError as error:
            raise unwritable(self.path, error) from error


class Through:
    """A device or a pipe, written to as it is; there is nothing to resume and nothing to finish."""

    def __init__(self, target: Target) -> None:
        """Open it; raises MachineError."""
        self.path = target.path
        try:
            self._file = target.path.open("wb")
        except OSError as error:
            raise unwritable(self.path, error) from error

    def write(self, data: bytes) -> None:
        """Pass `data` on; raises MachineError, and BrokenPipeError where the reader of a pipe went away."""
        try:
            self._file.write(data)
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from error
