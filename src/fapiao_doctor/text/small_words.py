"""Words that say nothing by themselves: yes, no, and what fills the gaps between other words."""

import re
import unicodedata

YES = frozenset(("y", "yes", "yeah", "yep", "yup", "是", "是的", "对", "对的", "有", "有的"))
NO = frozenset(("n", "no", "nope", "nah", "否", "不", "不是", "没", "没有"))
FILLING = frozenset(
    "a about again all also am an and another any anything are as at be been but by can cannot could did do does"
    " done down either else er everything few for from had has have he hello help her here hey hi him his hm hmm"
    " how i if in is it its just less like many maybe me mine more most much my neither none nor not nothing of"
    " off oh ok okay on one ones only or other others our out over perhaps please same she so some something still"
    " such sure than thank thanks that the their them then there these they thing things this those to too two uh"
    " um up us very was we well were what when where which who why will with would you your".split()
)
FILLING_SIGNS = frozenset(
    "的地得了着过是不没有无非也还都就才又再很太真好对行可以能会要个些种样一二两三几多少什么啥怎哪谁这那此其"
    "我你您他她它们咱啊呀哦噢喔嗯恩唔额呃哎唉诶欸吧吗呢嘛哈嘿和与或者跟但而在到去来给把被让谢请"
)
SHORT = 2
"""Chinese characters up to which a word of such characters alone is no part of a label that means this one."""

AROUND = re.compile(r"^\W+|\W+$")
WORD = re.compile(r"[a-z0-9]+|[^\W_]")


def plain(text: str) -> str:
    """Return a text as small words and labels are compared: width and case are one, no signs around it."""
    return AROUND.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_small(text: str) -> bool:
    """Return whether a text is no more than a single word that may mean anything."""
    words = WORD.findall(plain(text))
    return says_nothing(text) and (len(words) <= 1 or (len(words) <= SHORT and not words[0].isascii()))


def says_nothing(text: str) -> bool:
    """Return whether a text is made of yes, no and words that fill gaps, and of nothing else."""
    return all(one in FILLING_SIGNS or one in FILLING or one in YES or one in NO for one in WORD.findall(plain(text)))
