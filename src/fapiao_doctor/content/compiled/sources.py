"""What a compiled pack is made from: a short text that changes with every byte of it."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from fapiao_doctor import __version__
from fapiao_doctor.content.packaged import PACKAGE, package_folder


def made_from(folder: Path, variant: str, shipped: bool = False) -> str:
    """Return what a compiled pack of `folder` must say that it was made from; `variant` tells forms of it apart.

    All files are read, since a time and a size can stay while the words change: 2 ms for the bundled pack. In a
    checkout the program's own files that compile count too, but for what is `shipped`. Raises OSError.
    """
    check, size, files = 0, 0, 0
    for path in (*_content(folder), *(() if shipped else _program())):
        data = path.read_bytes()
        check = zlib.crc32(data, zlib.crc32(path.name.encode(), check))
        size, files = size + len(data), files + 1
    return f"{__version__} {variant} {files} {size} {check:08x}"


def _content(folder: Path) -> Iterator[Path]:
    """Yield the files that a pack is read from; its examples and stories are none."""
    names = sorted(one.name for one in folder.iterdir() if one.is_dir() and one.name not in ("examples", "stories"))
    yield from sorted(folder.glob("*.yaml"))
    yield from sorted(folder.glob("reader.json"))
    for name in names:
        yield from sorted((folder / name).glob("*.yaml"))


def _program() -> Iterator[Path]:
    if not (package_folder() / "trees").is_dir():  # a checkout: an installed program changes with its version alone
        yield from sorted(PACKAGE.glob("content/**/*.py"))
        yield from sorted(PACKAGE.glob("reader/*.py"))
