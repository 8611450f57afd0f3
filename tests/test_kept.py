"""What is kept between calls: the same answers with it and without it, and never more of it than its bound."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fapiao_doctor.batch.rows import row_of
from fapiao_doctor.content import speech
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis import opening, pages, remembering
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import understander
from fapiao_doctor.engine import replay
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.values import Reading
from fapiao_doctor.render import as_json, reply
from fapiao_doctor.render.batch import diagnosed
from fapiao_doctor.render.same import Same
from fapiao_doctor.text import named_numbers, one_time_codes, redact, secrets
from fapiao_doctor.text.unsafe import STEERING, json_text

DAYS = (date(2026, 11, 23), date(2031, 1, 1))
BOUNDS = {
    speech: ["MOST_SPOKEN"],
    pages: ["MOST_PAGES", "MOST_ANSWERS", "MOST_TREES"],
    opening: ["MOST_OFFERS"],
    replay: ["MOST_WAYS"],
}
"""Each is read when a doctor is made."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    files = sorted((Path(bundled_pack()) / "examples").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines[::25]]


@pytest.fixture(scope="module")
def read(library: Library) -> dict[str, Any]:
    return {pack.id: understander(pack) for pack in library.packs}


def bounded(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    for module, names in BOUNDS.items():
        for name in names:
            monkeypatch.setattr(module, name, most)


def made(library: Library, read: dict[str, Any], lang: Lang, day: date = DAYS[0]) -> Doctor:
    menus = library if lang == "zh" else with_menus(Library(library.packs, "", library.chosen), lang)
    return Doctor(menus, read, lang, day)


def results(doctor: Doctor, texts: list[str]) -> Iterator[str]:
    """Yield what is said of each text, of the first answer after it, and of its code."""
    for text in texts:
        found = doctor.diagnose(text)
        yield repr(found)
        if found.question:
            answer = Answer(found.question.tree, found.question.id, found.question.options[0].id)
            yield repr(doctor.diagnose(text, [answer]))
        if found.replay:
            yield repr(doctor.diagnose(replay=found.replay))


def caches(doctor: Doctor) -> dict[str, Any]:
    holders = [doctor.pages, doctor.opener, doctor.opener.replayer, *doctor.speakers.values()]
    return {name: one for holder in holders for name, one in vars(holder).items() if hasattr(one, "cache_info")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", DAYS)
def test_a_doctor_says_the_same_whatever_it_has_said_before(
    library: Library, read: dict[str, Any], texts: list[str], lang: Lang, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = made(library, read, lang, day)
    shuffled = random.Random(3).sample(texts, len(texts))
    list(results(kept, shuffled))
    bounded(monkeypatch, 0)
    forgetful = made(library, read, lang, day)
    assert list(results(kept, texts)) == list(results(forgetful, texts))
    assert all(one.cache_info().hits for one in caches(kept).values())
    assert not any(one.cache_info().currsize for one in caches(forgetful).values())


def test_no_more_is_kept_than_its_bound_and_answers_stay(
    library: Library, read: dict[str, Any], texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(results(made(library, read, "zh"), texts))
    bounded(monkeypatch, 3)
    small = made(library, read, "zh")
    assert list(results(small, texts)) == whole
    assert {name: one.cache_info().currsize for name, one in caches(small).items()} == dict.fromkeys(caches(small), 3)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_line_of_kept_parts_is_the_json_of_the_whole(doctor: Doctor, texts: list[str], ascii_only: bool) -> None:
    for number, text in enumerate([*texts, "\u202e锁了\u200b", ""]):
        found = diagnosed(doctor, row_of(number, {"id": number, "symptom": text, "n": [None, 1.5]}, "symptom"))
        whole = json.dumps(found, ensure_ascii=ascii_only, allow_nan=False)
        assert json.loads(json_text(found, ascii_only)) == json.loads(whole)
        if not re.search(STEERING, whole):
            assert json_text(found, ascii_only) == whole


def test_the_parts_of_json_and_of_a_reply_are_of_the_very_view(doctor: Doctor) -> None:
    result = doctor.diagnose("证书口令锁了")
    assert result.question
    other = replace(result.question, ask="?")
    for view in (result.question, other, result.question):
        found = replace(result, question=view)
        assert as_json.as_json(found)["question"]["ask"] == view.ask
        assert view.ask in reply.reply(found).splitlines()
    assert Same(result.question) == Same(result.question)
    assert Same(other) != Same(replace(other))
    for function in (as_json._question, as_json._outcome, reply._of_view):
        assert function.cache_info().maxsize


def test_a_sentence_is_read_once_and_the_oldest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_SHORT", 2)
    monkeypatch.setattr(remembering, "MOST_LONG", 1)
    seen: list[str] = []

    def read(text: str) -> Reading:
        seen.append(text)
        return Reading("ask", elsewhere=text)

    remembered, log = remembering.remembering(read, len), "x" * (remembering.SHORT + 1)
    for text in ("a", "b", "a", log, "a", log):
        assert remembered(text) == Reading("ask", elsewhere=text)
    assert seen == ["a", "b", log]
    remembered("c")
    remembered("b")
    assert seen == ["a", "b", log, "c", "b"]


BESIDE_VALUES = [
    *"密码 口令 口 令 暗码 蜜码 密马 口领 扣令 密: mima KOULIN pass: password pwd psw pın PIN p码 登录 剩 锁了 错".split(),
    *"输了 打成了 原先 原来 之前 以前 重置成了 记得是 记的是 猜是 忘了是 我的是 大概是 填了 键入 敲了 打的是 试过 用的 登录用".split(),
    *"写的 设置了 改成 换成 先是 旧的是 新的是 六位的 typed entered enter tried try used using with 把 输成 写成 把 成".split(),
    *"登不上 进不去 登陆不了 登录失败 不对 不行 不好使 accepted rejected work wrong 是 这个 这 的 当 做 is was 和 或者".split(),
    *"验证码 校验码 短信 动态口令 激活码 yzm code: sms one-time otp 发来 给 推送 sent gave six digits 六位数 invalid expired".split(),
    *"身份证 护照 卡号 账号 QQ 信用代码 税号 手机 电话 座机 passport id card phone mobile 尾号 末尾 后四位 ending in last four".split(),
    *"微信 wechat weixin vx WX a1b2c3d4 Ab12cd34 88888888 77146025 482913 3791 0755-88231234 abc_def1 Qwert7 002X".split(),
    *[" ", "，", "。", "set it to", "changed to", "not accepted", "doesn't work", "no. ", "7714 6025 3312", "a b c d"],
]
"""Words that say what stands beside them, and what may stand there: each pattern's own words are among them."""


def test_what_is_not_searched_for_is_not_there(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(8)
    odd = "尾号1234 密码是abcdef 验证码 1234 a_b@c.cn 微信abc_def 91350100M000100Y43 ABCDEFGH 123 admin 8个8 用的 ".split()
    mixed = [" ".join([chance.choice(texts)[:9], *chance.sample(odd, 2)]) for _ in range(3000)]
    mixed += ["".join(chance.choices(BESIDE_VALUES, k=5)) for _ in range(6000)]
    quick = [redact.redact(text) for text in (*texts, *mixed)]
    own, searches = redact._searches()
    every = tuple(replace(one, digits=0) for one in searches)
    monkeypatch.setattr(redact, "_searches", lambda: (own, every))
    for module in (secrets, one_time_codes, named_numbers):
        monkeypatch.setattr(module, "holds", lambda *_: True)
    assert quick == [redact.redact(text) for text in (*texts, *mixed)]
