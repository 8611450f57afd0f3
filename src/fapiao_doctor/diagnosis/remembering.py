"""Answers that are kept: a sentence that comes again, in another row or another turn of its walk, is not read again.

What is kept was redacted before. A reader is pure and so is a diagnosis, so that nothing shows whether a sentence was
answered or remembered.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

SHORT = 200
"""Characters of a sentence that may come again from somebody else; of the labelled questions all but a few logs."""

MOST_SHORT = 10_000
"""Short sentences kept: about 1 kB each with their readings, 2 kB with what was diagnosed."""

MOST_LONG = 100
"""Longer ones: for the turns of a desk's worth of walks at once."""


def remembering(answer: Callable[[Key], Value], size: Callable[[Key], int]) -> Callable[[Key], Value]:
    """Return a function that answers as `answer` does, and keeps what it answered last; `size` is in characters."""
    short, long = lru_cache(maxsize=MOST_SHORT)(answer), lru_cache(maxsize=MOST_LONG)(answer)

    def remembered(key: Key) -> Value:
        return short(key) if size(key) <= SHORT else long(key)

    return remembered
