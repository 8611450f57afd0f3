"""Files written whole or not at all."""

import contextlib
import os
from pathlib import Path
from tempfile import mkstemp

from fapiao_doctor.errors import MachineError

UNFINISHED = ".tmp"


def write_file(path: Path, text: str) -> None:
    """Put `text` into `path` as UTF-8, in one step; whatever stood there stays until then.

    A new file is readable by its owner alone. Raises MachineError when it cannot be written.
    """
    try:
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        hint = "看看文件夹是否存在、有没有权限、磁盘是不是满了"
        raise MachineError("写不了 {path}：{reason}", hint, path=path, reason=error.strerror) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
