"""One file of named sections, each checked and read alone.

The first line is JSON: what the file was made from, and for each section where its bytes begin and end, and their check
sum. A second sum, of the line itself, stands before it. Nothing in the file is code.
"""

import json
import mmap
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MAGIC = b"fapiao-doctor pack 1 "
SUM_DIGITS = 8


class Broken(ValueError):
    """The bytes are not what was written."""


def written(made_from: str, sections: Mapping[str, object]) -> bytes:
    """Return the bytes of a file with these sections, each of plain data."""
    bodies = [json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in sections.values()]
    places, end = {}, 0
    for name, body in zip(sections, bodies, strict=True):
        places[name] = [end, end + len(body), zlib.crc32(body)]
        end += len(body)
    head = json.dumps([made_from, places], ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + b"%08x " % zlib.crc32(head) + head + b"\n" + b"".join(bodies)


class Sections:
    """The sections of one file; the file stays mapped, so that whoever replaces it takes nothing from this run."""

    def __init__(self, path: Path, made_from: str) -> None:
        """Open a file; raises Broken where it is no such file, or was made from something else, and OSError."""
        with path.open("rb") as file:
            try:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:
                raise Broken(path) from error
        self._begin, found = self._head()
        self._places = self._checked(found, made_from)

    def names(self) -> list[str]:
        """Return the names of all sections, in order."""
        return list(self._places)

    def read(self, name: str) -> Any:
        """Return the data of a section; raises Broken where it is not there or not as it was written."""
        try:
            begin, end, check = self._places[name]
            body = self._bytes[self._begin + begin : self._begin + end]
            if zlib.crc32(body) != check:
                raise Broken(name)
            return json.loads(body)
        except (KeyError, ValueError, RecursionError) as error:
            raise Broken(name) from error

    def _head(self) -> tuple[int, Any]:
        first = len(MAGIC) + SUM_DIGITS + 1
        end = self._bytes.find(b"\n")
        head = self._bytes[first : max(end, first)]
        wanted = MAGIC + b"%08x " % zlib.crc32(head)
        if end < first or self._bytes[:first] != wanted:
            raise Broken("head")
        return end + 1, json.loads(head)

    def _checked(self, found: Any, made_from: str) -> dict[str, tuple[int, int, int]]:
        if not isinstance(found, list) or len(found) != 2 or found[0] != made_from:
            raise Broken("made from something else")
        places = {str(name): tuple(place) for name, place in found[1].items()}
        if not all(len(one) == 3 and all(type(number) is int for number in one) for one in places.values()):
            raise Broken("places")
        return places
