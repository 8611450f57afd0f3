"""Characters that steer a terminal or cannot be seen: taken out of text, escaped in JSON."""

import json
import re
from typing import Any

UNSEEN = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
UNSAFE = f"[{UNSEEN}\ud800-\udfff]"
STEERING = f"[\0-\b\v-\x1f{UNSEEN}\ud800-\udfff]"
"""Patterns that re keeps once they are compiled: a run needs one of them at most."""


def harmless(text: str) -> str:
    """Return `text` without what a terminal could obey; tabs, line ends and every visible character stay."""
    return re.sub(STEERING, "", text.replace("\r\n", "\n").replace("\r", "\n"))


def json_text(value: Any, ascii_only: bool = False, indent: int | None = None) -> str:
    r"""Return `value` as JSON that may be printed anywhere: what steers or cannot be seen is written as \uXXXX.

    Raises ValueError for a number that JSON cannot hold.
    """
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
    return re.sub(UNSAFE, _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
