"""Characters that steer a terminal or cannot be seen: taken out of text, escaped in JSON."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fapiao_doctor.text.fixed import Fixed

UNSEEN = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
STEERING = f"[\0-\b\v-\x1f{UNSEEN}\ud800-\udfff]"
"""A pattern that re keeps once it is compiled, which takes 0.4 ms: a text in which all is plain needs none."""

LETTERS_UNSEEN = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""What of it Unicode counts as letters and with them as printable; but for marks beyond 16 bits the rest is not."""

_ENCODERS = {one: json.JSONEncoder(ensure_ascii=one, allow_nan=False).encode for one in (False, True)}
"""Kept, since to make one for each row takes as long as to write a short row."""


def harmless(text: str) -> str:
    """Return `text` without what a terminal could obey; tabs, line ends and every visible character stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_plain(text) else re.sub(STEERING, "", text)


def _is_plain(text: str) -> bool:
    """Return whether nothing in a text is met by STEERING; False where that has to be seen."""
    visible = text.replace("\n", "").replace("\t", "")
    if not visible.isprintable() or len(visible.encode("utf-16-le")) != 2 * len(visible):
        return False
    for letter in LETTERS_UNSEEN:  # noqa: SIM110  # any() takes three times as long, for every row of `batch`
        if letter in visible:
            return False
    return True


def json_text(value: Any, ascii_only: bool = False, indent: int | None = None) -> str:
    r"""Return `value` as JSON that may be printed anywhere: what steers or cannot be seen is written as \uXXXX.

    Raises ValueError for a number that JSON cannot hold.
    """
    if indent is None and isinstance(value, dict):
        return "{" + ", ".join(_members(value, ascii_only)) + "}"
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
    return _without_steering(text)


def _members(value: Mapping[str, Any], ascii_only: bool) -> Iterator[str]:
    """Yield the members of an object as JSON: the text of a fixed one is made once, of all between two together."""
    between: dict[str, Any] = {}
    for key, one in value.items():
        if isinstance(one, Fixed):
            yield from _plain_members(between, ascii_only)
            between = {}
            yield f"{_plain_text(key, ascii_only)}: {_fixed(one, ascii_only)}"
        else:
            between[key] = one
    yield from _plain_members(between, ascii_only)


def _plain_members(value: dict[str, Any], ascii_only: bool) -> Iterator[str]:
    if value:
        yield _plain_text(value, ascii_only)[1:-1]


def _fixed(value: Fixed, ascii_only: bool) -> str:
    if ascii_only not in value.texts:
        value.texts[ascii_only] = _plain_text(dict(value), ascii_only)
    return value.texts[ascii_only]


def _plain_text(value: Any, ascii_only: bool) -> str:
    text = _ENCODERS[ascii_only](value)
    return _without_steering(text)


def _without_steering(text: str) -> str:
    """Escape what of JSON steers a terminal: JSON itself has escaped the signs below a blank."""
    return text if _is_plain(text) else re.sub(STEERING, _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
