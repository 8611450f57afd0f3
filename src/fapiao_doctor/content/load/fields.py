"""Read the keys of one mapping: required, optional and unknown ones, each error with its place."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from fapiao_doctor.content.load.strictyaml import Mapping, Node, Scalar, Sequence
from fapiao_doctor.errors import ContentError, Place

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Choice = TypeVar("Choice", bound=str)


def mapping(node: Node, what: str) -> Mapping:
    """Give `node` as a mapping, or raise ContentError naming `what`."""
    if isinstance(node, Mapping):
        return node
    raise ContentError(f"{what}应该是“键: 值”的形式", node.place)


def text(node: Node, what: str) -> str:
    """Give `node` as a non-empty text, or raise ContentError naming `what`."""
    if not isinstance(node, Scalar):
        raise ContentError(f"{what}应该是一条文字；含有 {{ 或 : 的文字要加引号", node.place)
    if not node.text.strip():
        raise ContentError(f"{what}是空的", node.place, "写上内容，或删掉这个键")
    return node.text


def items(node: Node, what: str) -> tuple[Node, ...]:
    """Give `node` as the items of a list, or raise ContentError naming `what`."""
    if isinstance(node, Sequence):
        return node.items
    raise ContentError(f"{what}应该是一个列表", node.place)


def identifier(key: str, place: Place, what: str) -> str:
    """Give `key` if it is a kebab-case id, or raise ContentError naming `what`."""
    if ID.fullmatch(key):
        return key
    raise ContentError(f"{what}“{key}”只能用小写字母、数字和连字符，如 set-new-pin", place)


def entries(node: Node, what: str) -> Iterator[tuple[str, Node, Place]]:
    """Give id, node and place of each entry of a mapping keyed by ids."""
    table = mapping(node, what)
    for key, value in table.entries.items():
        yield identifier(key, table.keys[key], f"{what}的 id "), value, table.keys[key]


class Fields:
    """The keys of one mapping; unknown or missing ones are refused when it is made."""

    def __init__(self, node: Node, what: str, required: str, optional: str = "") -> None:
        self.what = what
        self.map = mapping(node, what)
        self.place = node.place
        known = required.split() + optional.split()
        for key, place in self.map.keys.items():
            if key not in known:
                raise ContentError(f"{what}里没有“{key}”这个键{_near(key, known)}", place)
        for key in required.split():
            if key not in self.map.entries:
                raise ContentError(f"{what}缺少“{key}”", node.place)

    def has(self, key: str) -> bool:
        """Say whether the key stands in the file."""
        return key in self.map.entries

    def node(self, key: str) -> Node:
        """Give the node of a key that is there."""
        return self.map.entries[key]

    def text(self, key: str) -> str:
        """Give the text of `key`; an absent optional key is an empty text."""
        return text(self.node(key), self._name(key)) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the texts of a list; an absent optional key is an empty list."""
        if not self.has(key):
            return ()
        name = self._name(key)
        return tuple(text(item, name) for item in items(self.node(key), name))

    def ids(self, key: str) -> tuple[str, ...]:
        """Give the ids of a list, each well-formed."""
        nodes = items(self.node(key), self._name(key)) if self.has(key) else ()
        return tuple(identifier(text(n, self._name(key)), n.place, self._name(key)) for n in nodes)

    def day(self, key: str) -> date:
        """Give a date written as 2026-11-23."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            message = f"{self._name(key)}“{value}”不是日期，要写成 2026-11-23 这样"
            raise ContentError(message, self.node(key).place) from error

    def day_or_none(self, key: str) -> date | None:
        """Give a date, or None where the key is absent."""
        return self.day(key) if self.has(key) else None

    def flag(self, key: str) -> bool:
        """Give whether `key` says "yes"; any other word is refused."""
        if not self.has(key):
            return False
        if self.text(key) != "yes":
            raise ContentError(f'{self._name(key)}只能写 "yes"，不需要就删掉', self.node(key).place)
        return True

    def one_of(self, key: str, allowed: tuple[Choice, ...]) -> Choice:
        """Give the text of `key`, which must be one of `allowed`."""
        value = self.text(key)
        for candidate in allowed:
            if value == candidate:
                return candidate
        message = f"{self._name(key)}“{value}”不对，只能是 {'、'.join(allowed)}{_near(value, list(allowed))}"
        raise ContentError(message, self.node(key).place)

    def _name(self, key: str) -> str:
        return f"{self.what}的 {key} "


def _near(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"，是不是想写“{near[0]}”？" if near else ""
