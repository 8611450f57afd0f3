"""Whether what stands beside a word for a secret is its value, or a public default, a code, a unit, a date, a word."""

import re

from fapiao_doctor.text.later import later
from fapiao_doctor.text.secret_words import (
    ABOUT_DEFAULT,
    CODE_LIKE,
    DATE,
    DATE_BEFORE,
    DEFAULTS,
    KNOWN_WORD,
    NO_SECRET_BEFORE,
    PUBLIC,
    SECRET,
    STATE_WORD,
    UNIT,
)

DEFAULT_DIGITS = 8
"""Digits that BARE and the longest public defaults have."""

BESIDE = later(rf"{SECRET}[\s:：=]{{0,3}}$", re.IGNORECASE)
QUOTED_DEFAULT = later(
    r"(?:默认|初始|原始|出厂|default|initial)的?(?:登录)?(?:密码|口令|password|pin)?[\s是为:：]{0,3}$", re.IGNORECASE
)
ELSEWHERE = later(r"[。；;！!？?,，\n]|还是")
"""What is said before one of these is not said of the value."""

OWNED = later(r"(?<![不说底])是(?!不是)|为|[:=]|改|设|换|\bis\b|\bwas\b|set|changed", re.IGNORECASE)
ASKED = later(r"[”\"'’]?\s?(?:吗|嘛|么|\?|？|对吗|对不对|是不是)")
SAID_IN_CHINESE = later(r"[是为為叫成的了:=][\s“\"'‘「《(\[]{0,3}$")
GOES_ON = later(r" [A-Za-z]")
"""A word inside an English sentence is no password."""

CLAUSE = later(r"[。；;！!？?\n]")


def is_secret(text: str, start: int, end: int, said: bool) -> bool:
    """Say whether a token is one; `said` means that the words around it say so outright."""
    token = text[start:end]
    if len(token) < 3 or token in PUBLIC or CODE_LIKE.fullmatch(token) or _is_known_word(token):
        return False
    if token.isdigit() and (len(token) < 4 or UNIT.match(text, end)):
        return False
    before = text[max(0, start - 12) : start]
    if NO_SECRET_BEFORE.search(before) and not said and not BESIDE.search(before):
        return False
    if token.isdigit() and len(token) <= DEFAULT_DIGITS and QUOTED_DEFAULT.search(before):
        return False
    if DATE.match(token) and DATE_BEFORE.search(before):
        return False
    if token.lower() in DEFAULTS:
        return _owned(text, start, end)
    if any(char.isdigit() for char in token):
        return True
    return said and _is_word(text, start, end)


def _is_known_word(token: str) -> bool:
    return (token[0].isalpha() or "'" in token) and bool(KNOWN_WORD.fullmatch(token))


def _owned(text: str, start: int, end: int) -> bool:
    """Say whether a public default is said to be somebody's own value."""
    before = ELSEWHERE.split(re.split(SECRET, text[max(0, start - 12) : start], flags=re.IGNORECASE)[-1])[-1]
    owned = OWNED.search(before) and not ASKED.match(text, end)
    return bool(owned) and not ABOUT_DEFAULT.search(_clause(text, start, end))


def _is_word(text: str, start: int, end: int) -> bool:
    """Say whether letters after "是" or "is" are a value and not a word of the sentence."""
    token = text[start:end]
    if len(token) < 4 or not any(map(str.isalnum, token)):
        return False
    if SAID_IN_CHINESE.search(text[max(0, start - 4) : start]):
        return not GOES_ON.match(text, end)
    return not STATE_WORD.fullmatch(token) and not GOES_ON.match(text, end)


def _clause(text: str, start: int, end: int) -> str:
    """Give the clause around a place, at most 60 characters before and 40 after."""
    floor = max(0, start - 60)
    begin = max((found.end() for found in CLAUSE.finditer(text, floor, start)), default=floor)
    until = CLAUSE.search(text, end, end + 40)
    return text[begin : until.start() if until else end + 40]
