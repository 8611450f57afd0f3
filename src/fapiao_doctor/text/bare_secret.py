"""A password that stands alone, without a word that says so."""

import re

from fapiao_doctor.text.fold import fold

DIGITS = re.compile(r"[0-9]{6,8}")
MIXED = re.compile(r"(?=[!-~]*[0-9])(?=[!-~]*[A-Za-z])[!-~]{6,32}")
SIGNED = re.compile(r"(?=[!-~]*[A-Za-z0-9])(?=[!-~]*[!@#$%^&*])[!-~]{6,32}")


def is_bare_secret(text: str) -> bool:
    """Return whether `text` is one word with the look of a password or PIN: it may as well be a code of an error."""
    word = fold(text).text.strip()
    return any(kind.fullmatch(word) for kind in (DIGITS, MIXED, SIGNED))
