"""The sentences with known slots: enough of them, from many frames, and none that contradicts itself."""

from collections import Counter

import clauses_en
import clauses_zh
import pytest
from sentences import Sentence, judged, sentences

LISTED = [
    ("不知道改没改过", "pin-state", "unlocked-unchanged"),
    ("应该没人改过吧，不确定", "pin-state", "unlocked-unchanged"),
    ("怕锁", "locked", "yes"),
    ("快锁了", "pin-state", "locked"),
    ("再错就要锁了", "locked", "yes"),
    ("昨天锁了，今天大厅重置好了", "pin-state", "locked"),
    ("其实没锁", "locked", "yes"),
    ("口令会不会锁", "locked", "no"),
    ("好像锁了", "pin-state", "locked"),
    ("换了手机没换号", "phone", "lost"),
    ("my boss says", "locked", "yes"),
]


def test_there_are_enough_in_both_languages_and_each_is_there_once() -> None:
    texts = [one.text for one in sentences()]
    english = sum(text.isascii() for text in texts)
    assert len(set(texts)) == len(texts)
    assert len(texts) - english >= 2000
    assert english >= 1000


@pytest.mark.parametrize(("words", "least"), [(clauses_zh, 320), (clauses_en, 140)])
def test_they_are_built_of_many_frames(words: object, least: int) -> None:
    tables = [table for name, table in vars(words).items() if name.isupper() and isinstance(table, dict)]
    lines = [line for table in tables for text in table.values() for line in text.replace("|", "\n").split("\n")]
    assert len({line.strip() for line in lines if line.strip()}) >= least


def test_no_sentence_requires_what_it_forbids() -> None:
    for one in sentences():
        assert one.forbidden.isdisjoint(one.slots.items()), one.text
        assert not one.either or one.either - one.forbidden, one.text


def test_every_value_is_required_by_some_and_forbidden_by_others() -> None:
    required = Counter(pair for one in sentences() for pair in (*one.slots.items(), *one.either))
    forbidden = Counter(pair for one in sentences() for pair in one.forbidden)
    read = {"device", "locked", "phone", "face", "platform", "cause", "role"}
    assert {slot for slot, _value in required} == read | {"pin-state", "attempts-left"}
    for pair in required.keys() | {("pin-state", "locked"), ("attempts-left", "0")}:
        assert required[pair] >= 2, pair
        assert forbidden[pair] >= 4 or pair[0] in ("role", "platform"), pair


@pytest.mark.parametrize(("words", "slot", "value"), LISTED)
def test_a_known_misreading_is_forbidden(words: str, slot: str, value: str) -> None:
    said = [one for one in sentences() if words in one.text]
    assert said
    assert all((slot, value) in one.forbidden for one in said)


def test_of_two_numbers_only_the_last_is_accepted() -> None:
    said = [one for one in sentences() if "刚才说还剩" in one.text]
    assert said
    for one in said:
        assert one.slots["attempts-left"] in "1234"
        assert len([pair for pair in one.forbidden if pair[0] == "attempts-left"]) == 9


def test_a_reader_is_judged_by_what_it_missed_and_by_what_it_made_up() -> None:
    one = Sentence("没锁", "", {"device": "金税盘"}, frozenset({("locked", "yes")}), frozenset({("locked", "no")}))
    assert one.missed({"device": "金税盘", "locked": "no"}) == []
    assert one.missed({}) == ["device=金税盘", "locked=no"]
    assert one.contradicted({"locked": "yes"}) == ["locked=yes"]
    missed, contradicted = judged(lambda _text: {})
    assert contradicted == []
    assert len(missed) == sum(bool(one.slots or one.either) for one in sentences())
