"""From OLD and NEW of `trees diff` to folders: a folder, an installed pack, or a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fapiao_doctor.content.packs import MANIFEST, installed
from fapiao_doctor.errors import MachineError, UsageError

HINT = "写放着 pack.yaml 的文件夹、装好的包的名字，或者 git 的版本，如 HEAD~1、v1.0:trees"


@contextmanager
def pack_folder(named: str, beside: Path) -> Iterator[Path]:
    """Give the folder of a pack for as long as it is needed.

    A revision of git is `REV`, at the place of the folder `beside` in its repository, or `REV:PATH`. Raises UsageError
    for what is neither, MachineError where git cannot be run.
    """
    if Path(named).is_dir():
        yield Path(named)
        return
    known = installed()
    if named in known:
        yield Path(known[named])
        return
    with TemporaryDirectory(prefix="fapiao-doctor-") as made:
        yield _unpacked(named, beside, Path(made))


def _unpacked(named: str, beside: Path, into: Path) -> Path:
    revision, colon, inside = named.partition(":")
    if not revision or revision.startswith("-"):
        raise UsageError("“{name}”不是文件夹，也不是内容包", HINT, name=named)
    top, here = (_git(beside, named, "rev-parse", one).decode().strip() for one in ("--show-toplevel", "--show-prefix"))
    prefix = (inside if colon else here).strip("/")
    tree = f"{revision}:{prefix}" if prefix else revision
    packed = _git(Path(top), named, "archive", "--format=tar", tree)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    if not (into / MANIFEST).is_file():
        raise UsageError("版本“{name}”的 {folder} 里没有 pack.yaml", HINT, name=named, folder=prefix or ".")
    return into


def _git(beside: Path, named: str, *words: str) -> bytes:
    command = ["git", "-C", str(beside), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise MachineError("要看旧版本，这台机器上得有 git", "装上 git，或写文件夹") from error
    if done.returncode:
        raise UsageError("“{name}”不是文件夹、内容包，也不是这里的 git 版本", HINT, name=named)
    return done.stdout
