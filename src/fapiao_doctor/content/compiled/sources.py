"""What a compiled pack is made from: a short text that changes with every byte of it, and one that is had sooner.

To read and sum all files takes 4 ms in a checkout, a twentieth of a short run; to ask the system for their sizes and
times takes a tenth of that. So a compiled pack keeps both texts: where the second is as it was, the files are.
"""

import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from operator import attrgetter

from fapiao_doctor import __version__
from fapiao_doctor.content.packaged import PACKAGE, package_folder
from fapiao_doctor.text.files import Name

ASIDE = ("examples", "stories")
"""Folders of a pack that no run reads."""

SETTLED_NS = 2_000_000_000
"""Nanoseconds since the last change of any file from which on the next change will have another time."""

INSTALLED_NS = 10_000_000_000
"""Nanoseconds within which an installer writes all files of a wheel, and nobody edits what is just installed."""


def made_from(folder: Name, variant: str, shipped: bool = False) -> str:
    """Return what a compiled pack of `folder` must say that it was made from; `variant` tells forms of it apart.

    All files are read, since a time and a size can stay while the words change. In a checkout the program's own files
    that compile count too, but for what is `shipped`. Raises OSError.
    """
    check, size, files = 0, 0, 0
    for entry in _files(folder, shipped):
        with open(entry.path, "rb") as file:
            data = file.read()
        check = zlib.crc32(data, zlib.crc32(entry.name.encode("utf-8", "surrogateescape"), check))
        size, files = size + len(data), files + 1
    return f"{__version__} {variant} {files} {size} {check:08x}"


def looks(folder: Name, variant: str) -> str:
    """Return a text that differs where any file of a pack was written since; empty where it may not. Raises OSError.

    A time can be set, but for that of the last change of all on POSIX. What was changed just now may be changed again
    within the same tick of the clock.
    """
    if sys.platform == "win32":
        return ""
    seen = [(entry.name, entry.stat()) for entry in _files(folder, shipped=False)]
    newest = max((found.st_ctime_ns for _, found in seen), default=0)
    said = [(name, one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for name, one in seen]
    check = zlib.crc32(repr((__version__, variant, said)).encode("utf-8", "surrogateescape"))
    return f"{newest} {check:08x}" if newest < time.time_ns() - SETTLED_NS else ""


def as_installed(folder: Name, compiled: Name) -> bool:
    """Return whether no file of a pack was written at another time than its shipped compiled form. Raises OSError."""
    when = os.stat(compiled).st_mtime_ns
    times = [entry.stat().st_mtime_ns for entry in _files(folder, shipped=True)]
    return all(abs(one - when) < INSTALLED_NS for one in times)


def _files(folder: Name, shipped: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield the files that a pack is read from and, in a checkout, those of the program that compile it."""
    here = _entries(folder)
    yield from _ending(here, ".yaml")
    yield from (entry for entry in here if entry.name == "reader.json")
    for inner in here:
        if inner.is_dir() and inner.name not in ASIDE:
            yield from _ending(_entries(inner.path), ".yaml")
    if shipped or os.path.isdir(os.path.join(package_folder(), "trees")):
        return  # an installed program changes with its version alone
    for part in ("content", "content/load", "content/compiled", "reader"):
        yield from _ending(_entries(os.path.join(PACKAGE, part)), ".py")


def _entries(folder: Name) -> "list[os.DirEntry[str]]":
    with os.scandir(folder) as found:
        return sorted(found, key=attrgetter("name"))


def _ending(entries: "Iterable[os.DirEntry[str]]", ending: str) -> "list[os.DirEntry[str]]":
    return [one for one in entries if one.name.endswith(ending) and not one.is_dir()]
