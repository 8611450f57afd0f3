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
    ("mobile", r"(?<![0-9.])(?:(?:\+|00)?86[ -]?|0(?=1[6-9]))?" + _separated("1", r"\d", "10", _DOTTED) + r"(?!\d)"),
)
WORD = re.compile(r"(?!ma)[a-z]{2,}")
"""Among groups of digits it is the next word of the sentence; MA begins the middle of many credit codes."""

COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)


def numbers(text: str) -> Iterator[Span]:
    """Give start, end and kind of every such number in a folded text, overlaps included."""
    for kind, pattern in COMPILED:
        holds = CHECKS.get(kind)
        for found in pattern.finditer(text):
            compact = re.sub(r"[ \t.·_/-]", "", found[0]).upper()
            if holds is None or (holds(compact) and _grouped(found[0])):
                yield found.start(), found.end(), kind


def _grouped(written: str) -> bool:
    """Say whether the blanks and hyphens look like one number written in groups."""
    groups = [group for group in re.split(r"[ \t.·_/-]+", written.lstrip("+")) if group]
    if any(WORD.fullmatch(group) for group in groups):
        return False
    return len(groups) <= 6 or all(len(group) == 1 for group in groups)


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
