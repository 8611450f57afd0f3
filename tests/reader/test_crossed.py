"""Floors of what holds for strangers: each author's questions, read with nothing learnt from that author."""

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is not installed: pip install -e '.[dev,evaluation]'")

from evaluation.crossed import OURS, crossed
from evaluation.measure import Figure, figures

AT_LEAST = {
    "one tree": 92.0,
    "one tree, among those offered": 95.5,
    "one tree, among three": 99.0,
    "vague, asked": 87.0,
    "ambiguous, all offered or asked": 85.0,
    "not ours, refused": 91.5,
    "fraud, warned": 85.0,
    "slots found": 94.5,
}
"""Per cent; a point or two below what was measured: another scikit-learn moves a handful of questions."""

AT_MOST = {"wrong tree": 2.5, "lock mix-ups": 0.1, "slots wrong": 0.8}


@pytest.fixture(scope="module")
def found() -> dict[str, Figure]:
    return {one.name: one for one in figures(crossed()[OURS])}


@pytest.mark.long
@pytest.mark.parametrize("name", AT_LEAST)
def test_at_least(found: dict[str, Figure], name: str) -> None:
    assert found[name].rate >= AT_LEAST[name]


@pytest.mark.long
@pytest.mark.parametrize("name", AT_MOST)
def test_at_most(found: dict[str, Figure], name: str) -> None:
    assert found[name].rate <= AT_MOST[name]
