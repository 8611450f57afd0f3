"""The trained table: made from what stands in the pack; and packs that have phrases only."""

import json
from collections import Counter
from pathlib import Path

import pytest
from evaluation.crossed import library

from fapiao_doctor.authoring.train import digest, sources
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.content.vocabulary import Vocabulary
from fapiao_doctor.reader.build import compile_library, compile_pack
from fapiao_doctor.reader.model import NOT_OURS
from fapiao_doctor.reader.phrases import EVERYDAY, SAID, lines_of
from fapiao_doctor.reader.phrases import FOREIGN as FOREIGN_WEIGHT
from fapiao_doctor.reader.read import Reader

PACKS = Path(__file__).parents[1] / "packs"


def test_the_table_is_made_from_what_stands_in_the_pack() -> None:
    made_from = json.loads((bundled_pack() / "reader.json").read_text(encoding="utf-8"))["made-from"]
    assert made_from == digest(sources(bundled_pack())), "teach it anew: fapiao-doctor trees build"


def test_a_pack_of_phrases_is_taught_by_them() -> None:
    trees = {name: tree for name, tree in library().trees.items() if name != "start"}
    reader = Reader(compile_pack(trees, "", {}, Vocabulary()))
    for tree in trees.values():
        for text in tree.symptoms:
            assert reader.read(text).offered == (tree.id,)
    assert reader.read("证书口令忘记掉了").offered[0] == "certificate-pin"


FOREIGN = [
    "晚上吃什么好呢",
    "the weather is nice today",
    "隔壁老王家的猫",
    "孩子明天要不要上学",
    "高速上堵车吗",
    "my bike is broken",
]


def test_a_pack_of_phrases_refuses_what_it_never_heard() -> None:
    trees = {name: tree for name, tree in library().trees.items() if name != "start"}
    reader = Reader(compile_pack(trees, "", {}, Vocabulary()))
    refused = [text for text in FOREIGN if reader.read(text).verdict == "no-match"]
    assert len(refused) >= len(FOREIGN) - 1
    assert not [text for text in FOREIGN if reader.read(text).verdict == "tree"]


@pytest.mark.parametrize(("name", "offered", "refused"), [("espresso", 80, 90), ("reshuiqi", 80, 85)])
def test_a_pack_without_examples_reads_other_words_and_refuses_other_matters(
    name: str, offered: int, refused: int
) -> None:
    folder = PACKS / name
    reader = Reader(compile_library(load_pack(folder, ())))
    asked = [json.loads(line) for line in (folder / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()]
    foreign = [json.loads(line) for line in (folder / "foreign.jsonl").read_text(encoding="utf-8").splitlines()]
    assert 100 * sum(one["tree"] in reader.read(one["text"]).offered for one in asked) >= offered * len(asked)
    assert 100 * sum(reader.read(one["text"]).verdict == "no-match" for one in foreign) >= refused * len(foreign)


def test_a_pack_is_taught_by_lines_of_each_sort() -> None:
    pack = load_pack(PACKS / "espresso", ())
    lines = lines_of(
        {tree.name: tree for tree in pack.trees.values()}, pack.start, pack.knowledge.codes, pack.vocabulary.elsewhere
    )
    by_weight = Counter(one.weight for one in lines)
    assert by_weight[SAID] > 400 and by_weight[FOREIGN_WEIGHT] > 50 and by_weight[EVERYDAY] > 150
    assert all(one.label == NOT_OURS for one in lines if one.weight in (FOREIGN_WEIGHT, EVERYDAY))


@pytest.mark.parametrize("name", ["espresso", "reshuiqi"])
@pytest.mark.parametrize("text", ["zzz", "qwrtp", "Ω"])
def test_a_text_without_a_known_word_is_no_match(name: str, text: str) -> None:
    assert Reader(compile_library(load_pack(PACKS / name, ()))).read(text).verdict == "no-match"
