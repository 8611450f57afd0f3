"""What the program itself says, in Chinese, with its English beside it."""

from collections.abc import Mapping
from typing import Literal

from fapiao_doctor.errors import Phrase

Lang = Literal["zh", "en"]

OWN_NAMES: dict[Lang, str] = {"zh": "中文", "en": "English"}
"""How each language calls itself."""


def say(lang: Lang, chinese: str, **values: object) -> str:
    """Return the message in the language asked for, with `values` put into its braces, phrases said likewise.

    Raises KeyError for a message without English: a bug, which the tests find first.
    """
    said = {key: _said(lang, value) for key, value in values.items()}
    return (_english()[chinese] if lang == "en" else chinese).format(**said)


def _said(lang: Lang, value: object) -> object:
    return say(lang, value.template, **value.values) if isinstance(value, Phrase) else value


def _english() -> Mapping[str, str]:
    from fapiao_doctor.messages.english import ENGLISH  # a dozen modules, for those who read English

    return ENGLISH
