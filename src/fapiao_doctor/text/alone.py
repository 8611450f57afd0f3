"""One run at a time writes a file: who holds it is alone until it is closed, also by the end of the process."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from fapiao_doctor.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be taken away
    fcntl = None  # type: ignore[assignment]


def hold(file: BinaryIO, path: Path) -> BinaryIO:
    """Return `file`, which is `path`, held; raise UsageError where another run holds it, or has just put it away.

    On a disk without locks everybody is alone.
    """
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise _busy(path) from error
    except OSError:
        return file
    with contextlib.suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(file.fileno()), path.lstat()):
            return file
    file.close()
    raise _busy(path)


def _busy(path: Path) -> UsageError:
    return UsageError("另一次运行正在写 {path}", "等它写完，或者 -o 写另一个文件名", path=path)
