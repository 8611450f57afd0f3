"""Where compiled packs are kept: the bundled one beside the program, all others in the user's cache."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from fapiao_doctor.content.compiled.fresh import Fresh, seen_beside
from fapiao_doctor.content.compiled.lazy import SPOILT
from fapiao_doctor.content.compiled.pack import Compiled, Work
from fapiao_doctor.content.compiled.sections import Sections
from fapiao_doctor.content.compiled.sources import made_from
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.packaged import package_folder
from fapiao_doctor.content.packs import bundled_folder
from fapiao_doctor.errors import MachineError
from fapiao_doctor.frozen import replace
from fapiao_doctor.text.files import Name, write_bytes

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "trees.pack"
"""The bundled pack as the wheel holds it, beside its folder."""

KEPT = 8
"""Files that are kept in the cache; each folder has one, or two where it also stands beside others."""


def opened(folder: Name, languages: Collection[str], prefixed: bool, work: Work) -> Pack:
    """Return the pack in `folder`, from its compiled form where that is fresh; else from its files, then compiled.

    What cannot be kept is compiled again next time. Raises the first ContentError or MachineError of the pack.
    """
    raw = partial(load_pack, folder, None, prefixed)
    if not os.path.isdir(folder):
        return raw()
    fresh = Fresh(folder, "beside others" if prefixed else "alone", os.path.join(package_folder(), SHIPPED))
    for path in _places(folder, prefixed):
        try:
            sections = Sections(path, partial(fresh.accepts, path))
            return Compiled(sections, raw, work, partial(_drop, path)).pack(folder, languages)
        except (OSError, *SPOILT):
            continue
    return _compiled_now(folder, prefixed, fresh, work)


def _compiled_now(folder: Name, prefixed: bool, fresh: Fresh, work: Work) -> Pack:
    """Return the pack from its files, and keep it compiled for the next run where that can be done."""
    try:
        key, _look = fresh.key, fresh.look
    except OSError:
        return load_pack(folder, None, prefixed)  # which says what cannot be read
    pack = load_pack(folder, None, prefixed)
    made = work.table(pack)
    data = _written(key, pack, replace(work, table=lambda _pack: made))
    for path in _places(folder, prefixed):
        if path != fresh.shipped and _kept(path, data):
            fresh.remember(path)
            break
    return replace(pack, table=lambda: made)


def compiled(folder: Name, work: Work) -> bytes:
    """Return the compiled form of the pack in `folder`, as it is shipped."""
    return _written(made_from(folder, "alone", shipped=True), load_pack(folder), work)


def _written(key: str, pack: Pack, work: Work) -> bytes:
    from fapiao_doctor.content.compiled.writing import sections_of  # most runs find what is compiled already
    from fapiao_doctor.content.compiled.written import written

    return written(key, sections_of(pack, work))


def cache_folder() -> Path:
    """Return the platform's place for what can be made again; raises RuntimeError where this user has no home."""
    import platformdirs

    return platformdirs.user_cache_path("fapiao-doctor", appauthor=False) / "packs"


def _places(folder: Name, prefixed: bool) -> Iterator[str]:
    whole = os.path.abspath(folder)  # links are not followed, which may change under the name
    if not prefixed and whole == bundled_folder():
        yield _beside_the_program()
    try:
        named = f"{os.path.basename(whole)}-{zlib.crc32(os.fsencode(whole)):08x}{'-beside' if prefixed else ''}.pack"
        yield os.path.join(cache_folder(), named)
    except RuntimeError:  # no home at all, as in a container with a bare user number
        return


def _beside_the_program() -> str:
    """Return where the bundled pack lies compiled: shipped, or in a checkout where byte code lies too."""
    package = package_folder()
    shipped = os.path.isdir(os.path.join(package, "trees"))
    return os.path.join(package, SHIPPED) if shipped else os.path.join(package, "__pycache__", SHIPPED)


def _kept(path: str, data: bytes) -> bool:
    """Write a compiled file, and take away the oldest of many; return whether it could be written."""
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_bytes(path, data)
        kept = [one for one in os.scandir(folder) if one.name.endswith(".pack")]
        for old in sorted(kept, key=lambda one: one.stat().st_mtime_ns, reverse=True)[KEPT:]:
            _drop(old.path)
            _drop(seen_beside(old.path))
    except (MachineError, OSError):
        return False
    return True


def _drop(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
