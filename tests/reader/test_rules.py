"""What the rules of the bundled pack are there for: each is taken out once, and something is then read wrongly."""

import pytest

from fapiao_doctor.content.vocabulary import Rules, SlotRule
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
    return Reader({**table, "rules": changed, "numbers": table["numbers"] if changed["numbers"] else {}})


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


RULED = [
    ("扫脸提示成功，电子税务局密码还是改不了", "face", "works", "passing"),
    ("电子税务局要扫脸，昨天老不过，后来换了手机就通过了", "face", "works", "passes-later"),
    ("我大陆身份证，电子税务局密码忘了", "id-type", "mainland", "mainland"),
    ("用法人账号登电子税务局，密码不对", "role", "legal-rep", "legal-in"),
    ("法人扫脸一直不过，电子税务局登不上", "role", "legal-rep", "facefails"),
    ("法人的密码忘了，电子税务局", "role", "legal-rep", "secret"),
    ("法人是香港人，电子税务局密码忘了", "role", "legal-rep", "hkmotw"),
    ("财务负责人登录时密码不对，电子税务局", "role", "finance", "login"),
    ("财务负责人的密码忘了，电子税务局", "role", "finance", "secret"),
    ("电子税务局密码不对，用的财务负责人身份", "role", "finance", "identity"),
    ("财务负责人刷脸失败，扣缴端实名登录", "role", "finance", "facefails"),
    ("办税员登录以后切换不到企业", "role", "tax-clerk", "login"),
    ("办税员的密码忘了，电子税务局", "role", "tax-clerk", "secret"),
    ("办税员身份切不到企业", "role", "tax-clerk", "identity"),
    ("办税员刷脸失败，扣缴端实名登录", "role", "tax-clerk", "facefails"),
    ("操作员登不了", "role", "operator", "nologin"),
    ("管理员登不了", "role", "admin", "nologin"),
    ("证书口令和管理员密码都忘了", "role", "admin", "secret"),
    ("证书口令和操作员密码都忘了", "role", "operator", "secret"),
    ("金税盘满了，开不了票", "cause", "full", "full-up"),
]
"""A text, what it states, and a word class of the rule that hears it."""


@pytest.mark.parametrize(("text", "slot", "value", "word"), RULED)
def test_each_rule_of_a_slot_is_needed(
    table: Compiled, reader: Reader, text: str, slot: str, value: str, word: str
) -> None:
    def hears(rule: SlotRule) -> bool:
        return (rule["slot"], rule["value"]) == (slot, value) and any(word in group for group in rule["all"])

    fewer = [rule for rule in table["rules"]["slots"] if not hears(rule)]
    assert slots(reader.read(text)).get(slot) == value
    assert slots(without(table, slots=fewer).read(text)).get(slot) != value


ONE_OF_THEM = {
    "certificate-pin+device-password+software-login-password": [
        ("证书口令不对", "certificate"),
        ("要的设备密码老说不对", "device"),
        ("登录密码不对", "login"),
        ("证书口令和设备密码都不对", ""),
        ("设备密码不对，证书口令我有", "device"),
    ],
    "etax-password+iit-password+withholding-client-password": [
        ("电子税务局的密码忘了", "etax"),
        ("扣缴端的密码忘了", "withholding"),
        ("个税APP的密码忘了", "iit"),
        ("扣缴端和个税APP两个密码都忘了", ""),
    ],
    "etax-password+iit-password": [
        ("自然人登录的密码想不起了", "iit"),
        ("电子税务局个人登录的密码想不起了", ""),
    ],
}
"""By trees that are offered together: what of their secrets a text names, nothing where it names two."""


@pytest.mark.parametrize(
    ("label", "text", "stated"),
    [(label, text, stated) for label, said in ONE_OF_THEM.items() for text, stated in said],
)
def test_a_secret_that_alone_is_named_is_stated_beside_a_choice(
    table: Compiled, label: str, text: str, stated: str
) -> None:
    sure: Compiled = {**table, "model": {"labels": [label, "-"], "bias": [900, 0], "weights": {}}}
    assert slots(Reader(sure).read(text)).get("credential", "") == stated
    firm = [rule for rule in table["rules"]["slots"] if not rule["weak"]]
    assert "credential" not in slots(without(sure, slots=firm).read(text))


def test_the_tree_that_is_offered_outweighs_a_secret_named_by_the_way(table: Compiled) -> None:
    sure: Compiled = {**table, "model": {"labels": [DEVICE, "-"], "bias": [900, 0], "weights": {}}}
    assert slots(Reader(sure).read("跟证书口令不是同一个框"))["credential"] == "device"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("尚有3次机会", "3"),
        ("先说还有3次，现在说2次", "2"),
        ("得返2次", "2"),
        ("只让试2次", "2"),
        ("还差2次就锁", "2"),
        ("“剩余次数:8”是昨天的图。今天一看变3了", "3"),
        ("5 left", "5"),
        ("2 times left", "2"),
        ("only 3 goes", "3"),
        ("tries left is 3", "3"),
    ],
)
def test_the_tries_left_are_heard_however_they_are_said(reader: Reader, said: str, left: str) -> None:
    stated = slots(reader.read(f"证书口令不对，{said}"))
    assert stated["attempts-left"] == left
    assert stated.get("locked") != "yes"


@pytest.mark.parametrize(
    ("text", "unstated"),
    [
        ("锁死了会有什么后果，证书口令我想蒙两个试试", {"locked": "yes"}),
        ("服务商猜是时钟，税局猜是未上传，盘锁着", {"cause": "not-uploaded"}),
        ("以前我是财务负责人，怎么解绑", {"role": "finance"}),
        ("昨天锁了，没锁了，证书口令还是不对", {"locked": "yes"}),
        ("社保那个UKey要输密码", {"device": "税务UKey"}),
        ("法人刷脸比对不上，电子税务局", {"cause": "mismatch"}),
        ("验证码一直收不到，电子税务局密码忘了", {"phone": "works"}),
        ("不能收码，电子税务局密码忘了", {"phone": "works"}),
        ("刷脸没成功，电子税务局", {"face": "works"}),
        ("电子税务局会把号锁掉吗，锁几个钟头，密码记混了", {"locked": "yes"}),
        ("税局查了没有风险，金税盘还是锁了", {"cause": "risk"}),
        ("没有大陆身份证，电子税务局密码忘了", {"id-type": "mainland"}),
        ("换数电票要先注销税控盘吗", {"platform": "digital"}),
        ("现在只试了3次，证书口令不对", {"attempts-left": "3"}),
        ("让法人登录确认一下就行吗，加开票员", {"role": "legal-rep"}),
        ("公司加我办税员了，在哪确认", {"role": "tax-clerk"}),
    ],
)
def test_what_is_not_so_is_not_stated(reader: Reader, text: str, unstated: dict[str, str]) -> None:
    assert not unstated.items() & slots(reader.read(text)).items()
