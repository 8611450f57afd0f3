"""What a person typed, to what is meant."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.labels import fitting, folded

Key = Literal[
    "back", "help", "what-if", "list", "save", "quit", "more", "note", "or", "held", "clear", "unsure", "nothing"
]

KEYS: dict[str, Key] = {
    "b": "back", "返回": "back", "上一步": "back", "上一题": "back", "back": "back",
    "?": "help", "h": "help", "help": "help", "说明": "help", "帮助": "help", "为什么": "help",
    "w": "what-if", "假如": "what-if",
    "l": "list", "我的回答": "list",
    "s": "save", "保存": "save",
    "q": "quit", "退出": "quit", "quit": "quit", "exit": "quit",
    "m": "more", "全部": "more", "全部内容": "more", "more": "more",
    "p": "note", "便条": "note", "带走": "note",
    "o": "or", "或者": "or", "或者是": "or",
    "g": "held",
    "c": "clear", "清屏": "clear", "clear": "clear", "cls": "clear",
    "": "nothing",
}  # fmt: skip

UNSURE = re.compile(
    r"(?:我|俺|这个|这|什么都|啥都|啥也|一点|也|真的|真|还是|都|实在|完全|就是)*"
    r"(?:不知道|不晓得|不清楚|不懂|不明白|不确定|不会|看不懂|没看懂|看不明白|看不出来?|说不清楚?|说不准|分不清楚?|"
    r"认不出来?|搞不清楚?|搞不懂|弄不清楚?|不好说|没把握)"
    r"(?:啊|呀|了|呢|吧|哦|哎|诶|是什么|是哪个|选哪个|怎么选)*"
    r"|(?:i )?(?:really )?(?:dont|do not|cant|cannot|can not) (?:know|tell|say|understand)(?: it| this)?"
    r"|(?:im |i am )?not sure|unsure|no idea|idk|dunno|unclear|unknown"
)
LONGEST_NUMBER = 2
"""Digits of the number of an option; more may be a code on a screen."""

BESIDE = re.compile(r"[\s。，、！？!?,.…~；;：:]+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the numbered options, counted from 0; `told` says that it was heard, so it has to be told which one."""

    place: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """New words to look for."""

    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are neither a number, a key nor the label of one option; `several` when they fit more than one.

    `number` says that they are the number of an option that is not there.
    """

    words: str
    several: bool = False
    number: bool = False


Reply = Chosen | Search | Said | Key


def read_reply(typed: str, labels: Sequence[str], unsure: int | None = None) -> Reply:
    """Return what `typed` means where `labels` are the options, `unsure` the place of the one for who cannot tell.

    A number, a key, words of one option; after a slash, or in several lines as pasted, a search.
    """
    said = unicodedata.normalize("NFKC", typed).strip()
    if said.startswith("/") and said.strip("/ "):
        return Search(typed.strip().lstrip("/／ "))
    if "\n" in said:
        return Search(typed.strip())
    if said.rstrip(".、").isdecimal():
        place = int(said.rstrip(".、")) - 1
        return Chosen(place) if 0 <= place < len(labels) else Said(said, number=len(said) <= LONGEST_NUMBER)
    key = KEYS.get(said.lower())
    return key if key else _by_words(said, labels, unsure)


def _by_words(said: str, labels: Sequence[str], unsure: int | None) -> Reply:
    found = fitting(said, labels)
    cannot_tell = is_unsure(said)
    if cannot_tell and unsure is not None and not (found and folded(said) == folded(labels[found[0]])):
        return Chosen(unsure, told=True)
    if len(found) == 1:
        return Chosen(found[0], told=folded(said) != folded(labels[found[0]]))
    return "unsure" if cannot_tell else Said(said, several=len(found) > 1)


def is_unsure(words: str) -> bool:
    """Return whether a person says that they cannot tell."""
    plain = BESIDE.sub(" ", words.lower().replace("'", "").replace("’", "")).strip()
    return UNSURE.fullmatch(plain) is not None or UNSURE.fullmatch(plain.replace(" ", "")) is not None
