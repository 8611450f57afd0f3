"""Named sections to the bytes of one file, as `sections.py` says what stands in it and reads it back."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from fapiao_doctor.content.compiled.sections import BUCKET, MAGIC, bucket_of

MOST_BUCKETS = 1 << 16
"""A larger index would cost more to check than its buckets save; ten thousand trees need a quarter of it."""


class Bucketed(dict[str, Any]):
    """A mapping that is to be written in buckets."""


def written(made_from: str, sections: Mapping[str, object]) -> bytes:
    """Return the bytes of a file with these sections, each of plain data or `Bucketed`."""
    places: dict[str, list[int]] = {}
    bodies: list[bytes] = []
    end = 0
    for name, one in sections.items():
        body, check, buckets = _in_buckets(one) if isinstance(one, Bucketed) else _whole(one)
        places[name] = [end, end + len(body), check, buckets]
        bodies.append(body)
        end += len(body)
    head = _json([made_from, places])
    return MAGIC + b"%08x " % zlib.crc32(head) + head + b"\n" + b"".join(bodies)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _whole(data: object) -> tuple[bytes, int, int]:
    body = _json(data)
    return body, zlib.crc32(body), 0


def _in_buckets(data: Bucketed) -> tuple[bytes, int, int]:
    buckets = min(MOST_BUCKETS, 1 << max(len(data) - 1, 0).bit_length())
    held: list[dict[str, object]] = [{} for _ in range(buckets)]
    for place, (key, value) in enumerate(data.items()):
        held[bucket_of(key, buckets)][key] = [place, value]
    index, bodies, end = [], [], 0
    for entries in held:
        body = _json(entries) if entries else b""
        index.append(BUCKET.pack(end, len(body), zlib.crc32(body)))
        bodies.append(body)
        end += len(body)
    whole = b"".join(index)
    return whole + b"".join(bodies), zlib.crc32(whole), buckets
