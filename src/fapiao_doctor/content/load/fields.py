"""Read the keys of one mapping: required, optional and unknown ones, each error with its place."""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from fapiao_doctor.content.load.strictyaml import Mapping, Node, Scalar
from fapiao_doctor.content.load.strictyaml import Sequence as List
from fapiao_doctor.errors import ContentError, Listed, Phrase, Place

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PARTIAL = re.compile("[0-9]{4}(-[0-9]{2})?")
"""A year, or a year and a month."""
LONGEST_PATTERN = 400
"""Characters of a regular expression in a pack; the longest of the bundled one has 130."""

Choice = TypeVar("Choice", bound=str)
What = Phrase | str


def mapping(node: Node, what: What) -> Mapping:
    """Return `node` as a mapping, or raise ContentError naming `what`."""
    if isinstance(node, Mapping):
        return node
    raise ContentError("{what}应该是“键: 值”的形式", node.place, what=what)


def text(node: Node, what: What) -> str:
    """Return `node` as a non-empty text, or raise ContentError naming `what`."""
    if not isinstance(node, Scalar):
        raise ContentError("{what}应该是一条文字；含有 {brace} 或 : 的文字要加引号", node.place, what=what, brace="{")
    if not node.text.strip():
        raise ContentError("{what}是空的", node.place, "写上内容，或删掉这个键", what=what)
    return node.text


def items(node: Node, what: What) -> tuple[Node, ...]:
    """Return `node` as the items of a list, or raise ContentError naming `what`."""
    if isinstance(node, List):
        return node.items
    raise ContentError("{what}应该是一个列表", node.place, what=what)


def identifier(key: str, place: Place, what: What) -> str:
    """Return `key` if it is a kebab-case id, or raise ContentError naming `what`."""
    if ID.fullmatch(key):
        return key
    raise ContentError("{what}“{key}”只能用小写字母、数字和连字符，如 set-new-item", place, what=what, key=key)


def entries(node: Node, what: What) -> Iterator[tuple[str, Node, Place]]:
    """Yield id, node and place of each entry of a mapping keyed by ids."""
    table = mapping(node, what)
    for key, value in table.entries.items():
        yield identifier(key, table.keys[key], Phrase("{what}的 id", what=what)), value, table.keys[key]


class Fields:
    """The keys of one mapping; unknown or missing ones are refused when it is made."""

    def __init__(self, node: Node, what: What, required: str, optional: str = "") -> None:
        self.what = what
        self.map = mapping(node, what)
        self.place = node.place
        known = required.split() + optional.split()
        for key, place in self.map.keys.items():
            if key not in known:
                raise ContentError("{what}里没有“{key}”这个键{near}", place, what=what, key=key, near=near(key, known))
        for key in required.split():
            if key not in self.map.entries:
                raise ContentError("{what}缺少“{key}”", node.place, what=what, key=key)

    def has(self, key: str) -> bool:
        """Return whether the key stands in the file."""
        return key in self.map.entries

    def node(self, key: str) -> Node:
        """Return the node of a key that is there."""
        return self.map.entries[key]

    def text(self, key: str) -> str:
        """Return the text of `key`; an absent optional key is an empty text."""
        return text(self.node(key), self.name(key)) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; an absent optional key is an empty list."""
        if not self.has(key):
            return ()
        name = self.name(key)
        return tuple(text(item, name) for item in items(self.node(key), name))

    def ids(self, key: str) -> tuple[str, ...]:
        """Return the ids of a list, each well-formed."""
        name = self.name(key)
        nodes = items(self.node(key), name) if self.has(key) else ()
        return tuple(identifier(text(node, name), node.place, name) for node in nodes)

    def id(self, key: str) -> str:
        """Return the id under `key`, empty where it is absent."""
        return identifier(self.text(key), self.node(key).place, self.name(key)) if self.has(key) else ""

    def table(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the (key, text) pairs of a mapping; an absent optional key is an empty table."""
        if not self.has(key):
            return ()
        name = self.name(key)
        pairs = mapping(self.node(key), name).entries.items()
        return tuple((one, text(node, Phrase("{what}的 {key}", what=name, key=one))) for one, node in pairs)

    def number(self, key: str) -> int:
        """Return a whole number, 0 where the key is absent."""
        if not self.has(key):
            return 0
        value = self.text(key)
        if not value.isascii() or not value.isdigit() or len(value) > 6:
            raise ContentError("{what}“{value}”不是数字", self.node(key).place, what=self.name(key), value=value)
        return int(value)

    def day(self, key: str) -> date:
        """Return a date written as 2026-11-23."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            template = "{what}“{value}”不是日期，要写成 2026-11-23 这样"
            raise ContentError(template, self.node(key).place, what=self.name(key), value=value) from error

    def day_or_none(self, key: str) -> date | None:
        """Return a date, or None where the key is absent."""
        return self.day(key) if self.has(key) else None

    def about(self, key: str) -> str:
        """Return a day known in full or to the month or year: 2026-11-23, 2026-11 or 2026; an absent one is empty."""
        value = self.text(key)
        if not self.has(key):
            return ""
        try:
            date.fromisoformat((value + "-01-01")[:10] if PARTIAL.fullmatch(value) else value)
        except ValueError as error:
            template = "{what}“{value}”不是日期，要写成 2026-11-23、2026-11 或 2026 这样"
            raise ContentError(template, self.node(key).place, what=self.name(key), value=value) from error
        return value

    def flag(self, key: str) -> bool:
        """Return whether `key` says "yes"; any other word is refused."""
        if not self.has(key):
            return False
        if self.text(key) != "yes":
            raise ContentError('{what}只能写 "yes"，不需要就删掉', self.node(key).place, what=self.name(key))
        return True

    def pattern(self, key: str) -> re.Pattern[str] | None:
        """Return the regular expression of `key`, None where it is absent."""
        return pattern(self.node(key), self.name(key)) if self.has(key) else None

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """Return the regular expressions of a list."""
        name = self.name(key)
        return tuple(pattern(item, name) for item in items(self.node(key), name)) if self.has(key) else ()

    def one_of(self, key: str, allowed: Sequence[Choice]) -> Choice:
        """Return the text of `key`, which must be one of `allowed`."""
        value = self.text(key)
        for candidate in allowed:
            if value == candidate:
                return candidate
        template = "{what}“{value}”不对，只能是 {options}{near}"
        place, options = self.node(key).place, Listed(allowed)
        raise ContentError(
            template, place, what=self.name(key), value=value, options=options, near=near(value, allowed)
        )

    def name(self, key: str) -> Phrase:
        """Return how a message speaks of `key`."""
        return Phrase("{what}的 {key}", what=self.what, key=key)


def pattern(node: Node, what: What) -> re.Pattern[str]:
    """Return `node` as a compiled regular expression, or raise ContentError naming `what`."""
    value = text(node, what)
    if len(value) > LONGEST_PATTERN:
        raise ContentError("{what}太长，最多 {most} 个字符", node.place, what=what, most=LONGEST_PATTERN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python will read otherwise one day is no pattern to rely on
            return re.compile(value, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        raise ContentError("{what}不是正则表达式：{reason}", node.place, what=what, reason=error) from error


def near(word: str, known: Iterable[str]) -> Phrase | str:
    """Return ", did you mean …?" where a known word is much like `word`, else nothing."""
    found = get_close_matches(word, list(known), n=1)
    return Phrase("，是不是想写“{word}”？", word=found[0]) if found else ""
