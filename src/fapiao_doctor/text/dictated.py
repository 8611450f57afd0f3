"""Numbers as people say and space them, written as digits: 幺三八洞洞, 双零, 八个8, 一到八, 138，0013，8000.

A text is cut into pieces; those that touch each other make a run. Numerals at its ends that belong to the words around
it are taken off ("一直", "三天", "什么"). What is left is one number, parted by hyphens, or a list of several.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fapiao_doctor.text.spoken import NUMERALS, VALUES

COUNTED = "直样般下起定旦共次个個天位分秒小月年点台家人张份条步遍回元块万亿百千十种型版楼"
"""A numeral before one of these counts, or is a part of a word: 一直, 三天, 八小时."""

_ONCE = f"[0-9{NUMERALS[:-4]}]"
_MARK = "[,，、。/啊呀嗯呃哦额诶欸嘛吧\ufe0f\u20e3]"
_WORD = "空格|横杠|短横|横线|杠|逗号|顿号|(?:然后|接着|后面|中间|再)[是来]?"
PIECE = re.compile(
    rf"(?=[0-9A-Za-z{NUMERALS}叉埃艾大小字空横短杠逗顿然接后中再 \t,，、。/啊呀嗯呃哦额诶欸嘛吧\ufe0f\u20e3._·-])(?:"
    rf"(?:(?P<repeat>(?:[双雙俩仨]|[2-9二两兩三四五六七八九][个個颗])[“\"'‘「]?(?P<once>{_ONCE})[”\"'’」]?)"
    # said of a secret alone; elsewhere it is a stretch: 账号1到6, 周一到五
    rf"|(?P<range>(?:(?<=[码碼令是为為成的设設叫从從了用输打填:])|(?<=[码令] )){_ONCE}[到至]{_ONCE}(?![0-9])))"
    # "三个零件", "六个零申报", "一到八月": a digit that stands once is soon a part of a word
    rf"(?![{COUNTED}件头售钱食申星散号级类维手方证码流期季])"
    rf"|(?P<digit>{_ONCE})"
    r"|(?P<cross>叉|[埃艾]克斯|[Xx](?![0-9A-Za-z]))"
    r"|(?P<case>(?:[大小]写的?|字母)(?=[A-Za-z]))"
    r"|(?P<zero>[Oo]{1,8}(?![A-Za-z]))"
    r"|(?P<letters>[A-Za-z]{1,8})"
    rf"|(?P<between>[ \t]{{0,2}}(?:(?:{_MARK}|{_WORD})[ \t]{{0,2}}){{1,3}})"
    r"|(?P<loose>[.·_]{1,6})"
    r"|(?P<gap>[ \t-]))"
)
WRITTEN = {"between": "-", "loose": "-", "case": "", "cross": "X"}
NUMBERS = frozenset(["digit", "repeat", "range", "zero", "cross"])
PLAIN = frozenset(["digit", "letters", "gap"])
PARTING = frozenset(["between", "loose", "gap"])
BEFORE_CROSS = frozenset([3, 17])
"""Digits before the X of an id, whole or its last four."""

FEWEST = 3
"""Digits of the shortest number that is hidden, the tail of a telephone; a text of fewer is not searched."""

ORDINARY = frozenset("洞么拐勾")
"""Said for digits by soldiers and on the radio, and parts of other words: 漏洞, 什么, 打勾."""

WITH_ONE = frozenset("什怎这這那多要咋甚")
"""Before 么 they make one word with it."""

ONES = frozenset("一二两兩三四五六七八九")
YEAR = re.compile(r"(?:19|20)\d\d")
THOUSANDS = re.compile(r"\d{1,3}(?:[,，]\d{3})+")
DIGITS = dict(zip(NUMERALS, VALUES, strict=True))


class Piece(NamedTuple):
    """A piece of a run: what it is, where it stands, and what it is in digits."""

    kind: str
    start: int
    end: int
    plain: str


def written_out(text: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Give `text` with such numbers as digits, and where each of its characters comes from as `origin` says it."""
    made: list[str] = []
    places: list[int] = []
    done = 0
    for number in _numbers(text):
        made.append(text[done : number[0].start])
        places += origin[done : number[0].start]
        for piece in number:
            made.append(piece.plain)
            places += _places(piece, origin)
        done = number[-1].end
    return "".join([*made, text[done:]]), [*places, *origin[done:]]


def _places(piece: Piece, origin: Sequence[int]) -> Sequence[int]:
    """Give the place of each character of a piece; all digits of "八个8" but the first stand at its end."""
    if len(piece.plain) == piece.end - piece.start:
        return origin[piece.start : piece.end]
    last = [origin[piece.end - 1]] * len(piece.plain)
    return [origin[piece.start], *last[1:]] if len(last) > 1 else last


def _numbers(text: str) -> Iterator[list[Piece]]:
    """Give the pieces of every number that is not written in plain digits already."""
    for run in _runs(text):
        _strip(run)
        _take_off_ordinary(text, run)
        _take_off_counts(text, run)
        for part in [run] if _is_one(text, run) else _apart(run):
            _strip(part)
            said = any(piece.kind not in PLAIN or text[piece.start] in DIGITS for piece in part)
            if said and sum(len(piece.plain) for piece in part if piece.kind in NUMBERS) >= FEWEST:
                yield part


def _runs(text: str) -> Iterator[list[Piece]]:
    """Give the pieces that touch each other."""
    run: list[Piece] = []
    for found in PIECE.finditer(text):
        piece = Piece(str(found.lastgroup), found.start(), found.end(), _plain(found))
        if run and (run[-1].end != piece.start or _ends(text, run, piece)):
            yield run
            run = []
        run.append(piece)
    yield run


def _ends(text: str, run: list[Piece], piece: Piece) -> bool:
    """Say whether a run ends before a piece that touches it."""
    kinds = (run[-1].kind, piece.kind)
    if "letters" in kinds and not PARTING.isdisjoint(kinds):
        return True
    if piece.kind == "loose":
        return text[piece.start - 1] not in DIGITS or text[piece.end : piece.end + 1] not in DIGITS
    return piece.kind == "cross" and sum(len(one.plain) for one in run if one.kind in NUMBERS) not in BEFORE_CROSS


def _plain(found: re.Match[str]) -> str:
    said, kind = found[0], str(found.lastgroup)
    first, last = DIGITS.get(said[0], said[0]), DIGITS.get(said[-1], said[-1])
    if kind == "repeat":
        return DIGITS.get(found["once"], found["once"]) * int(first)
    if kind == "range":
        step = 1 if first < last else -1
        return "".join(map(str, range(int(first), int(last) + step, step)))
    if kind == "digit":
        return first
    return "0" * len(said) if kind == "zero" else WRITTEN.get(kind, said)


def _strip(run: list[Piece]) -> None:
    """Take off what is no digit at the ends, but letters that a digit follows at once."""
    while run and run[-1].kind not in NUMBERS:
        run.pop()
    while run and run[0].kind not in ("digit", "repeat", "range", "letters"):
        del run[0]


def _take_off_ordinary(text: str, run: list[Piece]) -> None:
    """Take off characters at the ends that are said for digits only among others of their kind."""
    radio = sum(text[piece.start] in ORDINARY or text[piece.start] == "幺" for piece in run) > 1
    while run and text[run[0].start] in ORDINARY and not (radio and _before(text, run[0]) not in WITH_ONE):
        del run[0]
    while run and text[run[-1].start] in ORDINARY and not radio:
        run.pop()
    _strip(run)


def _take_off_counts(text: str, run: list[Piece]) -> None:
    """Take off numerals at the ends that count what follows or belong to a word: 13800138000一直, 三天."""
    digits = [piece for piece in run if piece.kind in NUMBERS]
    said = [text[piece.start] in ONES and piece.kind == "digit" for piece in digits]
    plain = [text[piece.start] not in DIGITS for piece in digits]
    if not digits:
        return
    after = text[digits[-1].end : digits[-1].end + 1]
    counted = bool(after) and after in COUNTED
    count = 0
    if said[-1] and all(plain[-5:-1]):
        count = int(_is_chinese(after))
    elif said[-1] and counted:
        count = 2 if all(said[-2:]) and all(plain[-6:-2]) else int(len(digits) > 6)
    if count:
        del run[run.index(digits[-count]) :]
    if len(digits) > 4 and said[0] and all(plain[1:5]) and _is_chinese(_before(text, digits[0])):
        del run[: run.index(digits[0]) + 1]
    _strip(run)


def _before(text: str, piece: Piece) -> str:
    return text[max(0, piece.start - 1) : piece.start]


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_one(text: str, run: list[Piece]) -> bool:
    """Say whether the groups of a run, parted by commas and the like, are those of one number."""
    if all(piece.kind != "between" for piece in run):
        return True
    groups = [""]
    for piece in run[run[0].kind == "letters" :]:
        if piece.kind in PARTING:
            groups.append("")
        else:
            groups[-1] += piece.plain
    start, end = run[0].start, run[-1].end
    total, first = sum(map(len, groups)), groups[0]
    after = text[end : end + 1]
    if total < 6 or (after and after in COUNTED + "号"):
        return False
    if YEAR.fullmatch(first) or THOUSANDS.fullmatch(text[start:end]):
        return False
    if len(first) > 2 < len(groups) and len({group[:2] for group in groups}) == 1:  # 3456、3457、3458
        return False
    return max(map(len, groups)) <= 5 or (total == 11 and first[0] == "1") or (len(first) == 6 and total in (15, 18))


def _apart(run: list[Piece]) -> Iterator[list[Piece]]:
    """Give what stands between commas and the like."""
    part: list[Piece] = []
    for piece in run:
        if piece.kind == "between":
            yield part
            part = []
        else:
            part.append(piece)
    yield part
