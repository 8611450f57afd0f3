"""The reader of a pipe that went away, told apart from a disk that is full."""

import contextlib
from collections.abc import Iterator


class ReaderGoneError(Exception):
    """The reader of a pipe went away; no OSError, since click would end those with the code for a failure."""


@contextlib.contextmanager
def reader_gone() -> Iterator[None]:
    """Turn a broken pipe into ReaderGoneError."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError from error
