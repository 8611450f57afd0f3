"""A bar on stderr, where a person can see it."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items again, with a bar on stderr where a person can see it."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description="", console=Console(file=sys.stderr), transient=True)
