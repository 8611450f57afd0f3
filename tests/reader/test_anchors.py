"""What a text must hold before a pattern can meet anything in it."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_folder
from fapiao_doctor.reader.anchors import anchors
from fapiao_doctor.reader.build import number_row
from fapiao_doctor.reader.slots import NUMBER

FOUND = [
    ("剩余#次", ["余", "剩", "次"]),
    ("(?:剩|还有)# ?(?:次|回)", ["剩还", "回次"]),
    ("(?:剩)?#", []),
    ("[^剩]#[一-九]", []),
    ("(?:左|)#", []),
    ("(?i:left)#", []),
    ("a{0,3}b{2}", ["b"]),
    ("(?<=剩)次", ["次"]),
]
PATTERNS = load_pack(bundled_folder()).rules["numbers"]["attempts-left"]


@pytest.mark.parametrize(("pattern", "found"), FOUND)
def test_sets_are_of_what_cannot_be_left_out(pattern: str, found: list[str]) -> None:
    assert [set(one) for one in anchors(pattern.replace("#", "\0"), "\0")] == [set(one) for one in found]


def test_a_set_of_many_characters_is_not_asked_for() -> None:
    assert anchors("[" + "".join(map(chr, range(0x4E00, 0x4E40))) + "]x") == ["x"]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_meets_holds_one_of_each_set(pattern: str, data: Any) -> None:
    row = number_row(pattern)
    whole = row["pattern"].replace("#", NUMBER)
    met = re.search(whole, data.draw(st.from_regex(whole)))
    assert met
    assert all(set(one) & set(met[0]) for one in row["anchors"])
