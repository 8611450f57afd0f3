"""Whether a text may hold digits as people say and space them: 一三八, 双零, 八个8, 138，0013，8000."""

import re
from collections.abc import Sequence

NUMERALS = "〇○零洞一幺壹么二贰貳两兩三叁參四肆五伍六陆陸七柒拐八捌九玖勾双雙俩仨"
VALUES = "00001111222223334455666777889992223"
"""What each of them says; the last four say how often the next digit comes."""

LINKS = "个個颗到至“‘「\"',，、。/啊呀嗯呃哦额诶欸嘛吧\ufe0f\u20e3空格横杠短线逗号顿然后接着面中间再是来"
"""What may stand between two of them, and all characters of the words that may."""

SHAPES = str.maketrans(NUMERALS + LINKS, "\1" * len(NUMERALS) + "\2" * len(LINKS))
LIKELY = re.compile(
    "[\1\\d写](?:(?<=\1)(?:[\2 \t.·_-]{0,6}|[A-Za-z]{1,8})[\1\\dOo]"
    "|(?<=\\d)(?:[ \t-]{0,2}\1|[ \t]{0,2}\2[\2 \t]{0,8}[\1\\d]|[A-Za-z]{1,8}\1|[Oo]|叉|埃克|艾克|大写|字母)"
    "|(?<=[A-Za-z][大小]写)的?[A-Za-z])",
    re.ASCII,
)
"""Two digits side by side, of which one is said or which are parted otherwise than by a blank or hyphen."""


def plain_digits(text: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Give a text with the numbers in it in digits, and the place that each of its characters comes from.

    `origin` says the same of `text`. What parts the groups of such a number becomes a hyphen, so that every rule
    that looks for numbers reads one spelling of them.
    """
    # A table and a pattern of ASCII are made at once; a pattern of these characters takes 2 ms, and few texts need it.
    if not LIKELY.search(text.translate(SHAPES)):
        return text, origin
    from fapiao_doctor.text.dictated import written_out

    return written_out(text, origin)
