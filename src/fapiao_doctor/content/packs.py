"""Which packs there are and which are asked for: folders, packs that are installed, the bundled one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from fapiao_doctor.content.packaged import package_folder
from fapiao_doctor.errors import Listed, MachineError, UsageError
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.files import Name, read_file, unreadable

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from pathlib import Path

GROUP = "fapiao_doctor.packs"
"""The entry points of installed packs: each names a module, and the folder of that module is the pack."""

MANIFEST = "pack.yaml"
"""The file that makes a folder a pack."""

LONG = 1 << 16
"""Bytes from which a list of entry points is taken for one that has ours, unread; setuptools has 3,000."""

FOLDER_HINT = "--trees 后面写放着 pack.yaml 的文件夹"

VARIABLE = "FAPIAO_DOCTOR_TREES"
HEAD = r"(?m)^(pack|version|reviewed|example): *[\"']?([^\n\"'#]*[^\s\"'#])"
ENTRY = r"^[\"']?{text}[\"']?: *[\"']?(.*?)[\"']? *$"
"""One line of a translation."""

HEAD_BYTES = 4_000
"""How much of pack.yaml is looked at for its head, which stands at the top; the bundled one has 300 bytes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The folders to load, and the words of the command line that say so again."""

    folders: tuple[Name, ...]
    words: tuple[str, ...] = ()


def bundled_folder() -> str:
    """Return the folder of the bundled pack, installed or in a checkout."""
    package = package_folder()
    inside = os.path.join(package, "trees")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(package)), "trees")


def bundled_pack() -> Path:
    """Return the same as a path, for those who look into it."""
    from pathlib import Path

    return Path(bundled_folder())


def choose(asked: Sequence[str], environment: Mapping[str, str], separator: str) -> Chosen:
    """Return the packs for the values of --trees, else of the environment variable, else all installed ones.

    A value is a folder, or the id of an installed pack. Raises UsageError for anything else.
    """
    given = tuple(asked)
    if not given:
        named = [one for one in environment.get(VARIABLE, "").split(separator) if one]
        return Chosen(tuple(_folder(one) for one in named) or (bundled_folder(), *_added().values()))
    words = tuple(word for one in given for word in ("--trees", one))
    return Chosen(tuple(dict.fromkeys(_folder(one) for one in given)), words)


def installed() -> dict[str, str]:
    """Return the folders of the bundled pack and of the packs that entry points add, by pack id."""
    bundled = bundled_folder()
    return {head(bundled).get("pack", ""): bundled, **_added()}


def _added() -> dict[str, str]:
    """Return the folders of the packs that entry points add, by pack id."""
    return {point.name: _folder_of(point) for point in sorted(_points(), key=lambda one: one.name)}


def head(folder: Name) -> dict[str, str]:
    """Return what the top of pack.yaml says of `pack`, `version`, `reviewed` and `example`; reads no YAML."""
    try:
        data = read_file(os.path.join(folder, MANIFEST), HEAD_BYTES)
    except MachineError:
        return {}
    return dict(re.findall(HEAD, data.decode("utf-8", "replace")))


def example_in(folder: Name, language: str) -> str:
    """Return the sentence that a pack shows as an example, translated where it is; empty if it has none."""
    said = head(folder).get("example", "")
    try:
        with open(os.path.join(folder, language, MANIFEST), encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return said
    found = re.search(ENTRY.format(text=re.escape(said)), text, re.MULTILINE)
    return found[1] if found and said else said


def heads(folders: Sequence[Name]) -> Iterator[tuple[str, str, str]]:
    """Yield pack, version and day of review of each folder, "?" for what its manifest does not say."""
    for folder in folders:
        said = head(folder)
        yield said.get("pack", "?"), said.get("version", "?"), said.get("reviewed", "?")


def _folder(named: str) -> str:
    if os.path.isdir(named):
        from pathlib import Path

        return str(Path(named))
    path = "/" in named or "\\" in named
    known = {} if path else installed()
    if named in known:
        return known[named]
    if _is_there(named):
        raise _no_folder(named)
    if path:
        raise UsageError("没有这个文件夹：{folder}", FOLDER_HINT, folder=named)
    hint = "写放着 pack.yaml 的文件夹，或者写装好的内容包：{options}"
    raise UsageError("没有“{name}”这个文件夹或内容包", hint, name=named, options=Listed(known))


def _is_there(path: str) -> bool:
    """Return whether anything has this name; raise MachineError where nobody may look."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unreadable(path, error) from error
    return True


def _no_folder(named: str) -> UsageError:
    """Return the error for what is there and no folder; by a file of a pack most likely the pack is meant."""
    folder = os.path.dirname(named) or os.curdir
    if os.path.isfile(os.path.join(folder, MANIFEST)):
        return UsageError("“{name}”不是文件夹", "写它所在的文件夹：--trees {folder}", name=named, folder=folder)
    return UsageError("“{name}”不是文件夹", FOLDER_HINT, name=named)


def _points() -> Sequence[EntryPoint]:
    """Return the entry points of packs.

    importlib.metadata takes a quarter of a short run to load, so whether any file names the group is looked up first.
    """
    if not any(GROUP.encode() in said for said in _declared()):
        return ()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def _declared() -> Iterator[bytes]:
    """Yield the files in which installed distributions declare entry points; all that may be one."""
    own = os.path.dirname(os.__file__)
    for folder in dict.fromkeys(sys.path):
        if folder in (own, os.path.join(own, "lib-dynload")):
            continue  # the standard library's own folders, long lists without a distribution
        try:
            names = os.listdir(folder or os.curdir)
        except NotADirectoryError:  # a zip file: whoever is in there is looked up in the usual way
            yield GROUP.encode()
        except OSError:
            continue
        else:
            for name in names:
                if name.endswith((".dist-info", ".egg-info")):
                    yield from _said_in(f"{folder}/{name}/entry_points.txt")


def _said_in(path: str) -> Iterator[bytes]:
    """Yield what stands in a file, where there is one; asked of thirty files in every run, so by three calls a file."""
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        said = os.read(number, LONG)
    except OSError:
        return
    finally:
        os.close(number)
    yield said if len(said) < LONG else GROUP.encode()


def _folder_of(point: EntryPoint) -> str:
    try:
        module = import_module(point.module)
    except ImportError as error:
        raise MachineError(
            "内容包“{pack}”装坏了：{reason}", "重装它，或卸掉它", pack=point.name, reason=error
        ) from error
    file = module.__file__
    if file is None:
        raise MachineError("内容包“{pack}”装坏了：{reason}", "重装它，或卸掉它", pack=point.name, reason=point.module)
    return os.path.dirname(file)
