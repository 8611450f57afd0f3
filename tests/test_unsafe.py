"""What steers a terminal reaches none: JSON escapes it, text loses it."""

import json
import unicodedata

import pytest

from fapiao_doctor.text.unsafe import harmless, json_text

STEERING = "\x1b\x07\x7f\x80\x9b\x9f\u202a\u202e\u2066\u2069\u200b\u200d\u200e\ufeff\u2028\u061c\U000e0041\ud800"


@pytest.mark.parametrize("char", STEERING)
def test_s14_json_holds_no_raw_character_that_steers(char: str) -> None:
    for ascii_only in (False, True):
        text = json_text({"a": f"密{char}码😀"}, ascii_only)
        assert char not in text
        assert json.loads(text) == {"a": f"密{char}码😀"}
        text.encode("utf-8")


@pytest.mark.parametrize("char", STEERING)
def test_s14_text_loses_it(char: str) -> None:
    assert harmless(f"密{char}码\t😀\n") == "密码\t😀\n"


def test_no_control_and_no_sign_of_direction_is_left() -> None:
    for number in range(0x110000):
        char = chr(number)
        steers = unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") or unicodedata.bidirectional(char) in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
        )  # fmt: skip
        if steers and char not in "\t\n\r":
            assert harmless(char) == "", hex(number)


def test_a_number_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text(float("inf"))
