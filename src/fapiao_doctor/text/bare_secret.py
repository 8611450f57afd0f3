"""A password that stands alone, without a word that says so."""

import re

from fapiao_doctor.text.fold import fold
from fapiao_doctor.text.spoken import plain_digits

DIGITS = re.compile(r"[0-9]{6,8}")
MIXED = re.compile(r"(?=[!-~]*[0-9])(?=[!-~]*[A-Za-z])[!-~]{6,32}")
SIGNED = re.compile(r"(?=[!-~]*[A-Za-z0-9])(?=[!-~]*[!@#$%^&*])[!-~]{6,32}")


def is_bare_secret(text: str) -> bool:
    """Return whether `text` is one word with the look of a password or PIN: it may as well be a code of an error."""
    word = fold(text).text.strip()
    said, _places = plain_digits(word, range(len(word)))
    one_by_one = said if len(said) == len(word) else word  # "8个8" speaks of a public default, and is looked up
    return any(kind.fullmatch(one_by_one) for kind in (DIGITS, MIXED, SIGNED))
