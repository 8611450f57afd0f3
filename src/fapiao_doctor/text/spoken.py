"""Digits said in Chinese: 一三八, 幺三八, 捌捌陆陆."""

import re

NUMERALS = "〇零一幺壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖"
VALUES = "00111222223334455666778899"
DIGITS = str.maketrans(NUMERALS, VALUES)
LEAST = 4
"""Digits on end that are a number."""

RUN = rf"[0-9{NUMERALS}](?:[ -]?[0-9{NUMERALS}]){{{LEAST - 1},}}"
_SIGNS = frozenset(f"0123456789{NUMERALS}")


def spoken_as_digits(text: str) -> str:
    """Give a text of the same length in which four and more such digits on end are written as digits."""
    if sum(map(_SIGNS.__contains__, text)) < LEAST:  # as in most texts; to make the pattern takes 0.5 ms
        return text
    return re.sub(RUN, lambda found: found[0].translate(DIGITS), text)
