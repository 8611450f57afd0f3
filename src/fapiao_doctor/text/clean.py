"""Text that cannot steer a terminal: no control, format, bidi or unassigned characters."""

import unicodedata

NEW_LINES = {"\r\n": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}
UNSHOWABLE = "?"
"""Stands for a character that has no shape of its own: a lone surrogate, private or unassigned."""


def clean(text: str) -> str:
    """Give `text` with every character that a terminal could obey taken out; new lines stay."""
    if text.isprintable():
        return text
    for old, new in NEW_LINES.items():
        text = text.replace(old, new)
    return "".join(map(_shown, text))


def one_line(text: str) -> str:
    """Give `text` cleaned and on one line, runs of blanks made one."""
    return " ".join(clean(text).split())


def _shown(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    kind = unicodedata.category(char)
    if kind == "Zs":
        return " "
    return "" if kind in ("Cc", "Cf") else UNSHOWABLE
