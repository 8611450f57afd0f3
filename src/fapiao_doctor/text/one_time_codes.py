"""One-time codes, known by the words around them: 验证码, a text message, "六位数", "rejected"."""

import re
from collections.abc import Iterator

from fapiao_doctor.text.later import holds, later
from fapiao_doctor.text.secret_words import ONE_TIME, PUBLIC, UNIT, any_of

Span = tuple[int, int, str]

TEXTED = r"(?:短信(?:来了|收到|里|内容|发来|是|上)|收到的(?:短信)?是|短信|又?来了?(?=\d)|收到(?=\d)|(?<![A-Za-z])sms(?![a-z]))"
SENT = r"(?:税务局?|税局|大厅|系统|平台|客服|专管员|12366|bureau|tax\soffice)[^0-9\n。；;]{0,4}?(?:发|给|推送|sent|gave)[^0-9\n。；;]{0,12}?"
SOME_DIGITS = r"(?:[四五六4-6]位(?:数字?|码|的)?|(?:four|five|six|[4-6])[- ]digits?(?:\scode|\snumber)?)"
CODE = r"(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){3,7}"
DICTATED = r"(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){3,11}"
"""As long as a code gets where somebody says it digit by digit, and says some of them twice; a tax code is longer."""

FILL = r"[^0-9A-Za-z\n。；;？?!！]"

AFTER_CODE = later(rf"(?:{ONE_TIME}|{TEXTED})[^0-9\n。；;]{{0,14}}?(?P<token>{DICTATED})(?![0-9A-Za-z])", re.IGNORECASE)
BEFORE_CODE = later(
    rf"(?P<token>{CODE}(?![0-9A-Za-z])){FILL}{{0,6}}?(?:是|为|这个|这是|is)?{FILL}{{0,3}}?{ONE_TIME}",
    re.IGNORECASE,
)
SENT_CODE = later(rf"(?:{SENT}|{SOME_DIGITS}[\s是为:]{{0,4}})(?P<token>{CODE})(?![0-9A-Za-z])", re.IGNORECASE)
REFUSED_CODE = later(
    rf"(?P<token>{CODE})(?![0-9A-Za-z])[\s,，:-]{{1,3}}(?:(?:was|is|got|it|says?|as)\s){{0,3}}"
    + any_of(r"rejected refused (?:a\s)?wrong\scode invalid incorrect not\saccepted (?:has\s)?expired"),
    re.IGNORECASE,
)
SAID = later(rf"(?!code){ONE_TIME}|短信|sms|text|expired", re.IGNORECASE)
ERROR_BEFORE = later(r"(?:错误[码号]?|报错|代码|error|err|jsk|tcd)\s?(?:code)?[\s:：]{0,3}$", re.IGNORECASE)
ANY_CODE = later(rf"{CODE}(?![0-9A-Za-z])")
_IN_SAID = frozenset("码碼令短"), ("yzm", "yanzheng", "dongtai", "code", "sms", "one", "otp", "text", "expired")
_IN_SENT = frozenset("发给推位"), ("sent", "gave", "digit")
_IN_REFUSED = frozenset(""), ("rejected", "refused", "wrong", "invalid", "incorrect", "accepted", "expired")
"""What SAID, SENT_CODE and REFUSED_CODE can never be without, see `holds`."""

FAR = 60
"""Characters after a code in which another one of its length is a code as well."""


def one_time_codes(text: str) -> Iterator[Span]:
    """Give start, end and kind of every one-time code in a folded text."""
    said = holds(text, *_IN_SAID) and bool(SAID.search(text))
    able = ((AFTER_CODE, said), (BEFORE_CODE, said), (SENT_CODE, holds(text, *_IN_SENT)))
    shapes = [one for one, may in (*able, (REFUSED_CODE, holds(text, *_IN_REFUSED))) if may]
    found = sorted({one.span("token") for shape in shapes for one in shape.finditer(text) if _is_code(text, one)})
    until, length = 0, -1
    codes = set(found)
    for other in ANY_CODE.finditer(text) if codes else ():
        if other.span() in codes:
            until, length = other.end() + FAR, len(other[0])
        elif other.start() < until and len(other[0]) == length >= 6 and _plain(text, *other.span()):
            codes.add(other.span())
    yield from ((start, end, "sms-code") for start, end in sorted(codes))


def _is_code(text: str, found: re.Match[str]) -> bool:
    return found["token"] not in PUBLIC and _plain(text, *found.span("token"))


def _plain(text: str, start: int, end: int) -> bool:
    return not UNIT.match(text, end) and not ERROR_BEFORE.search(text[max(0, start - 12) : start])
