"""Text for terminals: nothing dangerous in it, nothing lost from it, nothing over the edge."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.clean import clean, one_line
from fapiao_doctor.text.decode import argument, decode
from fapiao_doctor.text.fold import fold
from fapiao_doctor.text.glyphs import showable
from fapiao_doctor.text.wrap import CLOSING, OPENING, cells, wrap

HOSTILE = [
    "\x1b[31m红\x1b[0m", "\x1b]8;;http://x\x07链接\x1b]8;;\x07", "\x1b]52;c;AAAA\x07", "\x1b]0;题\x07", "\x9b31m",
    "\x90q\x9c", "\x1bP+q\x1b\\", "\x1b_G\x1b\\", "\x05", "\x07", "\x08\x08", "\x0b\x0c", "\x00", "\x7f", "\r覆盖",
    "\u202e倒\u202c", "\u2066隔\u2069", "\u200b零\u200d宽\ufeff", "\u2028行\u2029段", "\ud800", "\x1b[6n", "\x1b[2J\x1b[H",
]  # fmt: skip
PROSE = "先打 12366（税务），说清楚“证书口令”已被锁——不要再试！位置：税务数字账户 → 发票查询统计 → 全量发票查询。"


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_cleaning_takes_out_whatever_a_terminal_could_obey(text: str) -> None:
    cleaned = clean(text)
    for char in cleaned:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), ascii(cleaned)
    cleaned.encode("utf-8")


@given(st.text())
@settings(max_examples=1000)
def test_cleaning_leaves_printable_text_alone_and_is_done_in_one_go(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    if all(char.isprintable() for char in text):
        assert clean(text) == text


def test_cleaning_keeps_lines_apart() -> None:
    assert clean("一\r\n二\r三\x85四\t五") == "一\n二\n三\n四 五"
    assert one_line(" 一\n 二 ") == "一 二"


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_wrapping_keeps_the_width_the_characters_and_the_punctuation_rules(width: int) -> None:
    lines = wrap(PROSE * 3, width, "1. ", "   ")
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == ("1." + PROSE * 3).replace(" ", "")
    assert not [line for line in lines if line.strip()[0] in CLOSING]
    assert not [line for line in lines if line.rstrip()[-1] in OPENING]


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Mn", "Me"])), st.integers(6, 100))
@settings(max_examples=2000, deadline=None)
def test_wrapping_any_text_keeps_the_width_and_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines) == text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四，五六", 8, ["一二三", "四，五六"]),
        ("一二三（四五六", 8, ["一二三", "（四五六"]),
        ("ab cd ef", 5, ["ab cd", "ef"]),
        ("一 abcdefgh 二", 8, ["一", "abcdefgh", "二"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("甲\n乙", 10, ["甲", "乙"]),
        ("", 10, [""]),
    ],
)
def test_wrapping_breaks_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_a_prefix_too_wide_for_the_line_gives_way() -> None:
    assert all(cells(line) <= 8 for line in wrap("一二三四五六", 8, "很长的前缀：", "            "))


def test_wide_and_ambiguous_characters_take_two_cells_and_marks_none() -> None:
    assert (cells("a"), cells("中"), cells("“"), cells("→"), cells("e\u0301")) == (1, 2, 2, 2, 1)


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "big5", "gbk", "gb18030", "utf-8"])
def test_anything_can_be_shown_in_any_encoding(encoding: str) -> None:
    shown, lost = showable("【先停手】✓ √ 🔑 𠮷 → “口令”", encoding)
    shown.encode(encoding)
    assert lost == (encoding not in ("utf-8", "gb18030"))
    assert showable("【先停手】证书口令 → √", "gbk") == ("【先停手】证书口令 → √", False)
    assert showable("✓•", "gbk") == ("√·", False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
def test_files_of_chinese_windows_are_read(encoding: str) -> None:
    assert decode("证书口令忘了，怎么办".encode(encoding)) == "证书口令忘了，怎么办"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80\x81\xff\xff\xff", b"a\0b", b"\xef\xbb\xbf\xff"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="编码"):
        decode(data)


def test_what_cannot_be_read_says_how_to_mend_it() -> None:
    with pytest.raises(UsageError) as file:
        decode(b"\x80\x81\xff\xff")
    with pytest.raises(UsageError) as typed:
        argument("\udcbf")
    assert (file.value.message, file.value.hint) == ("输入不是文字，或编码不认识", "请存成 UTF-8 或 GB18030 的文本")
    told = (typed.value.message, typed.value.hint)
    assert told == ("参数里有读不出来的字节", "把症状写进文件，用 --symptom - < 文件 传进来")


def test_the_edges_of_what_an_argument_may_hold() -> None:
    assert argument("\ud7ff\ue000") == "\ud7ff\ue000"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("ab（（cd", 6, ["ab", "（（cd"]),
        ("abcd，efgh", 6, ["abcd，", "efgh"]),
        ("abcdef，gh", 6, ["abcde", "f，gh"]),
        ("一，二", 4, ["一，", "二"]),
        ("，，，，", 4, ["，，", "，，"]),
        ("“一二三”", 6, ["“一二", "三”"]),
        ("甲 乙 丙", 20, ["甲 乙 丙"]),
        ("  甲", 20, [" 甲"]),
        ("甲  ", 20, ["甲"]),
    ],
)
def test_wrapping_at_the_edges(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_hanging_lines_stand_under_the_first() -> None:
    assert wrap("一二三四", 10, "1. ", "   ") == ["1. 一二三", "   四"]
    assert wrap("一二\n三", 10, "- ", "  ") == ["- 一二", "  三"]
    assert wrap("一", 6, "很长的", "") == ["很一"]


def test_an_argument_with_bytes_of_another_encoding_is_refused() -> None:
    assert argument("口令") == "口令"
    for broken in ("\udcbf\udcda", "\ud800", "\udfff"):
        with pytest.raises(UsageError):
            argument(f"口令{broken}")


@given(st.text())
def test_folding_knows_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    if folded.text:
        start, end = folded.span(0, len(folded.text))
        assert 0 <= start < end <= len(text)
