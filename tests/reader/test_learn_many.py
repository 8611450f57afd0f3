"""Packs of very many trees: each is still found by its own words, and what they all say decides nothing."""

import random

from fapiao_doctor.reader.learn import MANY, fit
from fapiao_doctor.reader.learn_many import COMMON
from fapiao_doctor.reader.model import Model, pack_table

TREES = 3 * MANY
SHARED = [f"shared{number}" for number in range(6)]


def rows() -> list[tuple[list[str], str, float]]:
    """Return lines that show a word of their own tree, one of a handful of trees, and what all trees say."""
    return [
        ([f"own{tree}", f"group{tree // 5}", SHARED[saying]], f"tree{tree}", 1.0)
        for tree in range(TREES)
        for saying in range(len(SHARED))
    ]


def test_each_of_many_trees_is_found_by_its_own_words() -> None:
    model = Model(pack_table(fit(rows())))
    for tree in range(TREES):
        chances = model.chances([f"own{tree}", f"group{tree // 5}", SHARED[0]])
        assert max(chances, key=lambda label: chances[label]) == f"tree{tree}"
        assert chances[f"tree{tree}"] > 0.5


def test_a_word_of_a_few_trees_leaves_these_open_and_a_word_of_all_says_nothing() -> None:
    model = Model(pack_table(fit(rows())))
    chances = model.chances(["group3"])
    assert set(sorted(chances, key=lambda label: -chances[label])[:5]) == {f"tree{tree}" for tree in range(15, 20)}
    assert len(set(model.chances([SHARED[0]]).values())) == 1


def test_no_word_weighs_on_more_trees_than_it_tells_apart() -> None:
    weights = fit(rows())["weights"]
    assert max(len(row.split()) // 2 for row in weights.values()) <= COMMON
    assert not any(word in weights for word in SHARED)


def test_the_order_of_the_lines_and_another_run_change_nothing_that_is_found() -> None:
    given = rows()
    assert fit(given) == fit(given)
    random.Random(2).shuffle(given)
    model = Model(pack_table(fit(given)))
    for tree in range(0, TREES, 7):
        chances = model.chances([f"own{tree}", SHARED[1]])
        assert max(chances, key=lambda label: chances[label]) == f"tree{tree}"
