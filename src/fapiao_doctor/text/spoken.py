"""Digits said in Chinese: 一三八, 幺三八, 捌捌陆陆."""

import re

NUMERALS = "〇零一幺壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖"
VALUES = "00111222223334455666778899"
DIGITS = str.maketrans(NUMERALS, VALUES)
RUN = re.compile(r"[0-9](?:[ -]?[0-9]){3,}")
"""Four digits and more on end, once all are written as digits."""


def spoken_as_digits(text: str) -> str:
    """Give a text of the same length in which four and more such digits on end are written as digits."""
    digits = text.translate(DIGITS)
    if digits == text:
        return text
    parts, done = [], 0
    for run in RUN.finditer(digits):
        parts += [text[done : run.start()], run[0]]
        done = run.end()
    return "".join([*parts, text[done:]])
