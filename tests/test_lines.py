"""Lines of a stream, however long it is, and what is told from its first megabyte."""

import io
import tracemalloc

import pytest

from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.decode import decode
from fapiao_doctor.text.encoding import encoding_of
from fapiao_doctor.text.lines import LONGEST_LINE, NO_TEXT, SAMPLE, TOO_LONG, UNREADABLE, Head, TextLine, lines_of

CHINESE = "证书口令锁了，税控盘也打不开"


def lines(data: bytes) -> list[TextLine]:
    return list(lines_of(Head(io.BytesIO(data))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_lines(encoding: str, end: str) -> None:
    data = f"{CHINESE}{end}{end}abc{end}最后".encode(encoding)
    assert lines(data) == [TextLine(1, CHINESE), TextLine(2, ""), TextLine(3, "abc"), TextLine(4, "最后")]


def test_s15_one_line_of_gbk_spoils_itself_and_no_other() -> None:
    good = f"{CHINESE}\n".encode()
    found = lines(good * 3 + f"{CHINESE}\n".encode("gb18030") + good)
    assert [line.error for line in found] == ["", "", "", UNREADABLE, ""]
    assert {line.text for line in found if not line.error} == {CHINESE}


def test_s15_a_line_in_another_encoding_behind_the_first_megabyte_spoils_itself() -> None:
    plain = b"0963c1\n" * (SAMPLE // 7 + 10)
    found = lines(plain + f"{CHINESE}\n".encode("gb18030") + f"{CHINESE}\n".encode())
    assert [line.error for line in found[-2:]] == [UNREADABLE, ""]
    assert found[-1].text == CHINESE


def test_s15_big5_is_named_and_not_read_as_other_words() -> None:
    text = "電子稅務局登不進去，密碼忘記了，請問應該怎麼處理"
    with pytest.raises(UsageError, match="Big5"):
        encoding_of(text.encode("big5"))
    with pytest.raises(UsageError, match="Big5"):
        decode(text.encode("big5"))
    assert decode(text.encode("gb18030")) == text
    assert decode(CHINESE.encode("gb18030")) == CHINESE


@pytest.mark.parametrize("data", [b"\0\0\0", b"\xff\xfe\xff", b"ab\0cd\n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError):
        decode(data)


def test_a_zero_byte_further_down_spoils_its_line() -> None:
    found = lines(b"a\n" * SAMPLE + b"b\0c\nd\n")
    assert [line.error for line in found[-2:]] == [NO_TEXT, ""]


def test_a_line_that_is_too_long_is_an_error_and_the_next_is_read() -> None:
    data = b"first\n" + b"x" * (3 * LONGEST_LINE) + b"\nlast\n"
    assert lines(data) == [TextLine(1, "first"), TextLine(2, "", TOO_LONG), TextLine(3, "last")]


def test_a_torn_character_at_the_end_of_the_sample_changes_nothing() -> None:
    for shift in range(3):
        data = (b"x" * shift + "密".encode() * SAMPLE)[: 2 * SAMPLE]
        assert encoding_of(data[:SAMPLE], whole=False) == "utf-8"


class Long(io.RawIOBase):
    """A stream of so many bytes that are made as they are read."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return (b"0963c1 \xe8\xaf\x81\n" * (size // 11 + 1))[:size]


def memory_for(size: int) -> int:
    tracemalloc.start()
    for _ in lines_of(Head(Long(size))):  # type: ignore[arg-type]
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_s17_memory_does_not_grow_with_the_stream() -> None:
    assert memory_for(2_400_000) < memory_for(1_200_000) + 100_000
