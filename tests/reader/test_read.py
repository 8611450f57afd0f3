"""What must be read, whatever the weights say; and what a rule of reader.yaml is there for."""

import json

import pytest
from evaluation.crossed import library
from hypothesis import given, settings
from hypothesis import strategies as st

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.values import Reading

LOGIN, PIN, PIN_LOCKED = "software-login-password", "certificate-pin", "certificate-pin-locked"
DEVICE, DISK_LOCKED, ETAX = "device-password", "tax-disk-locked", "etax-password"
IIT, WITHHOLDING = "iit-password", "withholding-client-password"


def slots(read: Reading) -> dict[str, str]:
    return {one.slot: one.value for one in read.evidence}


def without(table: Compiled, **rules: object) -> Reader:
    """Give a reader with rules put in place of those of the pack."""
    changed: Rules = {**table["rules"], **rules}  # type: ignore[typeddict-item]
    return Reader({**table, "rules": changed})


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("百旺税控盘证书口令输错太多次锁死了", {PIN_LOCKED}),
        ("金税盘处于锁死期,不能开票", {DISK_LOCKED}),
        ("开票软件管理员密码忘了", {LOGIN}),
        ("密码和口令都忘了", {LOGIN, PIN}),
        ("金税盘密码忘了", {LOGIN, PIN, DEVICE}),
        ("个税申报密码忘了", {IIT, WITHHOLDING}),
        ("不是登录密码,是证书口令", {PIN}),
        ("不是证书口令,是开票软件登录密码", {LOGIN}),
        ("登录密码记得,证书口令忘了", {PIN}),
        ("证书口令记得,开票软件登录密码忘了", {LOGIN}),
        ("證書口令忘了", {PIN}),
        ("zhengshu kouling wangle", {PIN}),
        ("证 书 口 令 忘 了", {PIN}),
        ("certificate PIN forgotten", {PIN}),
    ],
)
def test_must_offer(reader: Reader, text: str, offered: set[str]) -> None:
    assert set(reader.read(text).offered) == offered


@pytest.mark.parametrize(
    "text", ["密码忘了", "锁了", "开不了票", "登不上", "it says wrong password", "mima wang le", "ukey有问题"]
)
def test_too_little_is_asked_about(reader: Reader, text: str) -> None:
    read = reader.read(text)
    assert (read.verdict, read.offered) == ("ask", ())
    assert 0 < len(read.candidates) <= 4


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("银行U盾密码忘了", "bank"),
        ("公积金密码忘了", "housing-fund"),
        ("社保卡密码忘了", "social-security"),
        ("今天天气怎么样", ""),
    ],
)
def test_what_is_not_ours_is_refused_with_the_right_office(reader: Reader, text: str, matter: str) -> None:
    read = reader.read(text)
    assert (read.verdict, read.elsewhere) == ("no-match", matter)


def test_a_verdict_for_one_tree_shows_others_beside_it(reader: Reader) -> None:
    read = reader.read("开票软件登录提示证书密码错误")
    assert read.verdict == "tree"
    assert 0 < len(read.also) <= 2
    assert not set(read.also) & set(read.offered)


def test_each_symptom_reaches_its_tree(reader: Reader) -> None:
    for tree in library().trees.values():
        for text in tree.symptoms:
            read = reader.read(f" {text}！")
            assert read.verdict == "ask" if tree.id == "start" else read.offered == (tree.id,), text


def test_a_symptom_decides_against_the_weights(table: Compiled) -> None:
    table = {**table, "lines": {"symptoms": {"证书口令锁了": ETAX}, "labels": {}}}
    assert Reader(table).read("证书口令锁了。").offered == (ETAX,)


def test_a_label_lands_at_its_question(reader: Reader) -> None:
    read = reader.read("大厅说解不开、芯片坏了")
    assert (read.offered, read.node) == ((PIN_LOCKED,), "need")
    assert [(one.question, one.option) for one in read.heard] == [("need", "cannot-reset")]


def test_no_label_is_refused(reader: Reader) -> None:
    for tree in library().trees.values():
        for question in tree.questions.values():
            for option in question.options:
                assert reader.read(option.label).verdict != "no-match", option.label


FRAMES = ("{}", "电脑弹出{}怎么办", "电脑弹出“{}”怎么办", 'it says "{}", what now', 'The screen shows "{}"')


@pytest.mark.parametrize("frame", FRAMES)
def test_each_message_leads_to_its_node(reader: Reader, frame: str) -> None:
    labels = {
        option.label for tree in library().trees.values() for q in tree.questions.values() for option in q.options
    }
    for code in library().knowledge.codes.values():
        for said in code.words if code.leads_to else ():
            read = reader.read(frame.format(said))
            tree, _, node = code.leads_to.partition("/")
            assert (read.offered, read.node) == ((tree,), node) or said in labels, said
            assert code.id in read.codes or said in labels


@pytest.mark.parametrize(
    ("text", "offered", "stated"),
    [
        ("0963c1", PIN, {"attempts-left": "1"}),
        ("代码０９６３Ｃ０", PIN_LOCKED, {"pin-state": "locked"}),
        ("09d11f", DISK_LOCKED, {"cause": "offline-time"}),
    ],
)
def test_a_number_of_a_screen_decides(reader: Reader, text: str, offered: str, stated: dict[str, str]) -> None:
    read = reader.read(text)
    assert read.offered == (offered,)
    assert stated.items() <= slots(read).items()


@pytest.mark.parametrize(
    "text",
    [
        "有人自称税务局加我微信要口令",
        "接到电话说是税务局的，让我下载远程软件输密码",
        "a man says he is from the tax office, asks me for my PIN",
    ],
)
def test_fraud_is_answered_before_anything_else(reader: Reader, table: Compiled, text: str) -> None:
    read = reader.read(text)
    assert (read.offered, read.node) == (("start",), "scam-warning")


def test_the_alarm_needs_no_weights(table: Compiled) -> None:
    text = "有人自称税务局加我微信，让我把证书口令报给他"
    table = {**table, "model": {"labels": [PIN, "-"], "bias": [900, 0], "weights": {}}}
    assert Reader(table).read(text).node == "scam-warning"
    assert without(table, alarms=[]).read(text).offered == (PIN,)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("证书口令没锁,就是忘了", {PIN}),
        ("证书口令锁了", {PIN_LOCKED}),
        ("证书口令还没锁死但只剩1次", {PIN}),
        ("怕证书口令锁死,还没锁", {PIN}),
        ("证书口令好像锁了", {PIN, PIN_LOCKED}),
        ("不知道证书口令锁没锁", {PIN, PIN_LOCKED}),
        ("证书口令锁了,还剩3次机会", {PIN, PIN_LOCKED}),
        ("刚才还剩1次,现在证书口令锁了", {PIN_LOCKED}),
        ("盘没锁,锁的是证书口令", {PIN_LOCKED}),
        ("证书口令没锁,税控盘锁了", {DISK_LOCKED}),
    ],
)
def test_locked_and_not_locked_are_kept_apart(reader: Reader, text: str, offered: set[str]) -> None:
    assert set(reader.read(text).offered) == offered


def test_the_wrong_one_of_the_pair_is_never_offered_alone(table: Compiled) -> None:
    sure = {**table, "model": {"labels": [PIN, PIN_LOCKED], "bias": [0, 900], "weights": {}}}
    assert set(Reader(sure).read("我的证书口令有点问题").offered) == {PIN, PIN_LOCKED}
    assert without(sure, keep_apart=[]).read("我的证书口令有点问题").offered == (PIN_LOCKED,)


@pytest.mark.parametrize(
    ("text", "stated", "unstated"),
    [
        ("证书口令没锁，不知道改没改过", {"locked": "no"}, {"pin-state": "unlocked-unchanged"}),
        ("证书口令忘了，不是还剩4次，是还剩1次", {"attempts-left": "1"}, {}),
        ("证书口令忘了，昨天还剩2次，今天又错了一次", {}, {"attempts-left": "2"}),
        ("证书口令快锁了", {}, {"locked": "yes"}),
        ("证书口令忘了，金税盘早就注销了，用的税务UKey", {"device": "税务UKey"}, {}),
        ("证书口令忘了，不知道是金税盘还是税控盘", {}, {"device": "金税盘"}),
        ("证书口令昨天锁了，今天大厅重置好了，又忘了", {}, {"locked": "yes"}),
    ],
)
def test_no_slot_contradicts_the_text(
    reader: Reader, text: str, stated: dict[str, str], unstated: dict[str, str]
) -> None:
    said = slots(reader.read(text))
    assert stated.items() <= said.items()
    assert not unstated.items() & said.items()


@pytest.mark.parametrize("mark", ["deny", "fear", "doubt", "asked", "gone", "unsaid", "past"])
def test_each_scope_is_needed_by_the_sentences(table: Compiled, reader: Reader, mark: str) -> None:
    import sentences

    bare = without(table, scopes=[one for one in table["rules"]["scopes"] if one["mark"] != mark])
    some = sentences.sentences()[::7]

    def faults(read: Reader) -> int:
        found = [(one, slots(read.read(one.text))) for one in some]
        return sum(len(one.missed(said)) + len(one.contradicted(said)) for one, said in found)

    assert faults(bare) > faults(reader)


def test_the_sentences_with_known_slots(reader: Reader) -> None:
    import sentences

    missed, contradicted = sentences.judged(lambda text: slots(reader.read(text)))
    whole = len(sentences.sentences())
    assert len(contradicted) <= 0.01 * whole, contradicted[:9]
    assert len(missed) <= 0.03 * whole, missed[:9]


def test_what_was_said_is_not_asked_again(reader: Reader) -> None:
    heard = reader.read("电子税务局密码忘了").heard
    assert [(one.tree, one.question, one.option) for one in heard] == [(ETAX, "trouble", "forgot")]
    assert not [one for one in reader.read("电子税务局密码没忘，登不上").heard if one.option == "forgot"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_the_same_way_twice(reader: Reader, text: str) -> None:
    assert reader.read(text) == reader.read(text)


def test_a_table_is_json_and_reads_the_same(table: Compiled, reader: Reader) -> None:
    again = Reader(json.loads(json.dumps(table, ensure_ascii=False)))
    assert again.read("税控盘证书口令忘了") == reader.read("税控盘证书口令忘了")


def test_reasons_are_given(reader: Reader) -> None:
    assert reader.explain("税控盘证书口令忘了")[0][1] > 0
    assert reader.read("百旺稅控盤證書口令一直說不對").candidates[0].because
