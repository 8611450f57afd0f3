"""What a person typed, to what is meant."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Key = Literal["back", "why", "what-if", "list", "save", "quit"]

KEYS: dict[str, Key] = {
    "b": "back", "返回": "back", "上一步": "back", "back": "back",
    "?": "why", "h": "why", "help": "why", "说明": "why", "帮助": "why", "为什么": "why",
    "w": "what-if", "假如": "what-if",
    "l": "list", "我的回答": "list",
    "s": "save", "保存": "save",
    "q": "quit", "退出": "quit", "quit": "quit", "exit": "quit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the numbered options, counted from 0."""

    place: int


@dataclass(frozen=True, slots=True)
class Search:
    """New words to look for."""

    words: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that is offered; `several` when the words fit more than one option."""

    several: bool = False


Reply = Chosen | Search | Unclear | Key


def read_reply(typed: str, labels: Sequence[str]) -> Reply:
    """Give what `typed` means where `labels` are the options: a number, a key, words of one option, a search."""
    said = unicodedata.normalize("NFKC", typed).strip()
    if said.startswith("/") and said.strip("/ "):
        return Search(said.lstrip("/ "))
    if said.rstrip(".、").isdecimal():
        place = int(said.rstrip(".、")) - 1
        return Chosen(place) if 0 <= place < len(labels) else Unclear()
    key = KEYS.get(said.lower())
    return key if key else _by_words(said, labels)


def _by_words(said: str, labels: Sequence[str]) -> Reply:
    folded = [unicodedata.normalize("NFKC", label).casefold() for label in labels]
    words = said.casefold()
    if not words:
        return Unclear()
    exact = [place for place, label in enumerate(folded) if label == words]
    part = exact or [place for place, label in enumerate(folded) if words in label]
    return Chosen(part[0]) if len(part) == 1 else Unclear(several=len(part) > 1)
