"""Patterns that are compiled when they are first used: the rules of redaction take 40 ms, and a text needs few."""

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "finditer", "split", "sub")


class Later:
    """A pattern as it is written; its methods are those of the compiled one as soon as one of them is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.flags)
        vars(self).update((one, getattr(made, one)) for one in METHODS)
        return getattr(made, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", Later(pattern, flags))


def holds(text: str, signs: frozenset[str], words: tuple[str, ...] = ()) -> bool:
    """Return whether a text holds one of these characters, or one of these words in any case.

    It is asked before a pattern is: each of what the pattern may meet holds one of them.
    """
    if not signs.isdisjoint(text):
        return True
    if not words:
        return False
    small = text.casefold().replace("ı", "i")  # which matches i where case is ignored
    return any(word in small for word in words)
