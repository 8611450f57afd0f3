"""A bar on stderr, where a person can see it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], size: int, given: Callable[[], int], on_stdout: bool) -> Iterable[Item]:
    """Return the items again, with a bar on stderr where a person can see it.

    The input has `size` bytes, 0 where nobody knows, and `given` says how many were read. There is no bar where the
    result itself goes to the same terminal.
    """
    crowded = on_stdout and sys.stdout.isatty()
    if crowded or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    return _barred(items, size, given)


def _barred(items: Iterable[Item], size: int, given: Callable[[], int]) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=size or None)
        for item in items:
            yield item
            bar.update(task, completed=given())
