"""A pattern of the vocabulary to the words it stands for: 登(录|陆)密码 is 登录密码 and 登陆密码."""

import re
from functools import reduce

MOST_WORDS = 600
_PIECE = re.compile(r"\(([^()]*)\)|([^()]+)")
_WHOLE = re.compile(r"(?:\([^()]*\)|[^()|]+)+")


def is_pattern(pattern: str) -> bool:
    """Say whether brackets pair, do not nest, and hold every |."""
    return _WHOLE.fullmatch(pattern) is not None


def size(pattern: str) -> int:
    """Count the words that `pattern` stands for."""
    return reduce(lambda total, piece: total * (piece.count("|") + 1), _pieces(pattern), 1)


def expand(pattern: str) -> list[str]:
    """List the words that `pattern` stands for, the empty word left out."""
    if "(" not in pattern:
        return [pattern]
    words = [""]
    for piece in _pieces(pattern):
        choices = piece.split("|")
        words = [word + choice for word in words for choice in choices]
    return [word for word in words if word]


def _pieces(pattern: str) -> list[str]:
    return [match[1] if match[1] is not None else match[2] for match in _PIECE.finditer(pattern)]
