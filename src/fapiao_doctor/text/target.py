"""Where `-o` leads: a file that is never replaced unasked, or a device or pipe that is written through."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.files import UNFINISHED, unwritable

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write a result to; `force` allows to overwrite what stands there."""

    path: Path
    force: bool = False

    @property
    def real(self) -> Path:
        """Return the path with links followed, so that a link stays one."""
        from pathlib import Path

        return Path(os.path.realpath(self.path))

    @property
    def is_stream(self) -> bool:
        """Return whether it is a device, a pipe or a socket, which is written through and never replaced."""
        found = self._stat()
        return found is not None and not stat.S_ISREG(found.st_mode)

    def check(self) -> None:
        """Raise MachineError for a folder or an unreachable place, UsageError for a file that would be lost."""
        found = self._stat()
        if found is None or self.is_stream:
            return
        if not self.force:
            raise UsageError("{path} 已经有了，没有动它", "换个名字；要覆盖它就加 --force", path=self.path)

    def keep_apart(self, source: BinaryIO) -> None:
        """Raise UsageError when writing here would destroy the file that `source` reads, by whatever name."""
        refuse_same(source, self._stat(), str(self.path))

    def write(self, text: str) -> None:
        """Put `text` there as UTF-8, whole or not at all; a new file is readable by its owner alone.

        Raises what `check` raises, MachineError when it cannot be written, and BrokenPipeError where it is a pipe whose
        reader went away.
        """
        self.check()
        data = text.encode("utf-8", "replace")
        try:
            if self.is_stream:
                self.path.write_bytes(data)
            else:
                _put(self.real, data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from error

    def _stat(self) -> os.stat_result | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise unwritable(self.path, error) from error
        if stat.S_ISDIR(found.st_mode):
            raise unwritable(self.path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
        return found


def refuse_same(source: BinaryIO, target: os.stat_result | None, name: str) -> None:
    """Raise UsageError when `source` reads the regular file whose status is `target`."""
    if reads(source, target):
        raise UsageError("{path} 就是要读的文件，写进去会毁掉它", "-o 写另一个文件名", path=name)


def reads(source: BinaryIO, target: os.stat_result | None) -> bool:
    """Return whether `source` reads the regular file whose status is `target`."""
    with contextlib.suppress(OSError, ValueError):
        read = os.fstat(source.fileno())
        return target is not None and stat.S_ISREG(read.st_mode) and os.path.samestat(read, target)
    return False


def install(finished: Path, real: Path) -> None:
    """Put a finished file in the place of `real`, which keeps its owner, mode and other names.

    Raises OSError.
    """
    try:
        old = real.stat()
    except FileNotFoundError:
        finished.replace(real)
        return
    if old.st_nlink == 1 and _dressed(finished, old):
        finished.replace(real)
        return
    with finished.open("rb") as source, real.open("r+b") as file:
        import shutil

        shutil.copyfileobj(source, file)
        file.truncate()
        os.fsync(file.fileno())
    finished.unlink()


def _dressed(finished: Path, old: os.stat_result) -> bool:
    """Give a file owner and mode of the one that it replaces; return whether that was allowed."""
    new = finished.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(finished, old.st_uid, old.st_gid)
        except PermissionError:
            return False
    finished.chmod(stat.S_IMODE(old.st_mode))
    return True


def _put(real: Path, data: bytes) -> None:
    # The name of the target is not part of this one: with it, a long name would be too long.
    from pathlib import Path
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=".", suffix=UNFINISHED, dir=real.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        install(Path(name), real)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
