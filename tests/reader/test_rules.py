"""What the rules of the bundled pack are there for: each is taken out once, and something is then read wrongly."""

import pytest

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.values import Reading

PIN, PIN_LOCKED, DEVICE = "certificate-pin", "certificate-pin-locked", "device-password"

FRAUD = [
    "陌生人加我微信，说能解锁，要证书口令",
    "有个自称是12366的，要验证码",
    "电话那头让我念一下短信验证码给他听",
    "把验证码发给他就能解冻吗",
    "税务局客服让我共享屏幕，说要看我的密码",
    "专管员要我把口令和身份证照片一起发过去",
    "对方让我装向日葵，远程帮我弄盘",
    "接到电话，要转账交解锁费",
    "尊敬的纳税人，您的账户将被冻结，请点击链接输入密码",
    "发来的链接让我填密码，靠谱吗",
    "他叫我打开共享屏幕，再把密码告诉他",
    "someone claims to be from the tax office and wants my PIN",
    "should I send him the verification code? is it a scam",
]
"""Pretenders, what they ask for, how they ask for it, pasted lures; all made up for this page."""

HONEST = [
    "收不到短信验证码，电子税务局登不上",
    "12366让我去大厅重置证书口令",
    "服务单位远程帮我装了驱动，还是读不到盘",
    "客服说要先清卡，怎么清",
    "老会计走了，没把密码给我",
    "打电话给服务商，他说密码是8个8，不对",
    "税务局让我改密码，在哪改",
    "法人让我帮他登电子税务局，密码忘了",
    "交服务费以后UKey还是锁着",
    "发给我的验证码过期了",
]


def without(table: Compiled, **rules: object) -> Reader:
    """Give a reader with rules put in place of those of the pack."""
    changed: Rules = {**table["rules"], **rules}  # type: ignore[typeddict-item]
    return Reader({**table, "rules": changed})


def warned(read: Reading) -> bool:
    return (read.offered, read.node) == (("start",), "scam-warning")


def slots(read: Reading) -> dict[str, str]:
    return {one.slot: one.value for one in read.evidence}


@pytest.mark.parametrize("text", FRAUD)
def test_who_asks_for_what_nobody_may_have_is_warned_of(reader: Reader, text: str) -> None:
    assert warned(reader.read(text))


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_question_raises_no_alarm(reader: Reader, text: str) -> None:
    assert not warned(reader.read(text))


def test_the_alarms_together_need_no_weights(table: Compiled) -> None:
    bare: Compiled = {**table, "model": {"labels": [PIN, "-"], "bias": [900, 0], "weights": {}}}
    reader = Reader(bare)
    assert [text for text in FRAUD if not warned(reader.read(text))] == []
    assert not any(warned(without(bare, alarms=[]).read(text)) for text in FRAUD)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("证书口令本来还能试2次，手一抖变成0了", {PIN_LOCKED}),
        ("从剩3次一下子跳到0，证书口令", {PIN_LOCKED}),
        ("剩余次数0，证书密码", {PIN_LOCKED}),
        ("证书口令再输错就锁了，只剩0次机会，还没锁", {PIN, PIN_LOCKED}),
        ("证书口令还能再试八次", {PIN}),
        ("tax certificate PIN forgotten, 2 tries left, not locked yet", {PIN}),
    ],
)
def test_a_count_tells_locked_from_not_locked(reader: Reader, text: str, offered: set[str]) -> None:
    assert set(reader.read(text).offered) <= offered and reader.read(text).offered


def test_none_left_is_locked_whatever_the_weights_say(table: Compiled) -> None:
    sure: Compiled = {**table, "model": {"labels": [PIN, PIN_LOCKED], "bias": [900, 0], "weights": {}}}
    assert Reader(sure).read("证书口令的次数从2次变成0了").offered == (PIN_LOCKED,)
    assert without(sure, numbers={}).read("证书口令的次数从2次变成0了").offered != (PIN_LOCKED,)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("黑盘认不到，灯不亮", {"device": "税控盘"}),
        ("白盘到锁死期了", {"device": "金税盘"}),
        ("百旺那个盘读不到", {"device": "税控盘"}),
        ("税务UKey版开票软件，管理员登录密码忘了", {"device": "税务UKey", "platform": "tax-control"}),
        ("我们已经换成数电票了，旧盘要交吗", {"platform": "digital"}),
        ("代账公司的，客户企业切换不过去", {"role": "agency"}),
        ("法人就是我，电子税务局密码忘了", {"role": "legal-rep"}),
        ("证书口令试到零次，锁了", {"attempts-left": "0", "locked": "yes"}),
        ("怎么解锁证书口令", {"locked": "yes"}),
        ("金税盘提示上传失败，不让开票", {"cause": "not-uploaded"}),
        ("电子税务局密码忘了，手机号还是老会计的", {"phone": "lost"}),
        ("电子税务局密码忘了，人脸扫不了", {"face": "fails"}),
        ("zhengshu kouling hai sheng 4 ci", {"attempts-left": "4"}),
    ],
)
def test_a_slot_is_heard(reader: Reader, text: str, stated: dict[str, str]) -> None:
    assert stated.items() <= slots(reader.read(text)).items()


@pytest.mark.parametrize(
    ("text", "unstated"),
    [
        ("要不要换数电票", {"platform": "digital"}),
        ("证书口令之前锁过，已经解开了，又忘了", {"locked": "yes"}),
        ("tax certificate PIN forgotten, 2 tries left, not locked yet", {"attempts-left": "0"}),
        ("白盘没了，换的税务UKey，证书口令忘了", {"device": "金税盘"}),
    ],
)
def test_a_slot_is_not_made_up(reader: Reader, text: str, unstated: dict[str, str]) -> None:
    assert not unstated.items() & slots(reader.read(text)).items()


@pytest.mark.parametrize(
    "said",
    [
        "提示再错一次将锁定",
        "再错就锁了",
        "再输错就锁死",
        "可尝试次数：1",
        "还有最后壹次",
        "一次机会了",
        "口令不能再错了",
        "last try",
        "last chance",
        "I have one more go",
        "one shot left",
    ],
)
def test_the_last_try_is_heard_however_it_is_said(reader: Reader, said: str) -> None:
    stated = {one.slot: one.value for one in reader.read(f"刚领的金税盘，证书口令没改过，{said}").evidence}
    assert stated["attempts-left"] == "1"


@pytest.mark.parametrize("said", ["怕再错就锁了", "我再试一次"])
def test_a_last_try_that_is_feared_or_another_try_states_nothing(reader: Reader, said: str) -> None:
    assert "attempts-left" not in {one.slot for one in reader.read(f"证书口令没改过，{said}").evidence}


@pytest.mark.parametrize(
    "asked",
    ["再错就锁了吗", "再输错一次就锁了吗？", "再错会锁吗", "再输一次会被锁么", "是否只剩一次机会", "只剩一次了吗"],
)
def test_what_is_asked_is_not_stated(reader: Reader, asked: str) -> None:
    for said in (asked, f"证书口令忘了，{asked}"):
        assert not {"attempts-left", "locked"} & slots(reader.read(said)).keys()
