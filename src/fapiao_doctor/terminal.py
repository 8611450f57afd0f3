"""The one output path: cleaned text to stdout, messages to stderr."""

import sys
from collections.abc import Iterable


def tell(lines: Iterable[str]) -> None:
    """Write result lines to stdout."""
    for line in lines:
        sys.stdout.write(line + "\n")


def complain(message: str) -> None:
    """Write one message to stderr."""
    sys.stderr.write(message + "\n")
