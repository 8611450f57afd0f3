"""How a replay code is written: digits and letters that are not taken for one another, two of them for checking.

The alphabet has 29 signs, a prime, so that sums modulo 29 can check it. Of each pair that looks alike one is written,
and the other is read as it: O is 0, I and L are 1, Z is 2, S is 5, B is 8, U is V. Two check signs stand at the end;
with them two sums over all signs are 0, one with the weights 1, 2, 4, 8 …, one with their squares. Any one wrong
sign, any two, and any swap of neighbours makes one of the sums differ (proof: the code is a Reed-Solomon code up to
28 signs; beyond, single mistakes and swaps are still all found, since 2 to no power is 0 or 1 more than another).
"""

import unicodedata
from collections.abc import Sequence

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.shell import PROGRAM

ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY"
BASE = len(ALPHABET)
READ_AS = {"O": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "U": "V"}
GROUP = 4
BETWEEN = "-"
CHECKS = 2
LONGEST = 400
"""Signs of a code that are looked at; the longest path of the bundled pack needs 90."""

HALF = 15
"""One half, modulo 29."""
HINT = "照原来的逐个再核对一遍；找不回来就运行 {command} 从头问"


def spell(signs: Sequence[int]) -> str:
    """Return numbers from 0 to 28 as a code, in groups, with its check signs."""
    first, second = _sums((*signs, 0, 0))
    higher = (first - second) * HALF % BASE
    lower = -(first + 2 * higher) % BASE
    written = "".join(ALPHABET[one] for one in (*signs, higher, lower))
    return BETWEEN.join(written[place : place + GROUP] for place in range(0, len(written), GROUP))


def unspell(code: str, anew: str = PROGRAM) -> tuple[int, ...]:
    """Return the numbers of a code; case, blanks and hyphens do not matter. `anew` is the command to start anew.

    Raises UsageError for a sign that no code has, and for a code whose check signs do not fit.
    """
    signs: list[int] = []
    for char in unicodedata.normalize("NFKC", code[:LONGEST]).upper():
        if char.isspace() or unicodedata.category(char) in ("Pd", "Cf"):
            continue
        place = ALPHABET.find(READ_AS.get(char, char))
        if place < 0:
            raise UsageError("续查码里有不会有的字符：{char}", HINT, char=char, command=anew)
        signs.append(place)
    if len(signs) <= CHECKS or any(_sums(signs)):
        raise UsageError("续查码不对：有字符打错、看错、换了位置，或者多了、少了", HINT, command=anew)
    return tuple(signs[:-CHECKS])


def _sums(signs: Sequence[int]) -> tuple[int, int]:
    """Return both check sums; a 1 is thought before the signs, so that a 0 lost there is noticed."""
    first = second = 0
    for one in (1, *signs):
        first, second = (first * 2 + one) % BASE, (second * 4 + one) % BASE
    return first, second
