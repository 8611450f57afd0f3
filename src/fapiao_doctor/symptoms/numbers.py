"""How many tries are left."""

import re

_DIGITS = {"零": "0", "一": "1", "二": "2", "两": "2", "俩": "2", "三": "3", "四": "4", "五": "5", "六": "6"}
_DIGITS |= {"七": "7", "八": "8", "九": "9", "no": "0", "zero": "0", "one": "1", "two": "2", "three": "3"}
_DIGITS |= {"four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "last": "1"}
_N = r"([0-9零一二两俩三四五六七八九](?![0-9]))"
_WORD = r"(?<![a-z0-9])([0-9]|no|zero|one|two|three|four|five|six|seven|eight|nine|last)"
_LEFT = (
    rf"(?:[还仲]?剩下?|[还仲只仅]有|仅剩|就剩|余|剩余)(?:了|最后|我|你|您)?[^,。0-9]{{0,6}}?{_N} ?(?:次|回|遍|个机会)",
    rf"剩余[^,。0-9]{{0,8}}?{_N}",
    rf"(?:还|仲|只|最多|就|仅)(?:能|可以|可)再?(?:输入|输|试|填|错|尝试)(?:错|输)?{_N} ?(?:次|回|遍)",
    rf"{_N} ?次(?:尝试|输入|试错)?(?:的)?(?:机会)?(?:可用|剩余)?(?:了就|就)(?:会)?锁",
    rf"(?:最后|剩最后){_N} ?(?:次|回)(?:机会)?",
    rf"{_WORD} (?:more |last )?(?:tr(?:y|ies)|attempts?|chances?|times?|retr(?:y|ies)) ?(?:left|remaining|to go)?",
    rf"(?:remaining|left)[^0-9a-z]{{0,4}}{_WORD}",
)
_PATTERNS = tuple(re.compile(pattern) for pattern in _LEFT)
_ENGLISH_COUNT = 5


def tries_left(plain: str) -> tuple[str, int, int] | None:
    """Give the number of tries that are left as a digit, and where it is said."""
    for place, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(plain):
            if place == _ENGLISH_COUNT and not re.search("left|remain|only", plain[match.start() - 8 : match.end()]):
                continue
            return _DIGITS.get(match[1], match[1]), match.start(), match.end()
    return None
