"""One file of named sections, each checked and read alone.

The first line is JSON: what the file was made from, and for each section where its bytes begin and end, their check
sum, and how many buckets it has. A second sum, of the line itself, stands before it. Nothing in the file is code.

A section without buckets is one JSON text. A mapping of many entries has buckets instead: an index of fixed width,
which the section's sum is of, and behind it the buckets, each a JSON object with its own sum that holds the entries
whose keys fall into it. To find one entry of a hundred thousand takes one place of the index and one bucket.
"""

import json
import os
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from struct import Struct
from typing import Any

from fapiao_doctor.text.files import Name

MAGIC = b"fapiao-doctor pack 4 "
SUM_DIGITS = 8

BUCKET = Struct("<III")
"""One place of the index: where a bucket begins behind the index, its length, and its sum."""

OFTEN = 500
"""Entries of a section after which all of it is read, which takes as long as a thousand of 14,000 entries one by one:
a run of one sentence asks for 30 at the most, `batch` for some in every row."""

NOT_TOO_LARGE = 4 << 20
"""Bytes of a section that is kept so; the largest of 16 trees has 1.4 million, one of 10,000 trees fifty times that."""


class Broken(ValueError):
    """The bytes are not what was written."""


def bucket_of(key: str, buckets: int) -> int:
    """Return the number of the bucket, of so many, that a key falls into."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % buckets


FIRST, LONGEST_HEAD = 1 << 12, 1 << 20
"""Bytes that are read at first, and at most, to find the end of the first line; that of ten thousand trees has 900."""


class _File:
    """A file that is read in parts; it stays open, so that whoever replaces it takes nothing from this run.

    It is not mapped into memory: with each part that is looked at the system would map fifteen pages around it, and a
    run that looks at sixty would hold nearly all of the file.
    """

    def __init__(self, path: Name) -> None:
        self._number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        self._turn = threading.Lock()

    def part(self, begin: int, end: int) -> bytes:
        """Return the bytes from `begin` up to `end`, fewer where the file ends before."""
        if hasattr(os, "pread"):
            return os.pread(self._number, max(end - begin, 0), begin)
        with self._turn:
            os.lseek(self._number, begin, os.SEEK_SET)
            return os.read(self._number, max(end - begin, 0))

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        """Close the file, whose number nobody else has; `os` may be gone already when Python ends."""
        if hasattr(self, "_number"):
            close(self._number)


class Sections:
    """The sections of one file."""

    def __init__(self, path: Name, accepts: Callable[[str], bool]) -> None:
        """Open a file; `accepts` says whether what it was made from is there still.

        Raises Broken where it is no such file, or was made from something else, and OSError.
        """
        self._file = _File(path)
        self._begin, found = self._head()
        self._places = self._checked(found, accepts)
        self._open: dict[str, Mapping[str, Any]] = {}

    def names(self) -> list[str]:
        """Return the names of all sections, in order."""
        return list(self._places)

    def read(self, name: str) -> Any:
        """Return the whole data of a section; raises Broken where it is not there or not as it was written."""
        found = self.entries(name) if self._place(name)[3] else None
        return self._whole(name) if found is None else dict(found.items())

    def entries(self, name: str) -> Mapping[str, Any]:
        """Return the entries of a section that is a mapping, each read when it is asked for if it has buckets.

        Raises Broken where it is not there or not as it was written; the mapping raises it for an entry that is not.
        """
        if name not in self._open:
            self._open[name] = self._entries(name)
        return self._open[name]

    def _entries(self, name: str) -> Mapping[str, Any]:
        begin, end, check, buckets = self._place(name)
        if not buckets:
            found = self._whole(name)
            if not isinstance(found, dict):
                raise Broken(name)
            return found
        index = self._file.part(begin, begin + buckets * BUCKET.size)
        if len(index) != buckets * BUCKET.size or zlib.crc32(index) != check:
            raise Broken(name)
        return Entries(self._file, index, begin + len(index), end)

    def _place(self, name: str) -> tuple[int, int, int, int]:
        if name not in self._places:
            raise Broken(name)
        begin, end, check, buckets = self._places[name]
        return self._begin + begin, self._begin + end, check, buckets

    def _whole(self, name: str) -> Any:
        begin, end, check, _ = self._place(name)
        return _checked(self._file.part(begin, end), check)

    def _head(self) -> tuple[int, Any]:
        first = len(MAGIC) + SUM_DIGITS + 1
        begun = self._file.part(0, FIRST)
        end = begun.find(b"\n")
        if end < 0:
            begun = self._file.part(0, LONGEST_HEAD)
            end = begun.find(b"\n")
        head = begun[first : max(end, first)]
        wanted = MAGIC + b"%08x " % zlib.crc32(head)
        if end < first or begun[:first] != wanted:
            raise Broken("head")
        return end + 1, json.loads(head)

    def _checked(self, found: Any, accepts: Callable[[str], bool]) -> dict[str, tuple[int, int, int, int]]:
        if not isinstance(found, list) or len(found) != 2 or not accepts(str(found[0])):
            raise Broken("made from something else")
        places = {str(name): tuple(place) for name, place in found[1].items()}
        if not all(len(one) == 4 and all(type(number) is int for number in one) for one in places.values()):
            raise Broken("places")
        return places


class Entries(Mapping[str, Any]):
    """The entries of one section in buckets; of what was read nothing is kept, or all once it is asked for often."""

    def __init__(self, file: _File, index: bytes, begin: int, end: int) -> None:
        self._file, self._index, self._begin, self._end = file, index, begin, end
        self._buckets = len(index) // BUCKET.size
        self._asked = 0
        self._all: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        """Return an entry; raises KeyError where there is none, Broken where its bucket is not as it was written."""
        return self._around(key)[key][1]

    def __contains__(self, key: object) -> bool:
        """Return whether there is such an entry; raises Broken as above."""
        return isinstance(key, str) and key in self._around(key)

    def __iter__(self) -> Iterator[str]:
        """Return the keys as they were written, which reads every bucket."""
        places = {key: one[0] for entries in self._each() for key, one in entries.items()}
        return iter(sorted(places, key=places.__getitem__))

    def __len__(self) -> int:
        """Return how many entries there are, which reads every bucket."""
        return sum(map(len, self._each()))

    def _around(self, key: str) -> dict[str, Any]:
        """Return entries among which that of a key is, if there is one."""
        if self._all is None:
            self._asked += 1
            if self._asked != OFTEN or self._end - self._begin > NOT_TOO_LARGE:
                return self._bucket(bucket_of(key, self._buckets))
            try:
                self._all = self._whole()
            except Broken:  # one bucket is, and the others go on to be read one by one
                return self._bucket(bucket_of(key, self._buckets))
        return self._all

    def _each(self) -> Iterator[dict[str, Any]]:
        return map(self._bucket, range(self._buckets)) if self._all is None else iter([self._all])

    def _whole(self) -> dict[str, Any]:
        """Return all entries by one reading: a JSON text of all buckets takes a tenth of what these take alone."""
        body, bodies = self._file.part(self._begin, self._end), []
        for begin, length, check in BUCKET.iter_unpack(self._index):
            if length:
                bodies.append(body[begin : begin + length])
                if zlib.crc32(bodies[-1]) != check:
                    raise Broken("sum")
        found: dict[str, Any] = {}
        for entries in _parsed(b"[" + b",".join(bodies) + b"]"):
            found.update(entries)
        return found

    def _bucket(self, number: int) -> dict[str, Any]:
        begin, length, check = BUCKET.unpack_from(self._index, number * BUCKET.size)
        if not length:
            return {}
        begin += self._begin
        if begin + length > self._end:
            raise Broken("bucket")
        found: dict[str, Any] = _checked(self._file.part(begin, begin + length), check)
        return found


def _checked(body: bytes, check: int) -> Any:
    if zlib.crc32(body) != check:
        raise Broken("sum")
    return _parsed(body)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise Broken("JSON") from error
