"""Data as the page carries it: JSON, deflated, in letters, digits and signs that no parser of HTML reads."""

import json
import zlib
from base64 import b85encode
from collections.abc import Mapping
from typing import Any

LEVEL = 9
SAFE = bytes.maketrans(b"<", b".")
"""Base 85 as Python writes it, but for the one sign that could begin a tag; it is a sixteenth shorter than base 64."""

RAW = -15
"""Deflate without a head: what browsers call deflate-raw."""


def block(name: str, value: object) -> str:
    """Return a block of the page that is no script and holds `value`."""
    return f'<script type="application/json" id="{name}">"{packed(value)}"</script>'


def packed(value: object) -> str:
    """Return a value of JSON, deflated, in base 85."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW, 9)
    return b85encode(deflate.compress(text.encode()) + deflate.flush()).translate(SAFE).decode()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else list(value)
