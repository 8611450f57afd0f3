"""The taught table of a pack: what no reader could add up is refused, with the file that is wrong."""

import json
from typing import Any

import pytest

from fapiao_doctor.content.load.weights import HEAVIEST, load_weights
from fapiao_doctor.errors import ContentError

GOOD: dict[str, Any] = {"labels": ["leak", "?"], "bias": [3, -4], "weights": {"=water": "0 12 1 -7", "drip": ""}}

WRONG: dict[str, Any] = {
    "no object": [],
    "no bias": {"labels": ["leak"], "weights": {}},
    "a bias too few": {**GOOD, "bias": [3]},
    "a bias that is no number": {**GOOD, "bias": [3, "4"]},
    "a bias that is true": {**GOOD, "bias": [3, True]},
    "a label twice": {**GOOD, "labels": ["leak", "leak"]},
    "a label without a name": {**GOOD, "labels": ["leak", ""]},
    "labels as a text": {**GOOD, "labels": "ab"},
    "weights as a list": {**GOOD, "weights": []},
    "a row as a list": {**GOOD, "weights": {"=water": [0, 12]}},
    "a label out of range": {**GOOD, "weights": {"=water": "2 12"}},
    "a label below zero": {**GOOD, "weights": {"=water": "-1 12"}},
    "a label without a weight": {**GOOD, "weights": {"=water": "0 12 1"}},
    "a weight that is no number": {**GOOD, "weights": {"=water": "0 heavy"}},
    "a weight beyond all others": {**GOOD, "weights": {"=water": f"0 {HEAVIEST + 1}"}},
    "a weight of many digits": {**GOOD, "weights": {"=water": "0 " + "9" * 5000}},
    "a feature without a name": {**GOOD, "weights": {"": "0 1"}},
}


def test_a_table_is_read_as_it_stands() -> None:
    assert load_weights(json.dumps(GOOD).encode(), "reader.json") == GOOD


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff", b"[" * 100_000, *(json.dumps(one).encode() for one in WRONG.values())]
)
def test_a_broken_table_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        load_weights(data, "reader.json")
    assert str(caught.value).startswith("reader.json: ")
    assert caught.value.hint
