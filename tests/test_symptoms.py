"""What a text is understood to say: the cases that must hold, hostile text, and the floors of the figures."""

import re
import time
from collections import Counter

import pytest
from evaluation.__main__ import TREES, authors, sets, understander
from evaluation.measure import Figures, answer, figures
from fapiao_doctor.symptoms.agree import agree
from fapiao_doctor.symptoms.lexicon import compile_lexicon
from fapiao_doctor.symptoms.reading import read as read_words
from fapiao_doctor.symptoms.rules import Judged
from fapiao_doctor.symptoms.understand import understand
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.vocabulary import parse_vocabulary
from fapiao_doctor.symptoms.weights import Label, load_weights
from hypothesis import given, settings
from hypothesis import strategies as st

from fapiao_doctor.content.library import Library
from fapiao_doctor.errors import ContentError

READ = understander()
LOGIN, PIN, PIN_LOCKED = "software-login-password", "certificate-pin", "certificate-pin-locked"
DEVICE, DISK_LOCKED = "device-password", "tax-disk-locked"


def said(read: Understanding) -> dict[str, str]:
    return {one.slot: one.value for one in read.evidence}


@pytest.mark.parametrize(
    ("text", "offered", "slots"),
    [
        ("百旺税控盘证书口令输错太多次锁死了", {PIN_LOCKED}, {"device": "税控盘", "pin-state": "locked"}),
        ("0963c1", {PIN}, {"attempts-left": "1"}),
        ("0963c0", {PIN_LOCKED}, {"pin-state": "locked"}),
        ("金税盘处于锁死期,不能开票", {DISK_LOCKED}, {"device": "金税盘"}),
        ("开票软件管理员密码忘了", {LOGIN}, {"role": "admin"}),
        ("银行U盾密码忘了", set(), {}),
        ("密码和口令都忘了", {LOGIN, PIN}, {}),
        ("金税盘密码忘了", {LOGIN, PIN, DEVICE}, {"device": "金税盘"}),
        ("税务UKey密码忘了", {DEVICE, PIN}, {"device": "税务UKey"}),
        ("税控盘密码输错锁了", {PIN_LOCKED, DEVICE, DISK_LOCKED}, {"locked": "yes"}),
        ("个税申报密码忘了", {"iit-password", "withholding-client-password"}, {}),
    ],
)
def test_must_understand(text: str, offered: set[str], slots: dict[str, str]) -> None:
    read = READ(text)
    assert set(read.offered) == offered
    assert slots.items() <= said(read).items()


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("不是登录密码,是证书口令", {PIN}),
        ("不是证书口令,是开票软件登录密码", {LOGIN}),
        ("登录密码记得,证书口令忘了", {PIN}),
        ("证书口令记得,开票软件登录密码忘了", {LOGIN}),
        ("除了登录密码不是还有一个证书口令吗那个我忘了", {PIN}),
        ("证书口令没锁,就是忘了", {PIN}),
        ("证书口令锁了", {PIN_LOCKED}),
        ("证书口令还没锁死但只剩1次", {PIN}),
        ("怕证书口令锁死,还没锁", {PIN}),
        ("证书口令会不会锁死", {PIN}),
        ("证书口令好像锁了", {PIN, PIN_LOCKED}),
        ("盘没锁,锁的是证书口令", {PIN_LOCKED}),
        ("证书口令没锁,税控盘锁了", {DISK_LOCKED}),
        ("不是税控盘,是工行U盾密码锁了", set()),
    ],
)
def test_negation_contrast_and_fear(text: str, offered: set[str]) -> None:
    assert set(READ(text).offered) == offered


@pytest.mark.parametrize(
    "text",
    [
        "证书口令忘了",
        "證書口令忘了",
        "正书口领忘了",
        "zhengshu kouling wangle",
        "ZHENGSHU KOULING 忘了",
        "证 书 口 令 忘 了",
    ]
    + ["“证书”口令忘了", "证书口令忘了", "certificate PIN forgotten", "certifcate pin forgoten"],
)
def test_one_thing_in_many_spellings(text: str) -> None:
    assert READ(text).offered == (PIN,)


def test_a_long_name_with_one_wrong_character() -> None:
    assert READ("个锐APP密码忘了").offered == ("iit-password",)


def test_evidence_quotes_the_words_as_typed() -> None:
    read = READ("百旺稅控盤證書口令鎖死了")
    assert {one.slot: one.because for one in read.evidence}["device"] == "百旺稅控盤"
    assert read.candidates[0].because == ("百旺稅控盤", "證書", "口令", "鎖死了")


def test_only_trees_that_there_are_can_be_offered(library: Library) -> None:
    vocabulary = parse_vocabulary(library.vocabulary)
    lexicon = compile_lexicon(vocabulary, library.knowledge.codes, {PIN: ()})
    assert understand("密码和口令都忘了", lexicon).offered == (PIN,)


def test_a_phrase_of_a_tree_is_known_where_the_words_say_nothing(library: Library) -> None:
    vocabulary = parse_vocabulary(library.vocabulary)
    lexicon = compile_lexicon(vocabulary, {}, dict.fromkeys(TREES, ()) | {PIN: ("蓝色小框框弹出来",)})
    assert understand("蓝色小框框弹出来", lexicon).offered == (PIN,)
    assert understand("绿色的大圆圈转个不停", lexicon).verdict == "no-match"


NOTHING_READ = read_words(())


@pytest.mark.parametrize(
    ("judged", "shares", "trees"),
    [
        (Judged((PIN,), by_code=True), {(DISK_LOCKED,): 0.9, (PIN,): 0.1}, {PIN}),
        (Judged(("of-another-pack",)), {(DISK_LOCKED,): 1.0}, {"of-another-pack"}),
        (Judged((LOGIN, PIN)), {(PIN,): 0.99, (LOGIN, PIN): 0.01}, {LOGIN, PIN}),
        (Judged((PIN_LOCKED,)), {(PIN,): 0.999, (PIN_LOCKED,): 0.001}, {PIN, PIN_LOCKED}),
        (Judged((LOGIN,)), {(DEVICE,): 0.99, (LOGIN,): 0.01}, {DEVICE}),
        (Judged(), {(DEVICE,): 0.99, (): 0.01}, set()),
        (Judged((LOGIN,)), {}, {LOGIN}),
    ],
    ids=["code", "unknown tree", "choice", "lock", "sure", "nothing of ours", "no weights"],
)
def test_what_the_weights_may_overrule(judged: Judged, shares: dict[Label, float], trees: set[str]) -> None:
    assert set(agree(judged, shares, NOTHING_READ).trees) == trees


def test_the_weights_know_only_words_and_trees_that_there_are(library: Library) -> None:
    weights = load_weights()
    classes = parse_vocabulary(library.vocabulary).words.keys()
    named = {trait.rpartition("word ")[2] for trait in weights.by_trait if trait.startswith(("word ", "not word "))}
    assert {name for name in named if ":" not in name} <= classes, "train anew: python tools/train_weights.py"
    assert weights.trees <= library.trees.keys()


def test_no_other_number_than_12366_is_named_for_matters_of_others(library: Library) -> None:
    for one in parse_vocabulary(library.vocabulary).elsewhere.values():
        assert set(re.findall(r"[0-9]+", f"{one.turn_to} {one.turn_to_en}")) <= {"12366"}


def test_whatever_is_understood_names_the_words_it_rests_on() -> None:
    for question in [one for some in sets().values() for one in some]:
        read = READ(question.text)
        assert all(one.because for one in read.evidence), question.text
        assert all(one.because for one in read.candidates if one.tree in read.offered), question.text


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("utf-8", "surrogateescape")))
@settings(max_examples=150, deadline=2000)
def test_any_text_is_read(text: str) -> None:
    read = READ(text)
    assert (read.verdict == "no-match") == (not read.offered)
    assert read == READ(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0" * 1000, "\ud800" * 1000, "密码" * 50_000, "a" * 100_000, "kouling" * 15_000, "((((" * 25_000]
    + [
        "锁" * 100_000,
        "0963c" * 20_000,
        "税控" * 50_000,
        "不是" * 50_000,
        "1." * 50_000,
        "剩余" * 50_000,
        "\u202e锁\u200b了" * 20_000,
    ],
    ids=range(15),
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    begun = time.perf_counter()
    READ(text)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "词汇表"),
        ({"wrods": {}}, "wrods"),
        ({"words": {"a": {"say": []}}}, "say"),
        ({"words": {"a": {"say": "(a"}}}, "括号"),
        ({"words": {"a": {"say": "(a|(b|c))"}}}, "括号"),
        ({"words": {"a": {"say": "甲", "means": ["slot"]}}}, "means"),
        ({"words": {"a": {"say": "甲", "sound": "maybe"}}}, "yes"),
        ({"words": {"a": {"say": "(一|二|三|四|五)" * 6}}}, "展开"),
        ({"elsewhere": {"a": {"say": "甲"}}}, "turn-to"),
    ],
)
def test_a_wrong_vocabulary_is_refused(data: object, message: str) -> None:
    if data == []:
        data = ["x"]
    with pytest.raises(ContentError, match=message):
        parse_vocabulary(data)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def measured() -> dict[str, Figures]:
    return {name: figures(answer(questions, READ)) for name, questions in sets().items()}


@pytest.mark.parametrize(
    ("name", "right", "among", "wrong_direct"),
    [
        ("seed", 1.0, 1.0, 0.0),
        ("tuned", 0.98, 0.99, 0.01),
        ("held-out", 0.97, 0.98, 0.02),
        ("own", 0.98, 0.99, 0.01),
        ("drill", 0.98, 0.99, 0.01),
        ("unseen", 0.94, 0.98, 0.01),
        *((name, 0.97, 0.98, 0.01) for name in authors() if name != "unseen"),
    ],
)
def test_the_figures_keep_their_floors(
    measured: dict[str, Figures], name: str, right: float, among: float, wrong_direct: float
) -> None:
    found = measured[name]
    assert found.right >= right * found.total
    assert found.among >= among * found.total
    assert found.wrong_direct <= wrong_direct * found.total
    assert found.mixed_up == 0


def test_stated_slots_are_found_and_none_is_contradicted(measured: dict[str, Figures]) -> None:
    slots = sum((one.slots for one in measured.values()), Counter())
    stated = slots["found"] + slots["missed"] + slots["wrong"]
    assert slots["found"] >= 0.96 * stated
    assert slots["wrong"] <= 0.01 * stated
