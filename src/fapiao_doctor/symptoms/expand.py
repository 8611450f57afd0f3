"""A pattern of the vocabulary to the words it stands for: 登(录|陆)密码 is 登录密码 and 登陆密码."""

import re
from functools import reduce

MOST_WORDS = 600
Pieces = tuple[tuple[str, ...], ...]
_PIECE = re.compile(r"\(([^()]*)\)|([^()]+)")
_WHOLE = re.compile(r"(?:\([^()]*\)|[^()|]+)+")


def is_pattern(pattern: str) -> bool:
    """Say whether brackets pair, do not nest, and hold every |."""
    return _WHOLE.fullmatch(pattern) is not None


def pieces(pattern: str) -> Pieces:
    """Cut a pattern where a choice begins or ends."""
    if "(" not in pattern:
        return ((pattern,),)
    found = _PIECE.findall(pattern)
    return tuple((plain,) if plain else tuple(choice.split("|")) for choice, plain in found)


def size(pattern: str) -> int:
    """Count the words that `pattern` stands for."""
    return reduce(lambda total, piece: total * len(piece), pieces(pattern), 1)


def beginnings(parts: Pieces) -> set[str]:
    """List the characters that a word of these pieces can begin with."""
    found: set[str] = set()
    for piece in parts:
        found.update(choice[0] for choice in piece if choice)
        if all(piece):
            break
    return found


def expand(parts: Pieces, first: str) -> list[str]:
    """List the words of these pieces that begin with the character `first`."""
    words = [""]
    for piece in parts:
        words = [word + choice for word in words for choice in piece if word or not choice or choice[0] == first]
    return [word for word in words if word]
