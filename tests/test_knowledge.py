"""The files of the knowledge folder and of a translation, read whole, and every mistake in them named."""

from datetime import date

import pytest
from small import MANIFEST, manifest

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.knowledge import Code, Conflict, Fact, Procedure, Source
from fapiao_doctor.content.load.catalogue import load_catalogue
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_procedures, load_sources
from fapiao_doctor.content.model import Item, Step, Text
from fapiao_doctor.errors import ContentError, Place

FACTS = """\
facts:
  menu-x:
    kind: menu
    text: 导出的位置。
    value: 甲 → 乙
    applies-to: [数电票, 税控盘]
    valid: {from: 2024-12-01, until: 2025-11-30}
    sources: [page-a, page-b]
    trust: corroborated
    verified-on: 2026-11-24
    review-by: 2027-05-24
    conflicts:
      - {says: 另一页说丙, sources: [page-c]}
  rule-y:
    kind: rule
    text: 没有值的事实。
    sources: [page-a]
    trust: single-source
    verified-on: 2026-11-24
    review-by: 2027-05-24
"""
SOURCES = """\
sources:
  page-a:
    title: 办税指南
    publisher: 某税务局
    url: https://example.cn/a
    kind: official
    trust: high
    seen-on: 2026-11-24
    live: "yes"
  page-b:
    title: 说明
    publisher: 某人
    where: 公开代码
    kind: code
    trust: low
    seen-on: 2026-11-23
    dated: 2024-09
    copy-of: page-a
"""
PROCEDURES = """\
procedures:
  call:
    steps:
      - {do: 打电话。, note: 先写下来。, code: 12 34, only: {device: [金税盘]}, irreversible: "yes", spends-attempt: "yes", facts: [menu-x]}
  bring:
    items: [执照, {do: 公章, only: {device: [税控盘]}}]
"""
CODES = """\
codes:
  pin-left:
    match: ["0963cX", "963cX"]
    digit: attempts-left
    family: baiwang
    needs-context: "yes"
    words: [口令错误]
    text: 证书口令错误
    meaning: 口令输错了。
    slots: {credential: certificate, pin-state: unlocked}
    leads-to: certificate-pin
    sources: [page-a]
  other:
    words: [找不到]
    family: web
    text: 找不到
    meaning: 没有。
    turn-to: hall
    sources: [page-b]
"""


def test_facts_are_read_whole() -> None:
    facts, texts = load_facts(FACTS.encode(), "facts.yaml", MANIFEST)
    assert facts["menu-x"] == Fact(
        id="menu-x",
        kind="menu",
        text="导出的位置。",
        value="甲 → 乙",
        applies_to=("数电票", "税控盘"),
        valid_from=date(2024, 12, 1),
        valid_until=date(2025, 11, 30),
        sources=("page-a", "page-b"),
        trust="corroborated",
        verified_on=date(2026, 11, 24),
        review_by=date(2027, 5, 24),
        conflicts=(Conflict("另一页说丙", ("page-c",)),),
        place=Place("facts.yaml", 3, 5),
    )
    bare = facts["rule-y"]
    assert (bare.value, bare.applies_to, bare.valid_from, bare.valid_until, bare.conflicts) == ("", (), None, None, ())
    assert texts == (
        Text("导出的位置。", Place("facts.yaml", 4, 11), "menu-x", "text"),
        Text("甲 → 乙", Place("facts.yaml", 5, 12), "menu-x", "value"),
        Text("另一页说丙", Place("facts.yaml", 13, 16), "menu-x", "says"),
        Text("没有值的事实。", Place("facts.yaml", 16, 11), "rule-y", "text"),
    )


@pytest.mark.parametrize(
    ("day", "holds", "overdue"),
    [
        (date(2024, 11, 30), False, False),
        (date(2024, 12, 1), True, False),
        (date(2025, 11, 30), True, False),
        (date(2025, 12, 1), False, False),
        (date(2027, 5, 24), False, False),
        (date(2027, 5, 25), False, True),
    ],
)
def test_a_fact_holds_within_its_range_and_is_overdue_after_its_day(day: date, holds: bool, overdue: bool) -> None:
    fact = load_facts(FACTS.encode(), "facts.yaml", MANIFEST)[0]["menu-x"]
    assert (fact.holds_on(day), fact.overdue_on(day)) == (holds, overdue)


def test_a_fact_without_a_range_always_holds() -> None:
    fact = load_facts(FACTS.encode(), "facts.yaml", MANIFEST)[0]["rule-y"]
    assert fact.holds_on(date(1990, 1, 1))
    assert fact.holds_on(date(2990, 1, 1))


def test_sources_are_read_whole() -> None:
    sources, texts = load_sources(SOURCES.encode(), "sources.yaml", MANIFEST)
    assert sources["page-a"] == Source(
        id="page-a",
        title="办税指南",
        publisher="某税务局",
        url="https://example.cn/a",
        where="",
        kind="official",
        trust="high",
        seen_on=date(2026, 11, 24),
        live=True,
        dated="",
        copy_of="",
        place=Place("sources.yaml", 3, 5),
    )
    reprint = sources["page-b"]
    assert (reprint.url, reprint.where, reprint.kind) == ("", "公开代码", "code")
    assert (reprint.live, reprint.dated, reprint.copy_of) == (False, "2024-09", "page-a")
    assert [(text.text, text.node, text.field) for text in texts] == [
        ("办税指南", "page-a", "title"),
        ("某税务局", "page-a", "publisher"),
        ("说明", "page-b", "title"),
        ("某人", "page-b", "publisher"),
        ("公开代码", "page-b", "where"),
    ]


def test_procedures_are_read_whole() -> None:
    procedures, texts = load_procedures(PROCEDURES.encode(), "procedures.yaml", MANIFEST)
    disk = Only((("device", ("金税盘",)),))
    step = Step("打电话。", "先写下来。", "12 34", disk, irreversible=True, spends_attempt=True, facts=("menu-x",))
    assert procedures["call"] == Procedure("call", (), (step,), Place("procedures.yaml", 3, 5))
    assert procedures["bring"] == Procedure(
        "bring", (Item("执照"), Item("公章", Only((("device", ("税控盘",)),)))), (), Place("procedures.yaml", 6, 5)
    )
    assert [(text.text, text.node, text.field) for text in texts] == [
        ("打电话。", "call", "do"),
        ("先写下来。", "call", "note"),
        ("执照", "bring", "items"),
        ("公章", "bring", "items"),
    ]
    assert texts[2].place == Place("procedures.yaml", 6, 13)


def test_codes_are_read_whole() -> None:
    codes, texts = load_codes(CODES.encode(), "codes.yaml", MANIFEST)
    assert codes["pin-left"] == Code(
        id="pin-left",
        match=("0963cX", "963cX"),
        digit="attempts-left",
        family="baiwang",
        needs_context=True,
        words=("口令错误",),
        text="证书口令错误",
        meaning="口令输错了。",
        slots={"credential": "certificate", "pin-state": "unlocked"},
        leads_to="certificate-pin",
        turn_to="",
        sources=("page-a",),
        place=Place("codes.yaml", 3, 5),
    )
    other = codes["other"]
    assert (other.match, other.digit, other.needs_context, dict(other.slots)) == ((), "", False, {})
    assert (other.leads_to, other.turn_to) == ("", "hall")
    assert [(text.text, text.field) for text in texts][:2] == [("证书口令错误", "text"), ("口令输错了。", "meaning")]


def test_a_catalogue_is_a_table_with_places() -> None:
    words, places = load_catalogue('"忘了": "forgotten"\n"锁了": "locked"\n'.encode(), "en/x.yaml")
    assert words == {"忘了": "forgotten", "锁了": "locked"}
    assert places == {"忘了": Place("en/x.yaml", 1, 1), "锁了": Place("en/x.yaml", 2, 1)}


@pytest.mark.parametrize(
    ("load", "text", "was", "now", "message"),
    [
        (load_facts, FACTS, "kind: menu", "kind: menus", "facts.yaml:3:11: 事实“menu-x”的 kind“menus”不对"),
        (load_facts, FACTS, "trust: corroborated", "trust: sure", "事实“menu-x”的 trust“sure”不对"),
        (load_facts, FACTS, "sources: [page-a, page-b]", "sources: []", "facts.yaml:8:14: 事实“menu-x”没有来源"),
        (load_facts, FACTS, "sources: [page-a, page-b]", "sources: [Page]", "事实“menu-x”的 sources“Page”只能用"),
        (load_facts, FACTS, "from: 2024-12-01", "since: 2024-12-01", "valid里没有“since”这个键"),
        (load_facts, FACTS, "from: 2024-12-01", "from: 1.12.2024", "valid的 from“1.12.2024”不是日期"),
        (load_facts, FACTS, "conflicts:\n      - {says: 另一页说丙, sources: [page-c]}", "conflicts: 丙", "conflicts应该是一个列表"),
        (load_facts, FACTS, "says: 另一页说丙", "said: 另一页说丙", "conflicts里没有“said”这个键"),
        (load_facts, FACTS, "sources: [page-c]", "sources: []", "conflicts没有来源"),
        (load_facts, FACTS, "review-by: 2027-05-24\n    conf", "conf", "事实“menu-x”缺少“review-by”"),
        (load_facts, FACTS, "facts:", "fact:", "文件里没有“fact”这个键，是不是想写“facts”？"),
        (load_facts, FACTS, "  menu-x:", "  Menu:", "facts的 id“Menu”只能用小写字母"),
        (load_sources, SOURCES, "url: https://example.cn/a", "where: x\n    url: y", "来源“page-a”要写 url 或 where，二选一"),
        (load_sources, SOURCES, "    where: 公开代码\n", "", "来源“page-b”要写 url 或 where，二选一"),
        (load_sources, SOURCES, "kind: official", "kind: blog", "来源“page-a”的 kind“blog”不对，只能是 official、law、code"),
        (load_sources, SOURCES, "trust: high", "trust: hihg", "是不是想写“high”？"),
        *((load_sources, SOURCES, "dated: 2024-09", f"dated: {day}", f"来源“page-b”的 dated“{day}”不是日期，要写成 2026-11-23、2026-11 或 2026 这样")
          for day in ("2024-13", "2024-9", "24", "09-2024", "2024-09-31", "2024-09-", "20240901x")),
        (load_procedures, PROCEDURES, "items: [执照, {do: 公章, only: {device: [税控盘]}}]", "items: [执照]\n    steps: [{do: 去。}]", "流程“bring”要写 items 或 steps"),
        (load_procedures, PROCEDURES, "note: 先写下来。", "notes: 先写下来。", "步骤里没有“notes”这个键"),
        (load_procedures, PROCEDURES, 'irreversible: "yes"', "irreversible: true", "步骤的 irreversible只能写 \"yes\""),
        (load_procedures, PROCEDURES, "items: [执照, {do: 公章, only: {device: [税控盘]}}]", "items: {a: b}", "流程“bring”的 items应该是一个列表"),
        (load_codes, CODES, "turn-to: hall", "turn-to: nobody", "代码“other”的 turn-to“nobody”不对，只能是 service-unit、hall、helpline"),
        (load_codes, CODES, "slots: {credential: certificate, pin-state: unlocked}", "slots: [credential]", "代码“pin-left”的 slots应该是“键: 值”的形式"),
        (load_codes, CODES, "credential: certificate,", "credential: [certificate],", "代码“pin-left”的 slots的 credential应该是一条文字"),
        (load_codes, CODES, "sources: [page-b]", "sources: []", "代码“other”没有来源"),
        (load_catalogue, '"甲": "a"\n', '"a"', "[a]", "“甲”的译文应该是一条文字"),
        (load_catalogue, '"甲": "a"\n', '"甲": "a"', "- 甲", "译文目录应该是“键: 值”的形式"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(load: object, text: str, was: str, now: str, message: str) -> None:
    file = {load_facts: "facts.yaml", load_sources: "sources.yaml"}.get(load, "x.yaml")  # type: ignore[call-overload]
    assert was in text
    with pytest.raises(ContentError) as caught:
        load(text.replace(was, now, 1).encode(), file, *([] if load is load_catalogue else [MANIFEST]))  # type: ignore[operator]
    assert message in str(caught.value)
    assert caught.value.place is not None


def test_without_kinds_in_the_manifest_any_id_is_a_kind() -> None:
    free = manifest("contacts: {hall: 大厅}")
    facts, _ = load_facts(FACTS.replace("kind: menu", "kind: colour").encode(), "facts.yaml", free)
    assert facts["menu-x"].kind == "colour"
    sources, _ = load_sources(SOURCES.replace("kind: code", "kind: hearsay").encode(), "sources.yaml", free)
    assert sources["page-b"].kind == "hearsay"
    with pytest.raises(ContentError, match="只能用小写字母"):
        load_facts(FACTS.replace("kind: menu", "kind: Colour").encode(), "facts.yaml", free)
