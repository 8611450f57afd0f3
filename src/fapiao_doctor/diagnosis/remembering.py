"""Readings that are kept: a sentence that comes again, in another row or another turn of its walk, is not read again.

What is kept was redacted before. A reader is pure, so that nothing shows whether a sentence was read or remembered.
"""

from collections.abc import Callable
from functools import lru_cache

from fapiao_doctor.reader.values import Reading

SHORT = 200
"""Characters of a sentence that may come again from somebody else; of the labelled questions all but a few logs."""

MOST_SHORT = 10_000
"""Short sentences kept, about 1 kB each with their readings: 10 MB, where all are as long as they may be 30 MB."""

MOST_LONG = 100
"""Longer ones: for the turns of a desk's worth of walks at once."""


def remembering(read: Callable[[str], Reading]) -> Callable[[str], Reading]:
    """Return a function that answers as `read` does, and keeps what it answered last."""
    short, long = lru_cache(maxsize=MOST_SHORT)(read), lru_cache(maxsize=MOST_LONG)(read)

    def remembered(text: str) -> Reading:
        return short(text) if len(text) <= SHORT else long(text)

    return remembered
