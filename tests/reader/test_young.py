"""A tree that no example teaches: the one of the author guide, with its five symptoms and ten other wordings."""

import shutil
from pathlib import Path

import pytest
from evaluation.crossed import questions
from test_docs import DRAFT, blocks

from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled

NEW = "password-handover"
PARAPHRASES = [
    "会计走了，密码怎么交接给新来的",
    "新会计接手，要跟前任要哪些密码",
    "原来的会计离职了，什么密码都没留",
    "交接的时候要交哪些口令和设备",
    "前任会计不肯交密码怎么办",
    "换了财务，开票的设备和密码怎么移交",
    "会计辞职，密码要不要全部改一遍",
    "密码交接清单怎么列",
    "刚接手这家公司，前任没把密码给我",
    "how do we hand over the passwords when the accountant leaves",
]


def grow(folder: Path) -> Path:
    """Write the bundled pack and the new tree to a folder."""
    shutil.copytree(bundled_pack(), folder)
    (folder / f"{NEW}.yaml").write_text(blocks("author-guide.md", "yaml")[DRAFT], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    return compile_library(load_pack(grow(tmp_path_factory.mktemp("grown") / "trees"), ()))


def test_its_own_symptoms_reach_it(grown: Compiled) -> None:
    reader = Reader(grown)
    symptoms = [text for text, tree in grown["lines"]["symptoms"].items() if tree == NEW]
    assert len(symptoms) == 5
    assert all(reader.read(text).offered == (NEW,) for text in symptoms)


def test_other_wordings_reach_it_and_say_why(grown: Compiled) -> None:
    reader = Reader(grown)
    found = [text for text in PARAPHRASES if NEW in reader.read(text).offered]
    assert len(found) >= 0.7 * len(PARAPHRASES)
    assert reader.read(found[0]).candidates[0].because
    assert reader.explain(found[0])


def test_without_its_lines_they_do_not(grown: Compiled) -> None:
    deaf = Reader({**grown, "young": {"labels": [], "bias": [], "weights": {}}})
    assert not [text for text in PARAPHRASES if NEW in deaf.read(text).offered]


def test_it_leaves_the_others_alone(grown: Compiled, reader: Reader) -> None:
    with_it, some = Reader(grown), questions()[::9]
    changed = [one.text for one in some if with_it.read(one.text).offered != reader.read(one.text).offered]
    assert len(changed) <= 0.02 * len(some), changed
