"""East Asian line breaking: between characters, never before closing or after opening punctuation."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

CLOSING = frozenset("，。、；：！？）】》〉」』〕”’…—％‰·～,.;:!?)]}%")
OPENING = frozenset("（【《〈「『〔“‘([{")
_WIDE = frozenset("WFA")
PIECE = r"(?s:[!-~\u00a1-\u02af]+|\s+|.)"


@lru_cache(maxsize=4096)
def cell(char: str) -> int:
    """Give the cells one character takes; ambiguous ones count as two, as Chinese consoles draw them."""
    if unicodedata.east_asian_width(char) in _WIDE and not unicodedata.combining(char):
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 1


def cells(text: str) -> int:
    """Give the cells that a line of text takes at most."""
    return len(text) if text.isascii() else sum(map(cell, text))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break `text` into lines of at most `width` cells; `first` and `rest` stand before the lines.

    Only blanks at a break are lost. A prefix that leaves less than two characters of room is shortened.
    """
    first, rest = _fitting(first, width), _fitting(rest, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _filled(paragraph, width, rest if lines else first, rest)
    return lines


def _fitting(prefix: str, width: int) -> str:
    while prefix and cells(prefix) > width - 4:
        prefix = prefix[:-1]
    return prefix


def _filled(paragraph: str, width: int, first: str, rest: str) -> list[str]:
    lines: list[str] = []
    line, room = first, width - cells(first)
    blank = ""
    for chunk in _chunks(paragraph):
        if chunk.isspace():
            blank = " " if room else ""
            continue
        need = cells(blank + chunk)
        if need > room and room < width - cells(rest):
            lines.append(line)
            line, room, blank = rest, width - cells(rest), ""
            need = cells(chunk)
        while need > room:
            head = _head(chunk, room)
            lines.append(line + head)
            chunk = chunk[len(head) :]
            line, room, need = rest, width - cells(rest), cells(chunk)
        line, room = line + blank + chunk, room - need
        blank = ""
    return [*lines, line]


def _chunks(paragraph: str) -> Iterator[str]:
    """Give the pieces between which a line may break, blanks as pieces of their own."""
    held = ""
    for piece in re.findall(PIECE, paragraph):
        if piece.isspace():
            if held:
                yield held
            yield piece
            held = ""
        elif held and (piece[0] in CLOSING or held[-1] in OPENING):
            held += piece
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _head(chunk: str, room: int) -> str:
    """Give what fits of a too long chunk, at least one character, leaving no closing mark to begin with."""
    end, used = 0, 0
    while end < len(chunk) and used + cell(chunk[end]) <= room:
        used += cell(chunk[end])
        end += 1
    whole = end
    while end > 1 and (chunk[end : end + 1] in CLOSING or chunk[end - 1] in OPENING):
        end -= 1
    return chunk[: end if end > 1 else max(whole, 1)]
