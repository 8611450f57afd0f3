"""What one run reads, what it writes and what it adds to are not the same file, by whatever name."""

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.partial import part_of
from fapiao_doctor.text.target import Target, reads, refuse_same


def keep_apart(source: BinaryIO, output: Target | None, unanswered: Path | None) -> None:
    """Raise UsageError when the output, or the sentences that nobody answered, would go into a file that is in use."""
    written = [] if output is None or output.is_stream else [output.real, part_of(output)]
    if output is None:
        with contextlib.suppress(OSError, ValueError):
            refuse_same(source, os.fstat(sys.stdout.fileno()), "-")
    else:
        output.keep_apart(source)
    for path in written[1:]:
        refuse_same(source, _status(path), str(path))
    if unanswered is None:
        return
    hint = "--keep-unanswered 写另一个文件名"
    if reads(source, _status(unanswered)):
        raise UsageError("{path} 就是要读的文件，写进去会毁掉它", hint, path=unanswered)
    if Path(os.path.realpath(unanswered)) in written:
        raise UsageError("{path} 是 -o 要写的文件", hint, path=unanswered)


def _status(path: Path) -> os.stat_result | None:
    with contextlib.suppress(OSError):
        return path.stat()
    return None
