"""Where compiled packs are kept: the bundled one beside the program, all others in the user's cache."""

import os
import zlib
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from fapiao_doctor.content.compiled.fresh import SEEN, Fresh
from fapiao_doctor.content.compiled.lazy import SPOILT
from fapiao_doctor.content.compiled.pack import Compiled, Work, sections_of
from fapiao_doctor.content.compiled.sections import Sections, written
from fapiao_doctor.content.compiled.sources import made_from
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.packaged import package_folder
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.errors import MachineError
from fapiao_doctor.frozen import replace
from fapiao_doctor.text.files import write_bytes

SHIPPED = "trees.pack"
"""The bundled pack as the wheel holds it, beside its folder."""

KEPT = 8
"""Files that are kept in the cache; each folder has one, or two where it also stands beside others."""


def opened(folder: Path, languages: Collection[str], prefixed: bool, work: Work) -> Pack:
    """Return the pack in `folder`, from its compiled form where that is fresh; else from its files, then compiled.

    What cannot be kept is compiled again next time. Raises the first ContentError or MachineError of the pack.
    """
    raw = partial(load_pack, folder, None, prefixed)
    if not folder.is_dir():
        return raw()
    fresh = Fresh(folder, "beside others" if prefixed else "alone", package_folder() / SHIPPED)
    for path in _places(folder, prefixed):
        try:
            sections = Sections(path, partial(fresh.accepts, path))
            return Compiled(sections, raw, work, partial(_drop, path)).pack(folder, languages)
        except (OSError, *SPOILT):
            continue
    return _compiled_now(folder, prefixed, fresh, work)


def _compiled_now(folder: Path, prefixed: bool, fresh: Fresh, work: Work) -> Pack:
    """Return the pack from its files, and keep it compiled for the next run where that can be done."""
    try:
        key, _look = fresh.key, fresh.look
    except OSError:
        return load_pack(folder, None, prefixed)  # which says what cannot be read
    pack = load_pack(folder, None, prefixed)
    made = work.table(pack)
    data = written(key, sections_of(pack, replace(work, table=lambda _pack: made)))
    for path in _places(folder, prefixed):
        if path != fresh.shipped and _kept(path, data):
            fresh.remember(path)
            break
    return replace(pack, table=lambda: made)


def compiled(folder: Path, work: Work) -> bytes:
    """Return the compiled form of the pack in `folder`, as it is shipped."""
    pack = load_pack(folder)
    return written(made_from(folder, "alone", shipped=True), sections_of(pack, work))


def cache_folder() -> Path:
    """Return the platform's place for what can be made again; raises RuntimeError where this user has no home."""
    import platformdirs

    return platformdirs.user_cache_path("fapiao-doctor", appauthor=False) / "packs"


def _places(folder: Path, prefixed: bool) -> Iterator[Path]:
    whole = os.path.abspath(folder)  # noqa: PTH100  # resolve() follows links, which may change under the name
    if not prefixed and whole == str(bundled_pack()):
        yield _beside_the_program()
    try:
        named = f"{folder.name}-{zlib.crc32(os.fsencode(whole)):08x}{'-beside' if prefixed else ''}.pack"
        yield cache_folder() / named
    except RuntimeError:  # no home at all, as in a container with a bare user number
        return


def _beside_the_program() -> Path:
    """Return where the bundled pack lies compiled: shipped, or in a checkout where byte code lies too."""
    package = package_folder()
    return package / SHIPPED if (package / "trees").is_dir() else package / "__pycache__" / SHIPPED


def _kept(path: Path, data: bytes) -> bool:
    """Write a compiled file, and take away the oldest of many; return whether it could be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_bytes(path, data)
        kept = sorted(path.parent.glob("*.pack"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
            old.with_suffix(SEEN).unlink(missing_ok=True)
    except (MachineError, OSError):
        return False
    return True


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
