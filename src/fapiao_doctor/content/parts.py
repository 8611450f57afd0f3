"""The one table of what an outcome says: loader, schema, texts, facts, views and pages all read it."""

from collections.abc import Iterator
from typing import Literal

from fapiao_doctor.frozen import dataclass

Kind = Literal["one", "many"]
"""Whether a part is one text, or a list of items that may carry `only`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One key of an outcome that holds words for people; `heading` is its name on a page, in Chinese."""

    key: str
    kind: Kind
    heading: str
    needed: bool = False

    @property
    def name(self) -> str:
        """The key as programs spell it in JSON."""
        return self.key.replace("-", "_")


TITLE, STOP, BRING = "title", "stop", "bring"
WORKS, AVOID, PREVENT = "works-when", "avoid", "prevent"
UNCONFIRMED = "unconfirmed"

PARTS = (
    Part(TITLE, "one", "", needed=True),
    Part(STOP, "many", "【先停手】"),
    Part(BRING, "many", "要带的、要记的"),
    Part("who", "one", "谁去办"),
    Part("where", "one", "在哪办"),
    Part("cost", "one", "费用"),
    Part("time", "one", "时间"),
    Part("lost", "one", "会丢什么"),
    Part(WORKS, "one", "怎样算好了", needed=True),
    Part(AVOID, "many", "不要这样做"),
    Part(PREVENT, "many", "以后怎么防"),
    Part(UNCONFIRMED, "many", "没有查实的"),
)
"""In reading order; the steps stand between `bring` and `who`."""

BY_KEY = {part.key: part for part in PARTS}


def keys(needed: bool) -> Iterator[str]:
    """Yield the keys that an outcome must have, or those that it may have."""
    return (part.key for part in PARTS if part.needed is needed)
