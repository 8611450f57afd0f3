"""What is shown where: conditions, the options and jumps they let through, and items headed by what is not known."""

from collections.abc import Mapping
from datetime import date

import pytest
from small import MANIFEST, outcome, tree

from fapiao_doctor.content.condition import ALWAYS, Only
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Item, Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.result import OutcomeView
from fapiao_doctor.diagnosis.views import outcome_view
from fapiao_doctor.engine.position import Answer, Known, Position, Said, jump, visible
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.render.content import tree_page

DISK = Only((("device", ("金税盘", "税控盘")),))
LOCKED_DISK = Only((("device", ("金税盘", "税控盘")), ("pin-state", ("locked",))))


@pytest.mark.parametrize(
    ("only", "known", "holds"),
    [
        (ALWAYS, {}, True),
        (ALWAYS, {"device": "税务UKey"}, True),
        (DISK, {}, None),
        (DISK, {"pin-state": "locked"}, None),
        (DISK, {"device": "金税盘"}, True),
        (DISK, {"device": "税控盘"}, True),
        (DISK, {"device": "税务UKey"}, False),
        (LOCKED_DISK, {"device": "税控盘"}, None),
        (LOCKED_DISK, {"device": "税控盘", "pin-state": "locked"}, True),
        (LOCKED_DISK, {"device": "税控盘", "pin-state": "unlocked"}, False),
        (LOCKED_DISK, {"pin-state": "unlocked"}, False),
        (LOCKED_DISK, {"device": "税务UKey"}, False),
    ],
)
def test_a_condition_holds_fails_or_is_open(only: Only, known: dict[str, str], holds: bool | None) -> None:
    assert only.holds(known) is holds


def test_a_condition_is_open_in_the_slots_that_are_not_known() -> None:
    assert LOCKED_DISK.open({}) == LOCKED_DISK.needs
    assert LOCKED_DISK.open({"device": "税务UKey"}) == (("pin-state", ("locked",)),)
    assert LOCKED_DISK.open({"device": "税控盘", "pin-state": "locked"}) == ()
    assert ALWAYS.open({}) == ()


def test_two_conditions_hold_where_both_do() -> None:
    both = DISK.both(Only((("pin-state", ("locked",)),)))
    assert both == LOCKED_DISK
    assert DISK.both(DISK) == DISK
    assert DISK.both(ALWAYS) == ALWAYS.both(DISK) == DISK
    narrow = DISK.both(Only((("device", ("税控盘", "税务UKey")),)))
    assert [narrow.holds({"device": one}) for one in ("金税盘", "税控盘", "税务UKey")] == [False, True, False]


TREE = tree(
    "way",
    "device",
    "  device: {ask: 什么设备？, why: 不同。, slot: device, options: {"
    "disk: {label: 盘, means: [金税盘, 税控盘], next: what}, key: {label: 钥匙, means: [税务UKey], next: what}, "
    "unsure: {label: 不清楚, next: what}}}\n"
    "  what: {ask: 怎么了？, why: 不同。, options: {"
    "light: {label: 灯不亮, only: {device: [金税盘, 税控盘]}, next: end}, "
    "slow: {label: 慢, hears: [慢得很], next: [{to: end, only: {device: [税务UKey]}}, "
    "{to: hall, only: {device: [金税盘], pin-state: [locked]}}, {to: other}]}, "
    "none: {label: 都不是, next: other}}}",
    "  end:\n"
    "    title: 结果\n"
    "    level: call\n"
    "    stop: [{do: 别拔盘, only: {device: [金税盘, 税控盘]}}, 别急]\n"
    "    bring: [{do: 锁了的盘, only: {device: [税控盘], pin-state: [locked]}}]\n"
    "    steps:\n"
    "      - {do: 看。}\n"
    "      - {do: 拔盘。, only: {device: [金税盘]}, note: 慢慢拔。}\n"
    "      - {do: 插钥匙。, only: {device: [税务UKey]}}\n"
    "      - {use: call, only: {device: [税控盘]}}\n"
    "    works-when: 好了。\n"
    "    otherwise: {next: other}\n"
    "    avoid: [{use: call, only: {device: [税务UKey]}}]\n" + outcome("hall", "{use: call}") + "\n"
    "" + outcome("other", "{use: call}"),
)
TREES = {"way": TREE}
PACK = Pack(MANIFEST, TREES)


def reached(*answers: str, said: Said | None = None) -> Position:
    given = [Answer("way", *one.split("=")) for one in answers]
    return walk(TREES, Target("way"), given, said)


def shown(known: Mapping[str, str]) -> OutcomeView:
    library = Library((PACK,), "way")
    return outcome_view(Speaker(PACK, "zh"), library, TREE, TREE.outcomes["end"], date(2026, 11, 24), known)


@pytest.mark.parametrize(
    ("device", "options"),
    [("disk", ["light", "slow", "none"]), ("key", ["slow", "none"]), ("unsure", ["light", "slow", "none"])],
)
def test_an_option_is_hidden_where_its_condition_is_known_to_fail(device: str, options: list[str]) -> None:
    position = reached(f"device={device}")
    assert position.node is TREE.questions["what"]
    assert [one.id for one in visible(TREE.questions["what"], position.values)] == options


def test_an_answer_with_an_option_that_is_hidden_is_asked_again() -> None:
    assert reached("device=disk", "what=light").node.id == "end"
    position = reached("device=key", "what=light")
    assert position.node.id == "what"
    assert [str(one.answer) for one in position.path] == ["way/device=key"]


@pytest.mark.parametrize(
    ("known", "to"),
    [
        ({}, "other"),
        ({"device": "税务UKey"}, "end"),
        ({"device": "金税盘"}, "other"),
        ({"device": "金税盘", "pin-state": "unlocked"}, "other"),
        ({"device": "金税盘", "pin-state": "locked"}, "hall"),
    ],
)
def test_a_jump_is_taken_only_where_its_condition_is_known_to_hold(known: dict[str, str], to: str) -> None:
    slow = next(one for one in TREE.questions["what"].options if one.id == "slow")
    assert jump(slow, known) == Target("way", to)


def test_an_answer_decides_the_jumps_after_it() -> None:
    assert reached("device=key", "what=slow").node.id == "end"
    assert reached("device=disk", "what=slow").node.id == "other"
    locked = Said({"pin-state": Known("locked", "锁了")})
    assert reached("device=disk", "what=slow", said=locked).node.id == "hall"


def test_words_that_a_question_hears_answer_it_and_an_answer_outranks_them() -> None:
    heard = Said(heard={("way", "what"): Known("slow", "慢得很")})
    position = reached("device=key", said=heard)
    assert position.node.id == "end"
    assert [(str(one.answer), one.because) for one in position.path] == [
        ("way/device=key", ""),
        ("way/what=slow", "慢得很"),
    ]
    assert reached("device=key", "what=none", said=heard).node.id == "other"


def test_words_cannot_choose_an_option_that_is_hidden() -> None:
    heard = Said(heard={("way", "what"): Known("light", "灯")})
    assert reached("device=key", said=heard).node.id == "what"


def test_an_item_is_bare_where_its_condition_holds_headed_where_it_is_open_and_hidden_where_it_fails() -> None:
    assert shown({"device": "税控盘"}).parts["stop"] == ("别拔盘", "别急")
    assert shown({"device": "税务UKey"}).parts["stop"] == ("别急",)
    assert shown({}).parts["stop"] == ("金税盘、税控盘：别拔盘", "别急")


def test_the_heading_names_only_the_values_that_are_not_known() -> None:
    assert shown({}).parts["bring"] == ("税控盘、已锁：锁了的盘",)
    assert shown({"device": "税控盘"}).parts["bring"] == ("已锁：锁了的盘",)
    assert shown({"device": "税控盘", "pin-state": "locked"}).parts["bring"] == ("锁了的盘",)
    assert shown({"pin-state": "unlocked"}).parts["bring"] == ()


@pytest.mark.parametrize(
    ("known", "steps"),
    [
        ({}, ["看。", "金税盘：拔盘。", "税务UKey：插钥匙。", "税控盘：问人。"]),
        ({"device": "金税盘"}, ["看。", "拔盘。"]),
        ({"device": "税务UKey"}, ["看。", "插钥匙。"]),
        ({"device": "税控盘"}, ["看。", "问人。"]),
    ],
)
def test_steps_and_shared_procedures_keep_the_same_rule(known: dict[str, str], steps: list[str]) -> None:
    view = shown(known)
    assert [step.do for step in view.steps] == steps
    assert view.parts["avoid"] == (() if known and known["device"] != "税务UKey" else
                                   ("问人。",) if known else ("税务UKey：问人。",))  # fmt: skip


def test_a_condition_of_a_shared_text_and_of_its_use_hold_together() -> None:
    item = Item("甲", DISK.both(Only((("pin-state", ("locked",)),))))
    assert Speaker(PACK, "zh").items([item], "way", {"device": "金税盘"}) == ("已锁：甲",)
    assert Speaker(PACK, "zh").items([item], "way", {"device": "税务UKey"}) == ()


def test_the_page_of_a_tree_shows_every_jump_and_every_step_under_its_condition() -> None:
    lines = tree_page(Library((PACK,), "way"), "zh", TREE)
    assert "  [slow] 慢 → 税务UKey：结果" in lines
    assert "  [slow] 慢 → 金税盘、已锁：hall" in lines
    assert "  [slow] 慢 → other" in lines
    assert "  [light] 金税盘、税控盘：灯不亮 → 结果" in lines
    assert "  2. 金税盘：拔盘。" in lines
