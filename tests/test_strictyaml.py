"""Strings only, bounded, every mistake with its place."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fapiao_doctor.content.load import strictyaml
from fapiao_doctor.content.load.strictyaml import parse, plain
from fapiao_doctor.errors import ContentError


def test_every_scalar_stays_text() -> None:
    data = b"a: yes\nb: 1.10\nc: 12:30\nd: null\ne: 2026-11-23\nf: [no, 0x1F, '']\n"
    assert plain(parse(data, "f")) == {
        "a": "yes", "b": "1.10", "c": "12:30", "d": "null", "e": "2026-11-23", "f": ["no", "0x1F", ""],
    }  # fmt: skip


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    assert plain(parse(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "f")) == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"a: 1\nb: 2\na: 3", "f:3:1", "重复，第一次在第 1 行"),
        (b"a: &x 1", "f:1:4", "锚点"),
        (b"a: *x", "f:1:4", "锚点"),
        (b"a: !!int 3", "f:1:4", "标签"),
        (b"a: {<<: {b: c}}", "f:1:5", "<<"),
        (b"a: |\n  x\n  y\n", "f:1:4", "一行"),
        (b"a: x\n  y\n", "f:1:4", "一行"),
        (b"a: b: c", "f:1:5", "YAML"),
        (b"ab\n: \xff", "f:2:3", "UTF-8"),
        (b"a: 1\nb: \x01", "f:2:4", "控制字符"),
        (b"a: {[x]: y}", "f:1:5", "键必须是文字"),
        (b"a: 1\n---\nb: 2", "f:2:1", "一份文档"),
        (b"", "f:1:1", "空的"),
        (b"a: " + b"[" * 21 + b"]" * 21, "f:1:23", "太深"),
    ],
)
def test_a_mistake_is_named_with_its_place(data: bytes, place: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(data, "f")
    assert str(caught.value).startswith(f"{place}: ")
    assert words in caught.value.message


def test_twenty_levels_are_allowed() -> None:
    parse(b"[" * strictyaml.MAX_DEPTH + b"x" + b"]" * strictyaml.MAX_DEPTH, "f")


def test_size_is_bounded_before_reading() -> None:
    with pytest.raises(ContentError, match="文件太大"):
        parse(b"#" * (strictyaml.MAX_BYTES + 1), "f")


def test_the_number_of_items_is_bounded() -> None:
    with pytest.raises(ContentError, match="内容太多"):
        parse(b"[" + b"a," * strictyaml.MAX_EVENTS + b"]", "f")


def read(data: bytes) -> None:
    """Any other exception than ours fails the test."""
    with contextlib.suppress(ContentError):
        plain(parse(data, "f"))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_node_or_our_own_error(data: bytes) -> None:
    read(data)


@given(st.text(alphabet="ab:-[]{}&*!|>#%@`'\"\n \t,?<", max_size=60))
def test_any_yaml_like_text_gives_a_node_or_our_own_error(text: str) -> None:
    read(text.encode())
