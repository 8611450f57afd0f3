"""One word for one thing in a translation."""

import pytest

from fapiao_doctor.content.glossary import glossary, lost
from fapiao_doctor.content.library import Catalogue, load_pack
from fapiao_doctor.content.packs import bundled_pack

WORDS = {"证书口令": ("certificate PIN", "PIN"), "口令": ("secret",), "红冲": ("red-letter",), "税盘": ("disk",)}


def test_a_glossary_lists_the_forms_of_each_word_the_first_one_first() -> None:
    assert glossary({"glossary": Catalogue({"红冲": "red-letter invoice | (红冲) "}, {})}) == {
        "红冲": ("red-letter invoice", "(红冲)")
    }
    assert glossary({}) == {}


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        ("不要急着红冲", "do not cancel in haste", ["红冲"]),
        ("不要急着红冲", "No Red-Letter invoice in haste", []),
        ("不要急着红冲", "do not press 红冲 in haste", []),
        ("证书口令锁了", "the PIN is locked", []),
        ("证书口令锁了", "the secret is locked", ["证书口令"]),
        ("口令和证书口令", "the PIN", ["口令"]),
        ("口令和证书口令", "the secret and the PIN", []),
        ("别的", "something else", []),
    ],
)
def test_a_word_is_lost_where_the_translation_has_no_form_of_it(text: str, said: str, missing: list[str]) -> None:
    assert list(lost(text, said, WORDS)) == missing


def test_blank_invoices_are_never_said_to_be_destroyed() -> None:
    """They are handed in: who tears them up breaks the law."""
    english = load_pack(bundled_pack()).translations["en"]
    said = [words for found in english.values() for text, words in found.words.items() if "缴销" in text]
    assert said
    assert [words for words in said if "destr" in words.lower()] == []
