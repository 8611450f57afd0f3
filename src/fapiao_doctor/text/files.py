"""Files read with a bound, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fapiao_doctor.errors import MachineError
from fapiao_doctor.text.reason import reason

if TYPE_CHECKING:
    from pathlib import Path

Name = str | os.PathLike[str]
"""What names a file or a folder: a text on the way of every run, since pathlib takes 3 ms to load, else a Path."""

UNFINISHED = ".tmp"


def read_file(path: Name, most: int) -> bytes:
    """Return the bytes of a regular file, at most one more than `most`.

    Raises MachineError for a missing, unreadable or special file.
    """
    with reading(path):
        if not os.path.isfile(path):
            here, folder = os.path.exists(path), os.path.isdir(path)
            code = errno.ENOENT if not here else errno.EISDIR if folder else errno.EINVAL
            raise OSError(code, os.strerror(code))
        with open(path, "rb") as file:
            return file.read(most + 1)


@contextlib.contextmanager
def reading(path: object) -> Iterator[None]:
    """Turn what the system says while `path` is read into MachineError."""
    try:
        yield
    except OSError as error:
        raise unreadable(path, error) from error


def files_in(folder: Path, ending: str) -> list[Path]:
    """Return the files of a folder whose names have this ending, sorted; none where there is no folder.

    Raises MachineError where the folder is there and cannot be looked into.
    """
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(folder, error) from error
    return [path for path in paths if path.name.endswith(ending)]


def write_file(path: Name, text: str) -> None:
    """Put `text` into `path` as UTF-8, in one step; whatever stood there stays until then.

    For the program's own files; what people name is a `Target`. A new file is readable by its owner alone. Raises
    MachineError when it cannot be written.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Name, data: bytes) -> None:
    """Put `data` into `path` as `write_file` does."""
    try:
        _replace(path, data)
    except OSError as error:
        raise unwritable(path, error) from error


def unreadable(path: object, error: OSError) -> MachineError:
    """Return the error to raise where `path` cannot be read."""
    return MachineError("读不了 {path}：{reason}", "看看文件是否存在、有没有权限", path=path, reason=reason(error))


def unwritable(path: object, error: OSError | ValueError) -> MachineError:
    """Return the error to raise where `path` cannot be written."""
    hint = "看看文件夹是否存在、有没有权限、文件是不是在别的程序里打开着、磁盘是不是满了"
    return MachineError(
        "写不了 {path}：{reason}", hint, path=path, reason=reason(error) if isinstance(error, OSError) else error
    )


def _replace(path: Name, data: bytes) -> None:
    from tempfile import mkstemp  # loads much that only who writes needs

    folder, own = os.path.split(path)
    descriptor, name = mkstemp(prefix=f".{own}.", suffix=UNFINISHED, dir=folder or os.curdir)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
