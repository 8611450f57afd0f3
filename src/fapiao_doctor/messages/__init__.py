"""What the program itself says, in Chinese, with its English beside it."""

from collections.abc import Mapping
from typing import Literal

from fapiao_doctor.errors import Listed, Phrase

Lang = Literal["zh", "en"]

OWN_NAMES: dict[Lang, str] = {"zh": "中文", "en": "English"}
"""How each language calls itself."""


def say(lang: Lang, chinese: str, **values: object) -> str:
    """Return the message in the language asked for, with `values` put into its braces, phrases and lists said likewise.

    In English `{count:way leads|ways lead}` says the first for one, the second for any other number. Raises KeyError for a message without English: a bug, which the tests find first.
    """
    said = {key: _said(lang, value) for key, value in values.items()}
    return (_english()[chinese] if lang == "en" else chinese).format(**said)


class Counted(int):
    """A number that chooses between the words for one and those for many."""

    def __format__(self, words: str) -> str:
        one, between, many = words.partition("|")
        return (one if self == 1 else many) if between else format(int(self), words)


def _said(lang: Lang, value: object) -> object:
    if isinstance(value, Phrase):
        return say(lang, value.template, **value.values)
    if isinstance(value, Listed):
        return say(lang, "、").join(value.words)
    return Counted(value) if type(value) is int else value


def _english() -> Mapping[str, str]:
    from fapiao_doctor.messages.english import ENGLISH  # a dozen modules, for those who read English

    return ENGLISH
