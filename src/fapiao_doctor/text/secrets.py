"""Passwords and PINs, known by the words around them.

A word that names a secret, a link ("是", "改成了", ":"), a value; or the value first; or what somebody typed. Then each
value is judged alone: what is a public default, a code, a unit or an ordinary word stays, and so does everything
that no word speaks of. Beside a value that was found, others of its kind are found too.
"""

import re
from collections.abc import Iterator

from fapiao_doctor.text.later import holds, later
from fapiao_doctor.text.secret_values import DEFAULT_DIGITS, is_secret
from fapiao_doctor.text.secret_words import (
    CHINESE_SECRET,
    CODE_LIKE,
    DATE,
    KNOWN_WORD,
    OWNER,
    SAID,
    SECRET,
    TYPED,
    any_of,
)  # fmt: skip

Span = tuple[int, int, str]

TOKEN = r"(?:\d{1,4}(?:[ -]\d{1,4}){2,8}|[0-9A-Za-z@#$%^&*_~+][!-~]{2,39}|[0-9A-Za-z](?:[ -][0-9A-Za-z]){3,20})"
FILL = r"[^0-9A-Za-z\n。；;？?!！\0]"
OPEN = r"[\s“\"'‘「『《(\[:：,，!~]{0,4}"
CLOSE = r"[\s”\"'’」』)\],，]{0,3}"
LATIN = r"(?:\s?(?:ma|shi|gai|cheng|she|wei|jiushi|i|we|entered|typed|used|set|have|number|it|was|is|now|as|to|my|the|only)(?![0-9A-Za-z]))"

AFTER_SECRET = later(
    rf"{SECRET}(?P<link>{LATIN}{{0,5}}{FILL}{{0,12}}?(?:{SAID})?{OPEN})(?P<token>{TOKEN})", re.IGNORECASE
)
BEFORE_SECRET = later(
    rf"(?<![0-9A-Za-z])(?P<token>{TOKEN}){CLOSE}(?:是(?!不是|否)|就是|这个|这|的|当|做|作为?|(?<![a-z])(?:is|was)(?![a-z])){OWNER}?的?[^0-9\n。；;]{{0,10}}?{SECRET}",
    re.IGNORECASE,
)
AFTER_TYPED = later(
    rf"{TYPED}(?P<link>[^0-9A-Za-z\n。；;,，]{{0,6}}?{OPEN})(?<![0-9A-Za-z])(?P<token>{TOKEN})", re.IGNORECASE
)
AS_TYPED = later(rf"把(?P<link>\s?)(?P<token>{TOKEN})\s?(?:输|打|写|填|敲|记)成", re.IGNORECASE)
REFUSED = later(
    rf"(?<![0-9A-Za-z])(?P<link>)(?P<token>{TOKEN})\s?{CLOSE}"
    + any_of(
        r"也?都?登不[上进了] 也?都?进不去 登录不[了上] 登陆不[了上] 登录失败 也?都?不对 也?都?不行 也?都?不好使"
        r" 还是不对 还是不行 not\saccepted (?:is\s|was\s)?rejected (?:does\snot|doesn't)\swork (?:is\s|was\s)?wrong"
    ),
    re.IGNORECASE,
)
ANOTHER = later(
    rf"[!~]?\s?(?:和|、|或者?|跟|还有|以及|还是|[,，]?也?(?:可能|或许|许)?是|,|，|/|and|or)\s?(?P<link>)(?P<token>{TOKEN})",
    re.IGNORECASE,
)
SEVERAL_WORDS = later(
    rf"{CHINESE_SECRET}\s?(?P<said>{SAID})?[\s“\"'(]{{0,3}}(?P<token>[0-9A-Za-z]{{1,12}}(?: [0-9A-Za-z]{{1,12}}){{1,4}})(?![0-9A-Za-z])"
    r"(?=\s?[^\x00-\x7f]|\s?$|[,.\n])",
    re.IGNORECASE,
)
LETTERS = later(rf"{CHINESE_SECRET}(?P<link>[\s:“\"]{{0,3}})(?P<token>[A-Za-z][A-Za-z_]{{5,29}})(?=\s?[^\x00-\x7f])")
BARE = later(
    rf"(?:^|(?<=[\s,，。;；]))(?P<token>\d{{8}})[\s,，]{{1,2}}[^0-9A-Za-z\n,，。；;]{{0,6}}?(?:{SECRET}|金税盘|税控盘|税务|开票|电子税务局|个税|u-?key)",
    re.IGNORECASE,
)
ALONE = later(
    r"\s*(?P<token>\d{8}|(?=[!-~]*[a-z][!-~]*[a-z][!-~]*[a-z])(?=[!-~]*\d[!-~]*\d)[0-9A-Za-z@#$%^&*!?+_]{7,29})\s*"
)
LOGGING_IN = later(
    rf"{SECRET}|登|进不去|不对|不行|剩|机会|锁|错|大写|重置|log ?in|sign ?in|denglu|reject|accept", re.IGNORECASE
)
LOOSE = later(
    r"(?<![!-~])(?P<link>)(?P<token>(?=[!-~]*[a-z])(?=[!-~]*[A-Za-z][!-~]*[A-Za-z])(?=[!-~]*\d[!-~]*\d)[0-9A-Za-z][0-9A-Za-z@#$%^&*!?+-]{7,29})(?![!-~])"
)
"""What nobody writes beside the word password unless it is one."""

STRONG = later(r"(?=.*[A-Za-z])(?=.*[0-9]).{6,}")
"""Letters and digits mixed: nobody types that by chance."""

LIKE_FOUND = later(r"(?<![!-~])(?P<link>)(?P<token>[0-9A-Za-z@#$%^&*_~+][!-~]{5,39})")
FAR = 80
"""Characters after a password in which another one of its make is a password as well."""

_IN_SECRET = frozenset("密口暗蜜秘扣"), ("mima", "koul", "pass", "pwd", "psw", "pin", "pw")
_BEFORE_SECRET = frozenset("是这的当做作"), ("is", "was")
_IN_TYPED = (
    frozenset("输打原前重记猜忘是填键敲试用写设改换旧新位"),
    ("type", "enter", "tr", "us", "set", "changed", "with"),
)
_IN_REFUSED = frozenset("登不"), ("accepted", "rejected", "work", "wrong")
"""What SECRET, BEFORE_SECRET, TYPED and REFUSED can never be without, see `holds`."""

CLOSING = ".,!?:;'\")]}>"


def secrets(text: str) -> Iterator[Span]:
    """Give start, end and kind of every password or PIN in a folded text."""
    found = sorted(set(_named(text)))
    yield from ((start, end, "password") for start, end in found)
    yield from ((start, end, "password") for start, end in _like_those(text, found))


def _named(text: str) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    digits = sum(map(str.isdigit, text))  # only after a word for a secret is something else a value
    alone = ALONE.fullmatch(text) if digits else None
    if alone and not DATE.fullmatch(alone["token"]):
        yield from _kept(text, alone, False, seen)
    if holds(text, *_IN_SECRET) and re.search(SECRET, text, re.IGNORECASE):
        for found in AFTER_SECRET.finditer(text):
            yield from _kept(text, found, bool(re.search(SAID, found["link"], re.IGNORECASE)), seen)
        for found in BEFORE_SECRET.finditer(text) if holds(text, *_BEFORE_SECRET) else ():
            yield from _kept(text, found, True, seen)
        for found in LOOSE.finditer(text) if digits else ():
            yield from _kept(text, found, False, seen)
        yield from _in_letters(text)
    if not digits:
        return
    for found in BARE.finditer(text) if digits >= DEFAULT_DIGITS else ():
        if not DATE.fullmatch(found["token"]):
            yield from _kept(text, found, False, seen)
    for pattern, able in (
        (AFTER_TYPED, holds(text, *_IN_TYPED)),
        (AS_TYPED, "把" in text),
        (REFUSED, holds(text, *_IN_REFUSED)),
    ):
        for found in pattern.finditer(text) if able else ():
            if STRONG.fullmatch(found["token"]) or (pattern is not REFUSED and LOGGING_IN.search(text)):
                yield from _kept(text, found, False, seen)


def _in_letters(text: str) -> Iterator[tuple[int, int]]:
    """Give passwords of letters alone or of several words, as Chinese sentences have them."""
    for found in SEVERAL_WORDS.finditer(text) if " " in text else ():
        words = found["token"].split(" ")
        known = sum(bool(KNOWN_WORD.fullmatch(word) or CODE_LIKE.fullmatch(word)) for word in words)
        written = "".join(words)
        mixed = not written.isdigit() and not written.isalpha()
        if (mixed or found["said"]) and 2 * known < len(words):
            yield found.span("token")
    for found in LETTERS.finditer(text):
        if not KNOWN_WORD.fullmatch(found["token"]):
            yield found.span("token")


def _like_those(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what stands after a password and is made like it: as many digits, or letters and digits."""
    if not found:
        return
    places = iter(found)
    start, end = next(places)
    following = next(places, None)
    for other in LIKE_FOUND.finditer(text, end):
        while following and following[0] < other.start():
            (start, end), following = following, next(places, None)
        token = other["token"].rstrip(CLOSING)
        first = text[start:end]
        alike = (
            len(token) == len(first) >= 6 if token.isdigit() else bool(STRONG.fullmatch(token)) and not first.isdigit()
        )
        if other.start() - end < FAR and alike and is_secret(text, other.start(), other.start() + len(token), False):
            yield other.start(), other.start() + len(token)


def _kept(text: str, found: re.Match[str] | None, said: bool, seen: set[int]) -> Iterator[tuple[int, int]]:
    """Give the value and those joined to it by "和", "or" and the like; each is looked at once in a text."""
    while found:
        start, end = found.span("token")
        token = _closed(text[start:end])
        end = start + len(token)
        if not is_secret(text, start, end, said):
            return
        yield start, end
        if end in seen:
            return
        seen.add(end)
        found = ANOTHER.match(text, end)


def _closed(token: str) -> str:
    """Give a token without the marks that close the sentence around it."""
    while token and token[-1] in CLOSING and not (token[-1] == ")" and "(" in token):
        token = token[:-1]
    return token
