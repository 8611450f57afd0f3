"""Secrets are hidden, what the diagnosis needs is kept."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fapiao_doctor.messages import say
from fapiao_doctor.text.hidden import HIDDEN as KINDS
from fapiao_doctor.text.redact import PLACEHOLDER, redact

SYMPTOMS = Path(__file__).parent.parent / "trees" / "examples"
HIDDEN = [
    ("密码是Abc12345登不上", "Abc12345", "password"),
    ("口令：wang8888 提示错误", "wang8888", "password"),
    ("证书口令 Abc@123 不对", "Abc@123", "password"),
    ("我输入了Zhang2020提示密码错误", "Zhang2020", "password"),
    ("密码是１２３４５６７８９", "１２３４５６７８９", "password"),
    ("密码 9 8 7 6 5 4 不对", "9 8 7 6 5 4", "password"),
    ("my password is hunter2", "hunter2", "password"),
    ("pwd=abc123", "abc123", "password"),
    ("PIN 4821 locked", "4821", "password"),
    ("口令改成了asdf1234然后忘了", "asdf1234", "password"),
    ("Abc12345是我的密码", "Abc12345", "password"),
    ("用wl19900101登录不上", "wl19900101", "password"),
    ("密码是一二三四五六", "一二三四五六", "password"),
    ("试了abc123和abc456都不对，密码忘了", "abc456", "password"),
    ("密码是123456不对", "123456", "password"),
    ("身份证11010519491231002X 密码忘了", "11010519491231002X", "id-card"),
    ("身份证号 110105 19491231 002X", "110105 19491231 002X", "id-card"),
    ("１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２Ｘ", "id-card"),
    ("护照E12345678", "E12345678", "id-card"),
    ("手机13812345678收不到验证码", "13812345678", "mobile"),
    ("手机号 138-1234-5678", "138-1234-5678", "mobile"),
    ("+86 138 1234 5678", "138 1234 5678", "mobile"),
    ("卡号6222 0212 3456 7890 128", "6222 0212 3456 7890 128", "bank-card"),
    ("4111111111111111", "4111111111111111", "bank-card"),
    ("信用代码91350100M000100Y43", "91350100M000100Y43", "credit-code"),
    ("91350100m000100y43", "91350100m000100y43", "credit-code"),
    ("税号 310115123456789", "310115123456789", "tax-number"),
    ("验证码839201不对", "839201", "sms-code"),
    ("839201 是验证码", "839201", "sms-code"),
    ("邮箱 wang.li@qq.com", "wang.li@qq.com", "email"),
    ("ｗａｎｇ＠ｑｑ．ｃｏｍ", "ｗａｎｇ＠ｑｑ．ｃｏｍ", "email"),
]
KEPT = [
    "0963c1", "口令错误 0963c1", "证书口令错误，剩余0次", "密码错误代码168", "打12366问密码", "初始密码是88888888吗",
    "默认密码123456不对", "8个8不对", "密码要8到16位", "JSK702 金税卡处于锁死期", "未知错误(0x3810002A)",
    "版本 2.0.54_ZS_20240326 密码忘了", "2024-12-01 密码忘了", "开票金额123456.78元 密码错误",
    "forgot the certificate PIN locked", "税务UKey密码忘了", "证书口令NISEC设置", "发票号码12345678 密码",
    "密码输错3次", "登录密码2023年改的", "-960032032", "剩余尝试次数3", "Win11 开票软件密码忘了", "电话12366打不通 密码忘了",
    "开票软件默认的登录密码试过123456,还是不对", "数电票号码 24312000000123456789",
]  # fmt: skip


@pytest.mark.parametrize(("text", "secret", "kind"), HIDDEN)
def test_a_secret_is_hidden_and_named(text: str, secret: str, kind: str) -> None:
    clean = redact(text)
    assert secret not in clean.text
    assert PLACEHOLDER in clean.text
    assert kind in clean.kinds
    assert say("en", KINDS[kind]).isascii()


@pytest.mark.parametrize("text", KEPT)
def test_what_the_diagnosis_needs_is_kept(text: str) -> None:
    assert redact(text).text == text


def test_the_words_around_a_secret_stay() -> None:
    assert redact("证书口令是Abc12345，输错锁了").text == "证书口令是***，输错锁了"
    assert redact("手机13812345678和13912345678").text == "手机***和***"


def test_questions_of_real_people_lose_nothing_but_secrets() -> None:
    files = [(SYMPTOMS / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("seed", "dev")]
    lines = [json.loads(line)["text"] for file in files for line in file.splitlines()]
    touched = [line for line in lines if redact(line).kinds]
    assert len(touched) <= len(lines) * 0.02, touched


@given(st.text())
def test_any_text_comes_through_and_once_is_enough(text: str) -> None:
    once = redact(text)
    assert set(once.kinds) <= set(KINDS)
    if not once.kinds:
        assert once.text == text


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("91350100M000100Y43", "credit-code"),
        ("9A350100M000100Y43", "credit-code"),
        ("11010519491231002X", "id-card"),
        ("659004200012310012", "id-card"),
        ("4111111111111111", "bank-card"),
        ("6222021234567890128", "bank-card"),
        ("13000000000", "mobile"),
        ("008619912345678", "mobile"),
        ("310115MA1K3ABCX", "tax-number"),
        ("11010519491231002X01", "tax-number"),
    ],
)
def test_a_number_of_a_known_shape_is_hidden_without_a_word_beside_it(number: str, kind: str) -> None:
    clean = redact(f"看这个 {number} 行吗")
    assert number not in clean.text
    assert kind in clean.kinds


@pytest.mark.parametrize(
    "number",
    ["12345678", "144031900111", "12012345678", "990105194912310021", "110105194913310021", "110105189912310021",
     "4111111111111112", "99010519491231A", "24312700000572741335", "1234567", "2024-12-01 10:30",
     "20241201103000", "3200204320/08632625", "V2.3.17.210122"],
)  # fmt: skip
def test_a_number_of_no_known_shape_is_kept(number: str) -> None:
    assert redact(f"看这个 {number} 行吗").text == f"看这个 {number} 行吗"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("密码是ab1", "密码是***"),
        ("密码是a1", "密码是a1"),
        ("密码 1234", "密码 ***"),
        ("密码 123", "密码 123"),
        ("密码1234次", "密码1234次"),
        ("密码是abcd", "密码是***"),
        ("密码是abc", "密码是abc"),
        ("密码是abcd ef", "密码是***"),
        ("密码 abcd", "密码 abcd"),
        ("密码是ukey的", "密码是ukey的"),
        ("密码是12366", "密码是12366"),
        ("口令错误 1234", "口令错误 1234"),
        ("我设的密码是88888888", "我设的密码是***"),
        ("初始密码是88888888", "初始密码是88888888"),
        ("初始的忘了。密码是88888888", "初始的忘了。密码是***"),
        ("密码改成88888888，默认的那个不对", "密码改成88888888，默认的那个不对"),
        ("密码88888888不对", "密码88888888不对"),
        ("密码是“Abc123”。", "密码是“***”。"),
        ("密码是Abc123!", "密码是***"),
        ("验证码 1234", "验证码 ***"),
        ("验证码 123", "验证码 123"),
        ("验证码 123456789012", "验证码 ***"),
        ("验证码 1234567890123", "验证码 1234567890123"),
        ("验证码6位", "验证码6位"),
        ("验证码1234天有效", "验证码1234天有效"),
        ("验证码错误 12007", "验证码错误 12007"),
        ("账号12345", "账号***"),
        ("账号1234", "账号1234"),
        ("电话12366", "电话12366"),
        ("税号提示0963c1", "税号提示0963c1"),
        ("把Abc12345输成Abc12354，密码锁了", "把***输成***，密码锁了"),
    ],
)
def test_the_edges_of_a_secret(text: str, shown: str) -> None:
    assert redact(text).text == shown


def test_overlapping_finds_are_hidden_once_and_all_named() -> None:
    clean = redact("手机号码13812345678，密码是13812345678")
    assert clean.text == "手机号码***，密码是***"
    assert clean.kinds == ("mobile",)
    assert redact("邮箱a@b.cn 手机13812345678").kinds == ("email", "mobile")
