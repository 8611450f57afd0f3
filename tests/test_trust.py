"""What an outcome rests on: how the sources were read, under what each stands, and how weak the weakest is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from every_pack import doctor_of
from small import head, tree_text, write

from fapiao_doctor.authoring.audit import audit
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.diagnosis.result import OutcomeView, SourceView, Support
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.render.trust import read_text, sources_lines, trust_line

MANIFEST = f"""\
{head().replace("translations: [en]", "translations: []")}start: kettle
levels: {{call: 打电话问}}
contacts: {{helpline: "{{phone}}"}}
kinds: {{fact: [phone, rule, law], source: [official, page], official: [official]}}
"""
SOURCES = """\
sources:
  maker: {title: 说明, publisher: 厂家, url: https://maker.cn/, kind: official, trust: high, seen-on: 2026-11-20, live: "yes"}
  forum: {title: 问答, publisher: 论坛, url: https://forum.cn/, kind: page, trust: medium, seen-on: 2026-11-21, dated: 2024-09}
  blog: {title: 转的问答, publisher: 博客, url: https://blog.cn/, kind: page, trust: low, seen-on: 2026-11-22, copy-of: forum}
  farm: {title: 网文, publisher: 网站, url: https://farm.cn/, kind: page, trust: low, seen-on: 2026-11-23}
"""
FACTS = """\
facts:
  phone: {kind: phone, text: 售后的电话。, value: "12345", sources: [maker], trust: official, verified-on: 2026-11-20, review-by: 2027-05-20}
  lid: {kind: rule, text: 壶盖要放凉再开。, sources: [forum, blog], trust: single-source, verified-on: 2026-11-21, review-by: 2027-05-20}
  myth: {kind: rule, text: 有人说敲一敲。, sources: [farm], trust: single-source, verified-on: 2026-11-23, review-by: 2027-05-20}
"""
OUTCOMES = """\
  cool:
    title: 放凉再开
    level: call
    steps: [{do: "打 {phone}。"}, {do: 等一会。, facts: [lid]}, {do: 再打 {phone}。}]
    works-when: 开了。
    otherwise: {use: call}
    unconfirmed: [要等多久，没有查到。]
    sources: [maker, forum, farm]
  knock:
    title: 敲一敲
    level: call
    steps: [{do: 敲。, facts: [myth]}, {do: "不行就打 {phone}。"}]
    works-when: 开了。
    otherwise: {use: call}
    sources: [blog]
"""
QUESTIONS = """\
  stuck:
    ask: 怎么了？
    why: 做法不同。
    options: {hot: {label: 烫, next: cool}, cold: {label: 不烫, next: knock}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = tree_text("kettle", "stuck", QUESTIONS, OUTCOMES.replace("{do: 再打 {phone}。}", '{do: "再打 {phone}。"}'))
    return write(
        tmp_path_factory.mktemp("kettle"),
        {
            "pack.yaml": MANIFEST,
            "kettle.yaml": text,
            "knowledge/sources.yaml": SOURCES,
            "knowledge/facts.yaml": FACTS,
            "knowledge/procedures.yaml": "procedures: {call: {steps: [{do: 问人。}]}}\n",
        },
    )


def view(folder: Path, option: str, lang: Lang = "zh") -> OutcomeView:
    found = doctor_of(folder, lang=lang).diagnose(answers=[Answer("kettle", "stuck", option)]).outcome
    assert found is not None
    return found


def test_each_source_stands_under_what_it_supports_with_the_steps_that_need_it(folder: Path) -> None:
    assert view(folder, "hot").support == (
        Support("售后的电话。", "official", ("maker",), (1, 3)),
        Support("壶盖要放凉再开。", "single-source", ("forum", "blog"), (2,)),
        Support("", "official", ("maker", "farm"), ()),
    )


def test_the_weakest_statement_gives_the_page_its_trust(folder: Path) -> None:
    assert view(folder, "hot").trust == "single-source"
    first = view(folder, "hot").support[0]
    assert {one.trust for one in view(folder, "cold").support} == {"official", "single-source"}
    assert first.trust == "official"


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("maker", "2026-11-20 打开原页读的", "page opened 2026-11-20"),
        ("forum", "2026-11-21 读的存档，页面日期 2024-09", "stored copy read 2026-11-21, page dated 2024-09"),
        ("blog", "2026-11-22 读的存档，转载", "stored copy read 2026-11-22, a reprint"),
    ],
)
def test_a_source_says_in_which_form_and_when_it_was_read(folder: Path, name: str, zh: str, en: str) -> None:
    source = next(one for one in view(folder, "hot").sources if one.id == name)
    assert (read_text(source, "zh"), read_text(source, "en")) == (zh, en)


def test_the_line_of_trust_counts_sources_weak_statements_and_doubts(folder: Path) -> None:
    line = trust_line(view(folder, "hot"), "zh").text
    assert line.split("；") == [
        "4 个出处（存档），最旧 2024-09",
        "单一来源 1 句",
        "没查实 1 处",
    ]


def test_only_where_all_sources_were_opened_live_nothing_is_said_of_stored_copies(folder: Path) -> None:
    found = view(folder, "hot")
    live = replace(found, sources=tuple(replace(one, live=True) for one in found.sources))
    assert "存档" not in trust_line(live, "zh").text
    assert not any("存档" in line.text for line in sources_lines(live, "zh"))
    assert any("存档" in line.text for line in sources_lines(found, "zh"))


def test_a_source_is_told_in_full_once(folder: Path) -> None:
    told = [line.text for line in sources_lines(view(folder, "hot"), "zh") if line.role == "source"]
    assert [text.endswith("见上") for text in told] == [False, False, False, True, False]


def test_doubts_stand_in_the_full_page_only_and_before_the_sources(folder: Path) -> None:
    found = view(folder, "hot")
    doubt = "要等多久，没有查到。"
    whole = [line.text for line in outcome_lines(found, "zh", full=True)]
    assert doubt not in [line.text for line in outcome_lines(found, "zh")]
    assert whole.index(doubt) < whole.index("可信程度")


def test_an_audit_lists_what_rests_on_low_trust_alone_whatever_telephone_stands_in_it(folder: Path) -> None:
    assert audit(load_pack(folder), date(2026, 11, 27)).low_alone == ("kettle/knock",)


def test_a_source_without_an_address_is_shown_with_where_it_is() -> None:
    source = SourceView("box", "手册", "厂家", "盒子里", "high", date(2026, 11, 20), False, "", "")
    assert read_text(source, "zh") == "2026-11-20 读的存档"
