"""Numbers that name a person, a company or an account, known by their shape and their check digit."""

import re
from collections.abc import Callable, Iterator
from datetime import date

Span = tuple[int, int, str]

PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ANY = r"[ \t-]{0,2}"
_DOTTED = r"[ \t.·_-]{0,2}"
_NOT_INSIDE = r"(?<![0-9A-Za-z])"


def _separated(first: str, more: str, count: str, between: str = _ANY) -> str:
    return rf"{first}(?:{between}{more}){{{count}}}"


_CREDIT = rf"{_ANY}[0-9A-Ya-y](?:{_ANY}\d){{6}}(?:{_ANY}[0-9A-Ya-y]){{10}}"
ALONE = r"(?![0-9A-Za-z])"
PATTERNS = (
    ("email", r"[A-Za-z0-9._%+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"),
    ("id-card", _NOT_INSIDE + _separated(r"\d", r"\d", "16", _DOTTED) + _DOTTED + r"[0-9Xx]" + ALONE),
    ("credit-code", _NOT_INSIDE + r"[1-9A-Ya-y]" + _CREDIT + ALONE),
    ("tax-number", _NOT_INSIDE + _separated(r"\d", r"[0-9A-Za-z]", "14") + ALONE),
    ("tax-number", _NOT_INSIDE + _separated(r"\d", r"[0-9Xx]", "19") + ALONE),
    ("bank-card", r"(?<!\d)" + _separated(r"[3-69]", r"\d", "15,18") + r"(?!\d)"),
    ("mobile", r"(?<![0-9.])(?:(?:\+|00)?86[ -]?)?" + _separated("1", r"\d", "10", _DOTTED) + r"(?!\d)"),
)
COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)
NAMED = re.compile(
    r"(?P<kind>身份证件?|证件号|护照|通行证|居住证|永居证|卡号|银行卡|银行账号|银行帐号|账号|帐号|信用代码|税号|识别号|纳税号"
    r"|手机号?|电话)(?:号码|号|后[四六4六68八]位|尾号)?[^0-9A-Za-z\n。；;]{0,8}?"
    r"(?P<number>[A-Za-z]{0,2}\d[0-9A-Za-z]{4,21}|\d(?:[ -]?[0-9Xx]){5,21})(?![0-9A-Za-z])"
)
ABOUT_A_CODE = re.compile(r"错误|代码|提示|失败|报")
CODE = re.compile(r"0[xX][0-9A-Fa-f]+|0?9(?=\d*[A-Fa-f])[0-9A-Fa-f]{4,5}")
NAMES = {"身份证": "id-card", "证件": "id-card", "护照": "id-card", "通行证": "id-card", "居住证": "id-card",
         "永居证": "id-card", "卡号": "bank-card", "银行": "bank-card", "账号": "account", "帐号": "account",
         "信用": "credit-code", "税": "tax-number", "识别": "tax-number", "纳税": "tax-number",
         "手机": "mobile", "电话": "mobile"}  # fmt: skip


def numbers(text: str) -> Iterator[Span]:
    """Give start, end and kind of every such number in a folded text, overlaps included."""
    for kind, pattern in COMPILED:
        holds = CHECKS.get(kind)
        for found in pattern.finditer(text):
            compact = re.sub(r"[ \t.·_/-]", "", found[0]).upper()
            if holds is None or (holds(compact) and _grouped(found[0])):
                yield found.start(), found.end(), kind
    for found in NAMED.finditer(text):
        number = found["number"]
        code = ABOUT_A_CODE.search(found[0][: -len(number)]) or CODE.fullmatch(number)
        if sum(char.isdigit() for char in number) >= 5 and not _public(number) and not code:
            kind = next(value for name, value in NAMES.items() if found["kind"].startswith(name))
            yield found.start("number"), found.end("number"), kind


def _grouped(written: str) -> bool:
    """Say whether the blanks and hyphens look like one number written in groups."""
    groups = [group for group in re.split(r"[ \t.·_/-]+", written.lstrip("+")) if group]
    return len(groups) <= 6 or all(len(group) == 1 for group in groups)


def _public(number: str) -> bool:
    return number in ("12366", "96110", "95113", "12333")


def _is_id(number: str) -> bool:
    """Say whether place and birthday are possible; a mistyped check digit does not make it public."""
    return number[:2] in PROVINCES and _is_day(number[6:14])


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2030


def _is_credit_code(code: str) -> bool:
    if any(char not in CREDIT_DIGITS for char in code):
        return False
    weighed = sum(CREDIT_DIGITS.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    if (31 - weighed % 31) % 31 == CREDIT_DIGITS.index(code[17]):
        return True
    return code[0] in "159Y" and code[2:8].isdigit() and code[2:4] in PROVINCES


def _is_tax_number(number: str) -> bool:
    if len(number) == 20:
        return _is_id(number[:18]) if number[:17].isdigit() else False
    return number[:6].isdigit() and number[:2] in PROVINCES and sum(char.isdigit() for char in number) >= 8


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    total = sum(digits[0::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return total % 10 == 0


def _is_mobile(number: str) -> bool:
    return number[-10] in "3456789"


CHECKS: dict[str, Callable[[str], bool]] = {
    "id-card": _is_id,
    "credit-code": _is_credit_code,
    "tax-number": _is_tax_number,
    "bank-card": _is_card,
    "mobile": _is_mobile,
}
