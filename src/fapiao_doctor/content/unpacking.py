"""The bundled pack out of the one file of Python that the package lies in, a zipapp.

The pack of a zipapp is a folder that authors' tools look into like any other. So it is unpacked once into the user's
cache, or for one run where there is none.
"""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PARTS = ("trees/", "trees.pack")
"""What of the package must lie in a folder."""

KEPT = 3
"""Unpacked versions that are kept."""


def unpacked() -> Path:
    """Return the folder that stands for the package; raises OSError where it cannot be unpacked anywhere."""
    archive = next(path for path in PACKAGE.parents if path.is_file())
    kept = _cache(archive)
    if kept is None:
        return _for_this_run(archive)
    if kept.is_dir():
        return kept
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _unpack(archive, kept)
    except OSError:
        return kept if kept.is_dir() else _for_this_run(archive)  # another run was faster, or nothing can be kept
    _forget_old(kept.parent)
    return kept


def _cache(archive: Path) -> Path | None:
    """Return the folder for the pack of this very file; None where this user has no home."""
    import zlib

    import platformdirs

    try:
        home = platformdirs.user_cache_path("fapiao-doctor", appauthor=False)
    except RuntimeError:
        return None
    return home / "unpacked" / f"{zlib.crc32(archive.read_bytes()):08x}"


def _unpack(archive: Path, to: Path) -> None:
    """Unpack next to `to`, and put it there when it is whole; raises OSError."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir=to.parent) as folder:
        _extract(archive, Path(folder))
        (Path(folder) / PACKAGE.name).rename(to)


def _extract(archive: Path, folder: Path) -> None:
    from zipfile import ZipFile

    inside = PACKAGE.relative_to(archive).as_posix()
    with ZipFile(archive) as file:
        wanted = [name for name in file.namelist() if name.startswith(tuple(f"{inside}/{part}" for part in PARTS))]
        file.extractall(folder, wanted)


def _for_this_run(archive: Path) -> Path:
    import atexit
    from tempfile import TemporaryDirectory

    folder = TemporaryDirectory(prefix="fapiao-doctor-")
    atexit.register(folder.cleanup)
    _extract(archive, Path(folder.name))
    return Path(folder.name) / PACKAGE.name


def _forget_old(folder: Path) -> None:
    from shutil import rmtree

    for old in sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)[KEPT:]:
        rmtree(old, ignore_errors=True)
