"""A tree file, read whole, and its target, field and step mistakes named with their place."""

from datetime import date
from pathlib import Path

import pytest

from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.model import Option, Reviewed, Step, Target, Text
from fapiao_doctor.errors import ContentError, Place

PROCEDURES = {
    "call": Procedure("call", (), (Step("打电话。", "先写下来。"), Step("说清楚。")), Place("p")),
    "bring": Procedure("bring", ("执照", "公章"), (), Place("p")),
}
TREE = """\
tree: sample
title: 样子
about: 看全部的键。
symptoms: [甲, 乙]
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
      unlocked: {label: 没锁, means: [unlocked, unlocked-changed], next: other/node}
      unsure: {label: 不清楚, next: end}
outcomes:
  end:
    title: 结果
    level: call
    stop: [别动, {use: bring}]
    bring: [{use: bring}, 旧电脑]
    steps:
      - {do: 第一步。, note: 注。, irreversible: "yes", facts: [a-b]}
      - {use: call}
      - {do: 第三步。, spends-attempt: "yes"}
    who: 本人
    where: 大厅
    cost: 免费
    time: 当场
    lost: 没有
    works-when: 好了。
    otherwise: {use: call}
    avoid: [不要猜, {use: bring}]
    prevent: [记下来]
    law: [law-a]
    sources: [page-a, page-b]
"""


def test_a_tree_is_read_whole() -> None:
    tree = load_tree(TREE.encode(), "sample.yaml", "sample", PROCEDURES)
    assert (tree.id, tree.title, tree.about, tree.symptoms, tree.start) == (
        "sample",
        "样子",
        "看全部的键。",
        ("甲", "乙"),
        "ask",
    )
    assert tree.reviewed == Reviewed(date(2026, 11, 24), "某人", date(2027, 5, 24))
    assert tree.place == Place("sample.yaml", 1, 1)
    question = tree.questions["ask"]
    assert (question.ask, question.why, question.hint, question.slot) == (
        "锁了吗？",
        "走的路不同。",
        "看屏幕。",
        "pin-state",
    )
    assert question.options == (
        Option("locked", "锁了", Target("other"), ("locked",), Place("sample.yaml", 14, 15)),
        Option(
            "unlocked", "没锁", Target("other", "node"), ("unlocked", "unlocked-changed"), Place("sample.yaml", 15, 17)
        ),
        Option("unsure", "不清楚", Target("sample", "end"), (), Place("sample.yaml", 16, 15)),
    )
    end = tree.outcomes["end"]
    assert (end.title, end.level, end.otherwise) == ("结果", "call", None)
    assert end.stop == ("别动", "执照", "公章")
    assert end.bring == ("执照", "公章", "旧电脑")
    assert end.steps == (
        Step("第一步。", "注。", irreversible=True, facts=("a-b",)),
        Step("打电话。", "先写下来。"),
        Step("说清楚。"),
        Step("第三步。", spends_attempt=True),
    )
    assert (end.who, end.where, end.cost, end.time, end.lost, end.works_when) == (
        "本人",
        "大厅",
        "免费",
        "当场",
        "没有",
        "好了。",
    )
    assert end.last_resort == ("打电话。", "说清楚。")
    assert (end.avoid, end.prevent) == (("不要猜", "执照", "公章"), ("记下来",))
    assert (end.law, end.sources, end.procedures) == (("law-a",), ("page-a", "page-b"), ("call", "bring"))
    assert Text("第一步。", Place("sample.yaml", 24, 14), "end", "do") in tree.texts
    assert Text("锁了", Place("sample.yaml", 14, 23), "ask", "label") in tree.texts
    assert Text("别动", Place("sample.yaml", 21, 12), "end", "stop") in tree.texts
    seen = [text.text for text in tree.texts]
    assert len(seen) == len(set(seen)) == 22
    assert "执照" not in seen


def test_a_tree_may_have_no_questions_and_lead_on() -> None:
    text = TREE[: TREE.index("questions:")].replace("start: ask", "start: end") + TREE[TREE.index("outcomes:") :]
    tree = load_tree(
        text.replace("otherwise: {use: call}", "otherwise: {next: other/}").encode(), "s", "sample", PROCEDURES
    )
    assert tree.questions == {}
    assert (tree.outcomes["end"].otherwise, tree.outcomes["end"].last_resort) == (Target("other"), ())


@pytest.mark.parametrize(
    ("was", "now", "place", "message", "hint"),
    [
        ("tree: sample", "tree: other", "1:7", "tree 写的是“other”，文件名却是“sample”", "两处要一样"),
        ("start: ask", "start: Ask", "5:8", "start “Ask”只能用小写字母、数字和连字符，如 set-new-pin", ""),
        ("next: other/node", "next: other/Node", "15:72", "next 里的 id “Node”只能用", ""),
        ("next: other/}", "next: Other/}", "14:33", "next 里的树 “Other”只能用", ""),
        ("next: end}", "next: End}", "16:34", "next “End”只能用", ""),
        ("means: [unlocked, unlocked-changed]", "means: []", "15:17", "", ""),
        ("unsure: {label: 不清楚,", "unsure: {label: 不清楚, means: [x],", "16:35", "选项“unsure”不能写 means：“不清楚”没有含义", ""),
        ("    slot: pin-state\n", "", "14:", "选项“unlocked”不能写 means：问题没有 slot", ""),
        ("  end:\n    title", "  ask:\n    title", "19:5", "“ask”既是问题又是结果", "换一个 id"),
        ("level: call", "level: calls", "20:12", "结果“end”的 level “calls”不对，只能是 self-service、call、visit-hall，是不是想写“call”？", ""),
        ("{use: call}\n    avoid", "{use: gone}\n    avoid", "33:22", "没有共用流程“gone”", "写进 knowledge/procedures.yaml"),
        ("otherwise: {use: call}", "otherwise: {}", "33:16", "otherwise 要写 next 或 use，二选一", ""),
        ("{use: bring}, 旧电脑", "{used: bring}, 旧电脑", "22:14", "共用流程里没有“used”这个键，是不是想写“use”？", ""),
        ("title: 结果", "title: ' '", "19:12", "结果“end”的 title 是空的", "写上内容，或删掉这个键"),
        ("title: 结果", "title: [结果]", "19:12", "结果“end”的 title 应该是一条文字；含有 { 或 : 的文字要加引号", ""),
        ("symptoms: [甲, 乙]", "symptoms: 甲", "4:11", "树的 symptoms 应该是一个列表", ""),
        ("on: 2026-11-24", "on: 2026-11-32", "6:16", "reviewed 的 on “2026-11-32”不是日期，要写成 2026-11-23 这样", ""),
        ("by: 某人, ", "", "6:11", "reviewed 缺少“by”", ""),
        ("    why: 走的路不同。\n", "", "9:5", "问题“ask”缺少“why”", ""),
        ("    sources: [page-a, page-b]", "    source: [page-a]", "37:5", "结果“end”里没有“source”这个键，是不是想写“sources”？", ""),
        ("about: 看全部的键。", "about: 看全部的键。\nzzz: x", "4:1", "树里没有“zzz”这个键", ""),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_a_way_out(was: str, now: str, place: str, message: str, hint: str) -> None:
    assert was in TREE
    text = TREE.replace(was, now, 1)
    if not message:
        assert load_tree(text.encode(), "s.yaml", "sample", PROCEDURES).questions["ask"].options[1].means == (
            "unlocked",
        )
        return
    with pytest.raises(ContentError) as caught:
        load_tree(text.encode(), "s.yaml", "sample", PROCEDURES)
    assert str(caught.value).startswith(f"s.yaml:{place}")
    assert caught.value.message.startswith(message)
    assert caught.value.hint == hint


def test_a_list_of_steps_may_not_be_empty_and_a_file_not_missing_its_outcomes() -> None:
    begin, end = TREE.index("    steps:"), TREE.index("    who:")
    with pytest.raises(ContentError, match="结果“end”至少要有一步"):
        load_tree((TREE[:begin] + "    steps: []\n" + TREE[end:]).encode(), "s.yaml", "sample", PROCEDURES)
    with pytest.raises(ContentError, match="树缺少“outcomes”"):
        load_tree(TREE[: TREE.index("outcomes:")].encode(), "s.yaml", "sample", PROCEDURES)


def test_every_broken_file_differs_from_the_sound_one() -> None:
    folder = Path(__file__).parent / "broken"
    sound = (folder / "sound" / "sound.yaml").read_bytes()
    assert all(path.read_bytes() != sound for path in folder.glob("*.yaml"))
