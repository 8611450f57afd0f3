"""The compiled table of a pack, kept in the user's cache, so that a start does not compile it again.

The file is named by a hash of everything the table is made from, so a changed pack never meets an old table. What is
missing, broken or unwritable is compiled again without a word: the cache saves time and nothing else.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs

from fapiao_doctor import __version__
from fapiao_doctor.errors import MachineError
from fapiao_doctor.text.files import read_file, write_file

LARGEST = 50_000_000
"""Bytes of a table that are read; the bundled one has 2,600,000."""

KEPT = 8
"""Tables that are kept; each edit of a pack makes a new one, and the oldest go."""

KEY = "made-from"


def cached(folder: Path, compiled: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the table of the pack in `folder`: from the cache, else as `compiled` makes it, then kept."""
    try:
        path = cache_folder() / f"{(key := made_from(folder))}.json"
    except RuntimeError:  # no home at all, as in a container with a bare user number
        return compiled()
    table = _read(path, key)
    if table is None:
        table = compiled()
        _keep(path, {**table, KEY: key})
    return table


def made_from(folder: Path) -> str:
    """Return a hash of the files that a reader's table is made from, and of the program that makes it."""
    hashed = hashlib.sha256(__version__.encode())
    for path in _sources(folder):
        hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()[:32]


def cache_folder() -> Path:
    """Return the platform's place for what can be made again."""
    return platformdirs.user_cache_path("fapiao-doctor", appauthor=False) / "readers"


def _sources(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.yaml"))
    yield from sorted((folder / "knowledge").glob("*.yaml"))
    yield from sorted(folder.glob("reader.json"))
    yield from sorted(Path(__file__).parent.glob("*.py"))


def _read(path: Path, key: str) -> dict[str, Any] | None:
    try:
        table = json.loads(read_file(path, LARGEST))
    except (MachineError, ValueError, RecursionError):
        return None
    return table if isinstance(table, dict) and table.pop(KEY, None) == key else None


def _keep(path: Path, table: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, json.dumps(table, ensure_ascii=False, separators=(",", ":")))
        kept = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
    except (MachineError, OSError):
        return
