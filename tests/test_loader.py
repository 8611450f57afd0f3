"""A tree file, read whole, and its target, field and step mistakes named with their place."""

from datetime import date

import pytest
from small import MANIFEST, manifest

from fapiao_doctor.content.condition import ALWAYS, Only
from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Item, Jump, Option, Reviewed, Step, Target, Text, Tree
from fapiao_doctor.errors import ContentError, Place

DISK = Only((("device", ("金税盘", "税控盘")),))
PROCEDURES = {
    "call": Procedure("call", (), (Step("打电话。", "先写下来。", "12 34"), Step("说清楚。", only=DISK)), Place("p")),
    "bring": Procedure("bring", (Item("执照"), Item("公章", DISK)), (), Place("p")),
}
TREE = """\
tree: sample
title: 样子
about: 看全部的键。
symptoms: [甲, 乙]
first: [先别动, 先看清]
start: ask
reviewed: {on: 2026-11-24, by: 某人, again-by: 2027-05-24}
questions:
  ask:
    ask: 锁了吗？
    why: 走的路不同。
    hint: 看屏幕。
    slot: pin-state
    options:
      locked: {label: 锁了, next: other/}
      unlocked: {label: 没锁, means: [unlocked, unlocked-changed], hears: [没锁, 不锁], next: other/node}
      fixed: {label: 好了, only: {device: [金税盘, 税控盘]}, next: [{to: end, only: {device: [金税盘]}}, {to: other/}]}
      unsure: {label: 不清楚, next: end}
outcomes:
  end:
    title: 结果
    level: call
    stop: [别动, {use: bring}]
    bring: [{use: bring, only: {pin-state: [locked]}}, 旧电脑, {do: 盘, only: {device: [金税盘, 税控盘]}}]
    steps:
      - {do: 第一步。, note: 注。, code: "a  b", irreversible: "yes", facts: [a-b]}
      - {use: call, only: {pin-state: [locked]}}
      - {use: bring}
      - {do: 第三步。, only: {device: [金税盘, 税控盘]}, spends-attempt: "yes"}
    who: 本人
    where: 大厅
    cost: 免费
    time: 当场
    lost: 没有
    works-when: 好了。
    otherwise: {use: call}
    instead: other/node
    avoid: [不要猜, {use: bring}]
    prevent: [记下来]
    law: [law-a]
    sources: [page-a, page-b]
"""


def load(text: str, head: Manifest = MANIFEST, prefix: str = "") -> Tree:
    return load_tree(text.encode(), "sample.yaml", "sample", PROCEDURES, head, prefix)


def test_a_tree_is_read_whole() -> None:
    tree = load(TREE)
    assert (tree.id, tree.name, tree.title, tree.about) == ("sample", "sample", "样子", "看全部的键。")
    assert (tree.symptoms, tree.first, tree.start) == (("甲", "乙"), ("先别动", "先看清"), "ask")
    assert tree.reviewed == Reviewed(date(2026, 11, 24), "某人", date(2027, 5, 24))
    assert tree.place == Place("sample.yaml", 1, 1)
    question = tree.questions["ask"]
    assert (question.ask, question.why) == ("锁了吗？", "走的路不同。")
    assert (question.hint, question.slot, question.place) == ("看屏幕。", "pin-state", Place("sample.yaml", 10, 5))
    assert (tree.outcomes["end"].place, list(tree.outcomes)) == (Place("sample.yaml", 21, 5), ["end"])


def test_options_are_read_whole() -> None:
    other, node, end = Target("other"), Target("other", "node"), Target("sample", "end")
    gold = Only((("device", ("金税盘",)),))
    means = ("unlocked", "unlocked-changed")
    assert load(TREE).questions["ask"].options == (
        Option("locked", "锁了", (Jump(other),), ("locked",), ALWAYS, (), Place("sample.yaml", 15, 15)),
        Option("unlocked", "没锁", (Jump(node),), means, ALWAYS, ("没锁", "不锁"), Place("sample.yaml", 16, 17)),
        Option("fixed", "好了", (Jump(end, gold), Jump(other)), ("fixed",), DISK, (), Place("sample.yaml", 17, 14)),
        Option("unsure", "不清楚", (Jump(end),), (), ALWAYS, (), Place("sample.yaml", 18, 15)),
    )


def test_outcomes_are_read_whole() -> None:
    end = load(TREE).outcomes["end"]
    locked = Only((("pin-state", ("locked",)),))
    papers, stamp = Item("执照"), Item("公章", DISK)
    assert (end.id, end.title, end.level, end.otherwise) == ("end", "结果", "call", None)
    assert end.instead == Target("other", "node")
    assert dict(end.parts) == {
        "title": (Item("结果"),),
        "stop": (Item("别动"), papers, stamp),
        "bring": (Item("执照", locked), Item("公章", DISK.both(locked)), Item("旧电脑"), Item("盘", DISK)),
        "who": (Item("本人"),),
        "where": (Item("大厅"),),
        "cost": (Item("免费"),),
        "time": (Item("当场"),),
        "lost": (Item("没有"),),
        "works-when": (Item("好了。"),),
        "avoid": (Item("不要猜"), papers, stamp),
        "prevent": (Item("记下来"),),
        "unconfirmed": (),
    }
    assert end.steps == (
        Step("第一步。", "注。", "a  b", irreversible=True, facts=("a-b",)),
        Step("打电话。", "先写下来。", "12 34", locked),
        Step("说清楚。", only=DISK.both(locked)),
        Step("执照"),
        Step("公章", only=DISK),
        Step("第三步。", only=DISK, spends_attempt=True),
    )
    assert end.last_resort == (Item("打电话。"), Item("说清楚。", DISK))
    assert (end.law, end.sources, end.procedures) == (("law-a",), ("page-a", "page-b"), ("call", "bring"))


def test_every_text_is_seen_once_with_its_place_and_shared_ones_are_left_to_their_own_file() -> None:
    tree = load(TREE)
    assert Text("第一步。", Place("sample.yaml", 26, 14), "end", "do") in tree.texts
    assert Text("锁了", Place("sample.yaml", 15, 23), "ask", "label") in tree.texts
    assert Text("别动", Place("sample.yaml", 23, 12), "end", "stop") in tree.texts
    assert Text("先看清", Place("sample.yaml", 5, 14), "", "first") in tree.texts
    assert Text("盘", Place("sample.yaml", 24, 66), "end", "bring") in tree.texts
    seen = [text.text for text in tree.texts]
    assert len(seen) == len(set(seen)) == 26
    assert not {"执照", "a  b", "甲"} & set(seen)


def test_a_tree_may_have_no_questions_and_lead_on() -> None:
    text = TREE[: TREE.index("questions:")].replace("start: ask", "start: end") + TREE[TREE.index("outcomes:") :]
    tree = load(text.replace("otherwise: {use: call}", "otherwise: {next: other/}"))
    assert tree.questions == {}
    assert (tree.outcomes["end"].otherwise, tree.outcomes["end"].last_resort) == (Target("other"), ())


def test_what_is_not_written_is_empty() -> None:
    tree = load(
        "tree: sample\ntitle: 样子\nabout: 少\nsymptoms: []\nstart: end\n"
        "reviewed: {on: 2026-11-24, by: x, again-by: 2027-05-24}\noutcomes:\n"
        "  end: {title: 完, level: call, steps: [{do: 去。}], works-when: 好。, otherwise: {use: call}}\n"
    )
    end = tree.outcomes["end"]
    assert (tree.first, tree.questions, end.instead, end.law, end.sources) == ((), {}, None, (), ())
    assert [key for key, items in end.parts.items() if items] == ["title", "works-when"]
    assert end.steps == (Step("去。"),)


def test_the_id_of_a_pack_stands_before_every_tree_it_names() -> None:
    tree = load(TREE, prefix="small:")
    assert (tree.id, tree.name) == ("small:sample", "sample")
    options = tree.questions["ask"].options
    assert [str(jump.to) for option in options for jump in option.jumps] == [
        "small:other/",
        "small:other/node",
        "small:sample/end",
        "small:other/",
        "small:sample/end",
    ]
    assert tree.outcomes["end"].instead == Target("small:other", "node")


def test_without_levels_in_the_manifest_an_outcome_has_none() -> None:
    free = manifest("contacts: {hall: 大厅}")
    assert load(TREE.replace("    level: call\n", ""), free).outcomes["end"].level == ""
    with pytest.raises(ContentError, match="结果“end”里没有“level”这个键"):
        load(TREE, free)
    with pytest.raises(ContentError, match="结果“end”缺少“level”"):
        load(TREE.replace("    level: call\n", ""))


def test_an_option_without_means_stands_for_its_own_id() -> None:
    text = TREE.replace("means: [unlocked, unlocked-changed]", "means: []")
    assert load(text).questions["ask"].options[1].means == ("unlocked",)


@pytest.mark.parametrize(
    ("was", "now", "place", "message", "hint"),
    [
        ("tree: sample", "tree: other", "1:7", "tree 写的是“other”，文件名却是“sample”", "两处要一样"),
        ("start: ask", "start: Ask", "6:8", "start“Ask”只能用小写字母、数字和连字符，如 set-new-item", ""),
        ("next: other/node", "next: other/Node", "16:89", "next 里的 id“Node”只能用", ""),
        ("next: other/}", "next: Other/}", "15:33", "next 里的树“Other”只能用", ""),
        ("next: end}", "next: End}", "18:34", "next“End”只能用", ""),
        ("{to: end,", "{to: End,", "17:66", "to“End”只能用", ""),
        ("instead: other/node", "instead: Other/node", "37:14", "instead 里的树“Other”只能用", ""),
        ("unsure: {label: 不清楚,", "unsure: {label: 不清楚, means: [x],", "18:35", "选项“unsure”不能写 means：“不清楚”没有含义", ""),
        ("    slot: pin-state\n", "", "15:", "选项“unlocked”不能写 means：问题没有 slot", ""),
        ("  end:\n    title", "  ask:\n    title", "21:5", "“ask”既是问题又是结果", "换一个 id"),
        ("level: call", "level: calls", "22:12", "结果“end”的 level“calls”不对，只能是 self-service、call、visit-hall，是不是想写“call”？", ""),
        ("otherwise: {use: call}", "otherwise: {use: gone}", "36:22", "没有共用流程“gone”", "写进 knowledge/procedures.yaml"),
        ("otherwise: {use: call}", "otherwise: {}", "36:16", "otherwise 要写 next 或 use，二选一", ""),
        ("{use: bring}]\n    bring", "{used: bring}]\n    bring", "23:17", "结果“end”的 stop里没有“used”这个键", ""),
        ("title: 结果", "title: ' '", "21:12", "结果“end”的 title是空的", "写上内容，或删掉这个键"),
        ("title: 结果", "title: [结果]", "21:12", "结果“end”的 title应该是一条文字；含有 { 或 : 的文字要加引号", ""),
        ("symptoms: [甲, 乙]", "symptoms: 甲", "4:11", "树的 symptoms应该是一个列表", ""),
        ("on: 2026-11-24", "on: 2026-11-32", "7:16", "reviewed的 on“2026-11-32”不是日期，要写成 2026-11-23 这样", ""),
        ("by: 某人, ", "", "7:11", "reviewed缺少“by”", ""),
        ("    why: 走的路不同。\n", "", "10:5", "问题“ask”缺少“why”", ""),
        ("    sources: [page-a, page-b]", "    source: [page-a]", "41:5", "结果“end”里没有“source”这个键，是不是想写“sources”？", ""),
        ("about: 看全部的键。", "about: 看全部的键。\nzzz: x", "4:1", "树里没有“zzz”这个键", ""),
        ("{to: other/}]", "{to: other/, only: {device: [金税盘]}}]", "17:60", "next 写成列表时，除最后一条外都要有 only，最后一条不能有", ""),
        ("only: {device: [金税盘, 税控盘]}, next", "only: [金税盘], next", "17:32", "选项“fixed”的 only应该是“键: 值”的形式", ""),
        ("hears: [没锁, 不锁]", "hears: 没锁", "16:73", "选项“unlocked”的 hears应该是一个列表", ""),
        ('code: "a  b"', "code: [a]", "26:36", "步骤的 code应该是一条文字", ""),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_a_way_out(was: str, now: str, place: str, message: str, hint: str) -> None:
    assert was in TREE
    with pytest.raises(ContentError) as caught:
        load(TREE.replace(was, now, 1))
    assert str(caught.value).startswith(f"sample.yaml:{place}")
    assert caught.value.message.startswith(message)
    assert caught.value.hint == hint


def test_a_list_of_steps_may_not_be_empty_and_a_file_not_missing_its_outcomes() -> None:
    begin, end = TREE.index("    steps:"), TREE.index("    who:")
    with pytest.raises(ContentError, match="结果“end”至少要有一步"):
        load(TREE[:begin] + "    steps: []\n" + TREE[end:])
    with pytest.raises(ContentError, match="树缺少“outcomes”"):
        load(TREE[: TREE.index("outcomes:")])
