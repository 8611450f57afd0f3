"""Small words at a question: they may mean anything, so none of them chooses an option that does not say it."""

import re
from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from kettle import kettle
from talker import Memory, Script, Talk

from fapiao_doctor.api.session import Session
from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import QuestionView
from fapiao_doctor.diagnosis.state import State
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.labels import fitting, yes_or_no
from fapiao_doctor.text.small_words import is_small
from fapiao_doctor.wizard.asker import nobody
from fapiao_doctor.wizard.picking import Picking
from fapiao_doctor.wizard.places import at_question

EMPTY = (
    "ok OK okay what all a the it is in on to out other none hi maybe 啥 嗯 好 好的 什么 怎么 哪个 这个 那个 一 的 了 我 行"
    " 可以 不对 错 呃 哦"
).split()
YES, NO = ("y", "yes", "是", "是的", "对", "有"), ("n", "no", "不", "不是", "没", "没有")
PAIRS = [
    ("有", "没有"), ("Yes, all three", "No, one is missing"), ("登得进", "登不进，口令忘了或者锁了"), ("没输过", "输过，说不对"),
    ("做，或者核定了", "不做"), ("Yes", "No"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_no_small_word_chooses_an_option_that_does_not_say_it(folder: Path, lang: Lang) -> None:
    doctor = doctor_of(folder, lang=lang)
    wrong = []
    for tree in doctor.library.trees.values():
        for question in tree.questions:
            at = doctor.diagnose_from(Target(tree.id, question))
            assert at.question
            for word in (*EMPTY, *YES, *NO):
                script = Script([word])
                label = _chosen(doctor, script, word, at.question)
                told = len(script.shown) > 1
                own = {label.lower(), *(one.label for one in tree.questions[question].options)}
                if label and word.lower() not in own and not (word in (*YES, *NO) and _pair(at.question) and told):
                    wrong.append(f"{tree.id}/{question}: {word} -> {label}")
    assert wrong == []


def _chosen(doctor: Doctor, script: Script, word: str, question: QuestionView) -> str:
    picking = Picking(doctor, script, Memory(), State(), nobody)
    try:
        place = picking.pick(at_question(doctor.diagnose_from(Target(question.tree, question.id)), question))
    except EOFError:
        return ""
    return "" if place is None else question.options[place].label


def _pair(question: QuestionView) -> bool:
    """Return whether two options are a yes and a no: by these words, or the one denying the other."""
    heads = [re.split("[，、；,;:（(]", one.label.lower())[0] for one in question.options]
    bare = set(heads) & {"有", "是", "yes"} and set(heads) & {"没有", "不是", "no"}
    stems = [re.sub("[没不有得了]", "", head) for head in heads]
    return bool(bare) or len(set(stems)) < len(stems)


@pytest.mark.parametrize("pair", PAIRS)
def test_yes_and_no_choose_where_two_options_say_so(pair: tuple[str, str]) -> None:
    no = next(place for place, label in enumerate(pair) if label[0] in "没不N" or "不进" in label)
    labels = (*pair, "不清楚")
    assert {yes_or_no(word, labels) for word in YES} == {1 - no}
    assert {yes_or_no(word, labels) for word in NO} == {no}


@pytest.mark.parametrize(
    "labels",
    [
        ("锁了", "没锁，没人改过", "没锁，有人改过"),
        ("有，收得到", "有卡，是旧号", "没有本人的卡"),
        ("一种", "另一种"),
        ("Now", "Not sure"),
    ],
)
def test_yes_and_no_choose_nothing_where_no_two_options_say_so(labels: tuple[str, ...]) -> None:
    assert {yes_or_no(word, labels) for word in (*YES, *NO)} == {None}


@pytest.mark.parametrize(
    ("words", "label", "fits"),
    [
        ("大厅", "去大厅（办税服务厅）", True),
        ("都不是", "都不是，或者看不出来", True),
        ("burnt smell", "Smoke, sparks, a burnt smell or a shock", True),
        ("锁定", "锁定、冻结、次数", True),
        ("ok", "Smoke, sparks, a burnt smell or a shock", False),
        ("key", "税务UKey", False),
        ("执照", "我个人，没有执照", False),
        ("gauge", "There is no gauge", False),
        ("锁", "提示“已锁”", False),
    ],
)
def test_a_part_of_a_label_means_it_where_it_is_a_word_of_its_own_and_not_denied(
    words: str, label: str, fits: bool
) -> None:
    assert fitting(words, ["甲", label]) == ([1] if fits else [])


@pytest.mark.parametrize("word", EMPTY)
def test_what_may_mean_anything_is_small(word: str) -> None:
    assert is_small(word) or word == "错"


@pytest.mark.parametrize("words", ["红色的", "UKey", "都不是", "忘了", "not sure", "锁", "什么也没说"])
def test_what_says_something_is_not_small(words: str) -> None:
    assert not is_small(words)


@pytest.fixture(scope="module")
def doctor(tmp_path_factory: pytest.TempPathFactory) -> Doctor:
    return kettle(tmp_path_factory.mktemp("kettle"))


def test_what_was_not_understood_is_told_with_the_list_and_how_to_answer(doctor: Doctor) -> None:
    talk = Talk(doctor, "壶盖打不开", "ok")
    assert "没看懂。请打编号 1-4" in talk.last
    assert "1. 红色的\n2. 蓝色的" in talk.last


def test_a_part_of_a_label_and_a_bare_no_are_told_as_the_option_they_were_taken_for(doctor: Doctor) -> None:
    assert "按“红色的”算。不对就打 b。" in Talk(doctor, "壶盖打不开", "红色").text
    assert "按“没裂”算。不对就打 b。" in Talk(doctor, "壶盖打不开", "3", "没").text
    assert "算。不对就打 b。" not in Talk(doctor, "壶盖打不开", "红色的").text


def test_a_small_word_is_no_answer_in_the_library_either(doctor: Doctor) -> None:
    session = Session(doctor)
    session.say("壶盖打不开")
    with pytest.raises(UsageError):
        session.answer("的")
    session.answer("透明的")
    assert session.answer("没").path[-1].label == "没裂"
