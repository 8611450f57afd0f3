"""The trained table: made from what stands in the pack; and packs that have phrases only."""

import json
import time

import pytest
from evaluation.crossed import library

from fapiao_doctor.authoring.train import digest, sources
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.vocabulary import Vocabulary
from fapiao_doctor.reader.build import compile_pack
from fapiao_doctor.reader.read import Reader


def test_the_table_is_made_from_what_stands_in_the_pack() -> None:
    made_from = json.loads((bundled_pack() / "reader.json").read_text(encoding="utf-8"))["made-from"]
    assert made_from == digest(sources(bundled_pack())), "teach it anew: fapiao-doctor trees build"


def test_a_pack_of_phrases_learns_at_once() -> None:
    trees = {name: tree for name, tree in library().trees.items() if name != "start"}
    begun = time.perf_counter()
    reader = Reader(compile_pack(trees, "", {}, Vocabulary()))
    assert time.perf_counter() - begun < 5
    for tree in trees.values():
        for text in tree.symptoms:
            assert reader.read(text).offered == (tree.id,)
    assert reader.read("证书口令忘记掉了").offered == ("certificate-pin",)


@pytest.mark.parametrize("text", ["晚上吃什么好呢", "the weather is nice today", "隔壁老王家的猫"])
def test_a_pack_of_phrases_refuses_what_it_never_heard(text: str) -> None:
    trees = {name: tree for name, tree in library().trees.items() if name != "start"}
    assert Reader(compile_pack(trees, "", {}, Vocabulary())).read(text).verdict == "no-match"
