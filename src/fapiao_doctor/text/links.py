"""Links in texts: `[words](https://…)`, the only markup that a text may hold."""

import re
from collections.abc import Callable

LINK = re.compile(r"\[([^\[\]]{1,200})\]\((https://[^\s()]{1,500})\)")


def with_links(text: str, link: Callable[[str, str], str], rest: Callable[[str], str] = str) -> str:
    """Return `text` with each link as `link` gives it from words and address, and `rest` applied to what is between."""
    parts: list[str] = []
    end = 0
    for found in LINK.finditer(text):
        parts += [rest(text[end : found.start()]), link(found[1], found[2])]
        end = found.end()
    return "".join([*parts, rest(text[end:])])


def spelt_out(text: str) -> str:
    """Return `text` with each link as its words and its address, for people who read plain text."""
    return with_links(text, lambda words, address: address if words == address else f"{words} {address} ")
