"""Data as the page carries it: JSON, deflated, in letters and digits; no parser of HTML reads anything into it."""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

LEVEL = 9
RAW = -15
"""Deflate without a head: what browsers call deflate-raw."""


def block(name: str, value: object) -> str:
    """Return a block of the page that is no script and holds `value`."""
    return f'<script type="application/json" id="{name}">"{packed(value)}"</script>'


def packed(value: object) -> str:
    """Return a value of JSON in base64."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW, 9)
    return b64encode(deflate.compress(text.encode()) + deflate.flush()).decode()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else list(value)
