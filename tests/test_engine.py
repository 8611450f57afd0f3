"""The state is the list of answers: replay, change and slots, on trees small enough to see through."""

import pytest
from small import outcome, tree

from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.engine import graph
from fapiao_doctor.engine.answers import validate, with_answer, without
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Known, Passed, Said
from fapiao_doctor.engine.walk import find, walk
from fapiao_doctor.errors import ContentError, UsageError

FIRST = tree(
    "first",
    "state",
    "  state: {ask: 锁了吗？, why: 走的路不同。, slot: pin-state, options: {"
    "locked: {label: 锁了, next: second/}, unlocked: {label: 没锁, next: device}, "
    "unsure: {label: 不清楚, next: device}}}\n"
    "  device: {ask: 什么设备？, why: 做法不同。, slot: device, options: {"
    "disk: {label: 盘, next: mend, means: [金税盘, 税控盘]}, key: {label: 钥匙, next: second/device}}}",
    outcome("mend", "{next: second/hall}"),
)
SECOND = tree(
    "second",
    "device",
    "  device: {ask: 什么设备？, why: 做法不同。, slot: device, options: {"
    "disk: {label: 盘, next: hall, means: [税控盘]}, key: {label: 钥匙, next: call, means: [税务UKey]}}}",
    outcome("hall", "{next: call}") + "\n" + outcome("call", "{use: call}"),
)
TREES = {"first": FIRST, "second": SECOND}
START = Target("first")


def answers(*texts: str) -> tuple[Answer, ...]:
    return tuple(Answer(*text.replace("=", "/").split("/")) for text in texts)


def test_without_answers_the_first_question_is_asked() -> None:
    position = walk(TREES, START)
    assert (position.tree, position.node.id, position.path) == ("first", "state", ())


def test_answers_lead_to_an_outcome() -> None:
    position = walk(TREES, START, answers("first/state=unlocked", "first/device=disk"))
    assert isinstance(position.node, Outcome)
    assert position.node.id == "mend"
    assert [str(one.answer) for one in position.path] == ["first/state=unlocked", "first/device=disk"]


def test_a_jump_enters_the_other_tree_at_its_start() -> None:
    position = walk(TREES, START, answers("first/state=locked"))
    assert (position.tree, position.node.id) == ("second", "device")


def test_a_jump_may_enter_at_a_node() -> None:
    position = walk(TREES, START, answers("first/state=unsure", "first/device=key"))
    assert (position.tree, position.node.id) == ("second", "device")


def test_a_known_slot_answers_its_question_and_says_why() -> None:
    position = walk(TREES, START, (), Said({"pin-state": Known("locked", "锁死了")}))
    assert position.tree == "second"
    assert position.path[0] == Passed(Answer("first", "state", "locked"), "锁死了")


def test_a_known_value_that_no_option_means_leaves_the_question_open() -> None:
    known = {"pin-state": Known("unlocked", "没锁"), "device": Known("税务UKey", "UKey")}
    position = walk(TREES, START, (), Said(known))
    assert (position.tree, position.node.id) == ("first", "device")


def test_an_answer_beats_what_was_said_of_a_harmless_slot() -> None:
    position = walk(TREES, START, answers("first/state=unlocked"), Said({"pin-state": Known("locked", "锁")}))
    assert (position.tree, position.node.id) == ("first", "device")
    assert position.known["pin-state"].value == "unlocked"


def test_an_earlier_answer_fills_the_slot_of_a_later_question() -> None:
    given = answers("first/state=locked", "second/device=key")
    position = walk(TREES, Target("second"), given[1:])
    assert position.node.id == "call"
    onward = walk(TREES, START, answers("first/state=unlocked", "first/device=disk", "first/mend=not-solved"))
    assert (onward.tree, onward.node.id) == ("second", "hall")


def test_unsure_fills_no_slot() -> None:
    assert "pin-state" not in walk(TREES, START, answers("first/state=unsure")).known


def test_not_solved_leads_on_and_stops_where_nothing_is_left() -> None:
    way = answers("first/state=locked", "second/device=disk", "second/hall=not-solved")
    assert walk(TREES, START, way).node.id == "call"
    last = walk(TREES, START, (*way, Answer("second", "call", NOT_SOLVED)))
    assert last.node.id == "call"


def test_changing_an_answer_keeps_later_answers_that_still_lie_on_the_path() -> None:
    given = answers("first/state=unlocked", "first/device=disk")
    away = with_answer(given, Answer("first", "state", "locked"))
    assert walk(TREES, START, away).tree == "second"
    again = with_answer(away, Answer("first", "state", "unsure"))
    assert walk(TREES, START, again).node.id == "mend"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("third/state=locked", "first、second"),
        ("first/colour=red", "state、device"),
        ("first/state=maybe", "locked、unlocked、unsure"),
        ("first/mend=solved", NOT_SOLVED),
    ],
)
def test_a_wrong_answer_names_what_there_is(answer: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        validate(TREES, answers(answer)[0])
    assert words in caught.value.hint.format(**caught.value.values)


def test_right_answers_are_valid() -> None:
    for answer in answers("first/state=locked", "second/hall=not-solved"):
        validate(TREES, answer)


def test_a_circle_is_an_error_of_the_content() -> None:
    circle = tree(
        "circle",
        "a",
        "  a: {ask: 一？, why: 试。, options: {x: {label: 甲, next: b}, y: {label: 乙, next: b}}}\n"
        "  b: {ask: 二？, why: 试。, options: {x: {label: 甲, next: a}, y: {label: 乙, next: c}}}",
        outcome("c", "{use: call}"),
    )
    with pytest.raises(ContentError, match="绕回"):
        walk({"circle": circle}, Target("circle"), answers("circle/a=x", "circle/b=x"))


@pytest.mark.parametrize("target", [Target("nowhere"), Target("first", "nothing")])
def test_a_target_that_is_not_there_is_an_error_of_the_content(target: Target) -> None:
    with pytest.raises(ContentError):
        walk(TREES, target)


def test_endings_are_the_outcomes_still_in_reach() -> None:
    assert graph.endings(TREES, START) == (
        Target("second", "hall"),
        Target("second", "call"),
        Target("first", "mend"),
    )


def test_the_route_to_another_tree_is_the_shortest() -> None:
    assert graph.route(TREES, "first", "second") == answers("first/state=locked")
    assert graph.route(TREES, "second", "first") is None


def test_a_route_may_enter_a_tree_further_in_where_it_is_let() -> None:
    near = tree("near", "a", "  a: {ask: 甲？, why: 乙。, options: {x: {label: x, next: end}, y: {label: y, next: second/hall}}}",
                outcome("end", "{use: call}"))  # fmt: skip
    trees = {**TREES, "near": near}
    assert graph.route(trees, "near", "second") is None
    assert graph.route(trees, "near", "second", anywhere=True) == answers("near/a=y")


def test_the_way_to_a_node_is_the_shortest_and_may_pass_outcomes() -> None:
    assert graph.way_to(SECOND, "device") == ()
    assert graph.way_to(SECOND, "hall") == answers("second/device=disk")
    assert graph.way_to(SECOND, "call") == answers("second/device=key")
    assert graph.way_to(FIRST, "mend") == answers("first/state=unlocked", "first/device=disk")
    alone = tree("alone", "a", "  a: {ask: 甲？, why: 乙。, options: {x: {label: x, next: b}, y: {label: y, next: first/}}}",
                 outcome("b", "{next: c}") + "\n" + outcome("c", "{use: call}") + "\n" + outcome("d", "{use: call}"))  # fmt: skip
    assert graph.way_to(alone, "c") == answers("alone/a=x", "alone/b=not-solved")
    assert graph.way_to(alone, "d") is None


def test_the_route_takes_the_fewest_questions_and_does_not_run_in_circles() -> None:
    far = tree(
        "far",
        "a",
        "  a: {ask: 甲？, why: 乙。, options: {x: {label: x, next: b}, y: {label: y, next: c}, z: {label: z, next: end}}}\n"
        "  b: {ask: 乙？, why: 丙。, options: {x: {label: x, next: c}, y: {label: y, next: end}}}\n"
        "  c: {ask: 丙？, why: 丁。, options: {x: {label: x, next: b}, y: {label: y, next: second/}}}",
        outcome("end", "{use: call}"),
    )
    trees = {**TREES, "far": far}
    assert graph.route(trees, "far", "second") == answers("far/a=y", "far/c=y")
    assert graph.route(trees, "far", "first") is None


@pytest.mark.parametrize(
    ("target", "message", "file"),
    [
        (Target("none"), "没有“none”这棵树", None),
        (Target("first", "none"), "first 里没有“none”", "first.yaml"),
    ],
)
def test_a_target_that_is_not_there_is_the_authors_fault(target: Target, message: str, file: str | None) -> None:
    with pytest.raises(ContentError) as caught:
        find(TREES, target)
    assert caught.value.message == message
    assert (caught.value.place.file if caught.value.place else None) == file


@pytest.mark.parametrize(
    ("answer", "message", "hint"),
    [
        ("none/state=locked", "none/state=locked：没有“none”这棵树", "可选：first、second"),
        ("first/none=locked", "first/none=locked：没有“none”这个问题", "可选：state、device"),
        ("first/state=none", "first/state=none：没有“none”这个选项", "可选：locked、unlocked、unsure"),
        ("first/mend=none", "first/mend=none：没有“none”这个选项", "可选：not-solved"),
    ],
)
def test_a_wrong_answer_is_named_with_what_there_is(answer: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        validate(TREES, answers(answer)[0])
    assert caught.value.message == message
    assert caught.value.hint.format(**caught.value.values) == hint


def test_right_answers_are_let_through() -> None:
    for answer in ("first/state=unsure", "second/device=key", "first/mend=not-solved"):
        validate(TREES, answers(answer)[0])


def test_a_circle_is_the_authors_fault_and_names_its_place() -> None:
    round_trees = {
        "round": tree(
            "round", "a",
            "  a: {ask: 甲？, why: 乙。, options: {x: {label: x, next: b}, y: {label: y, next: end}}}\n"
            "  b: {ask: 乙？, why: 丙。, options: {x: {label: x, next: a}, y: {label: y, next: end}}}",
            outcome("end", "{use: call}"),
        )
    }  # fmt: skip
    with pytest.raises(ContentError, match="round/a 绕回了原处") as caught:
        walk(round_trees, Target("round"), answers("round/a=x", "round/b=x"))
    assert caught.value.place is not None


def test_a_slot_answers_with_its_words_and_a_given_answer_outranks_it() -> None:
    known = {"device": Known("税务UKey", "ukey")}
    position = walk(TREES, Target("second"), (), Said(known))
    assert [(str(one.answer), one.because) for one in position.path] == [("second/device=key", "ukey")]
    changed = walk(TREES, Target("second"), answers("second/device=disk"), Said(known))
    assert [(str(one.answer), one.because) for one in changed.path] == [("second/device=disk", "")]
    assert changed.known["device"].value == "税控盘"


def test_answers_can_be_taken_away_and_replaced() -> None:
    given = answers("first/state=locked", "second/device=key")
    assert without(given, given[0]) == given[1:]
    changed = with_answer(given, answers("first/state=unlocked")[0])
    assert changed == answers("second/device=key", "first/state=unlocked")
