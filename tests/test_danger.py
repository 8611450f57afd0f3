"""Danger wins: of two statements the worse counts, and after some of them no path spends another try."""

from dataclasses import replace

import pytest
from conftest import TODAY
from small import MANIFEST, outcome, tree

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.danger import Danger, danger_of
from fapiao_doctor.engine.position import Answer, Known, Overruled, Position, Said, Turned, spends
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.errors import ContentError
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.values import Candidate, Evidence, Reading

DANGER = danger_of(MANIFEST)
TRY = ', spends-attempt: "yes"'
PIN = tree(
    "pin",
    "state",
    "  state: {ask: 锁了吗？, why: 不同。, slot: pin-state, options: {"
    "locked: {label: 锁了, next: hall}, changed: {label: 没锁改过, means: [unlocked-changed], next: tries}, "
    "unlocked: {label: 没锁, next: tries}, unsure: {label: 不清楚, next: tries}}}\n"
    "  tries: {ask: 还剩几次？, why: 不同。, slot: tries, options: {"
    '"1": {label: 一次, next: call}, more: {label: 更多, means: ["2"], next: attempt}, '
    "unsure: {label: 不清楚, next: attempt}}}",
    outcome("attempt", "{next: call}", ", instead: call", "输一次。", TRY) + "\n"
    "" + outcome("hall", "{use: call}") + "\n" + outcome("call", "{use: call}"),
)
DEVICE = tree(
    "device",
    "what",
    "  what: {ask: 什么设备？, why: 不同。, slot: device, options: {"
    "disk: {label: 盘, means: [税控盘], next: risky}, key: {label: 钥匙, means: [税务UKey], next: risky}}}",
    "  risky: {title: 试, level: call, steps: [{do: 看。}, {do: 输。, only: {device: [税控盘]}"
    + TRY
    + "}], works-when: 好了。, sources: [x], otherwise: {use: call}, instead: pin/hall}",
)
TREES = {"pin": PIN, "device": DEVICE}


def reached(begin: str, *answers: str, danger: Danger = DANGER, **said: str) -> Position:
    """Walk with answers as tree/question=option and with slots that were said, `_` for the hyphen."""
    known = {slot.replace("_", "-"): Known(value, f"说了{value}") for slot, value in said.items()}
    return walk(TREES, Target(begin), map(answer, answers), Said(known, danger=danger))


def answer(text: str) -> Answer:
    path, _, option = text.partition("=")
    tree, _, question = path.partition("/")
    return Answer(tree, question, option)


# ---- the order of values ----


def test_the_dangers_are_those_of_the_manifest() -> None:
    assert dict(DANGER.orders) == {"pin-state": ("locked", "unlocked-changed", "unlocked"), "tries": ("0", "1", "2")}
    assert dict(DANGER.never_try) == {"pin-state": {"locked"}, "tries": {"0", "1"}}


@pytest.mark.parametrize(
    ("slot", "one", "other", "worse"),
    [
        ("tries", "0", "1", True),
        ("tries", "1", "0", False),
        ("tries", "1", "1", False),
        ("pin-state", "locked", "unlocked", True),
        ("pin-state", "locked", "unheard-of", False),
        ("pin-state", "unheard-of", "unlocked", False),
        ("device", "税控盘", "金税盘", False),
        ("unheard-of", "locked", "unlocked", False),
    ],
)
def test_one_value_is_worse_than_another_by_the_order_of_its_slot(slot: str, one: str, other: str, worse: bool) -> None:
    assert DANGER.worse(slot, one, other) is worse


def test_the_worst_of_several_values_is_found_and_the_first_where_none_is_worse() -> None:
    assert DANGER.worst("tries", ["2", "0", "1"]) == "0"
    assert DANGER.worst("device", ["税控盘", "金税盘"]) == "税控盘"
    assert DANGER.worst("tries", []) == ""


def test_a_value_forbids_another_try_where_the_law_says_so() -> None:
    assert [DANGER.forbids("tries", value) for value in ("0", "1", "2")] == [True, True, False]
    assert not DANGER.forbids("device", "0")
    assert DANGER.forbidden_by({"device": "税控盘", "tries": "1", "pin-state": "locked"}) == "tries"
    assert DANGER.forbidden_by({"tries": "2", "pin-state": "unlocked"}) == ""
    assert Danger().forbidden_by({"tries": "0"}) == ""


# ---- what was said against what was answered ----


def test_what_was_said_outweighs_an_answer_that_is_less_bad() -> None:
    position = reached("pin", "pin/state=unlocked", "pin/tries=more", tries="1")
    assert position.node.id == "call"
    assert [(str(one.answer), one.because) for one in position.path] == [
        ("pin/state=unlocked", ""),
        ("pin/tries=1", "说了1"),
    ]
    assert position.overruled == (Overruled(answer("pin/tries=more"), "tries", Known("1", "说了1")),)
    assert position.values["tries"] == "1"


def test_an_answer_that_is_worse_outweighs_what_was_said() -> None:
    position = reached("pin", "pin/state=locked", pin_state="unlocked")
    assert (position.node.id, position.overruled) == ("hall", ())
    assert position.path[0].because == ""
    assert position.known["pin-state"] == Known("locked", "锁了", "pin")


def test_an_answer_that_says_the_same_is_the_persons_own() -> None:
    position = reached("pin", "pin/state=locked", pin_state="locked")
    assert (position.node.id, position.overruled, position.path[0].because) == ("hall", (), "")


def test_not_knowing_does_not_undo_what_forbids_a_try() -> None:
    position = reached("pin", "pin/state=unsure", pin_state="locked")
    assert position.node.id == "hall"
    assert [one.answer.option for one in position.overruled] == ["unsure"]


def test_not_knowing_stands_against_what_forbids_nothing() -> None:
    position = reached("pin", "pin/state=unsure", pin_state="unlocked-changed")
    assert (position.node.id, position.overruled) == ("tries", ())
    assert position.values["pin-state"] == "unlocked-changed"


def test_without_danger_the_answer_always_counts() -> None:
    position = reached("pin", "pin/state=unlocked", danger=Danger(), pin_state="locked")
    assert (position.node.id, position.overruled) == ("tries", ())
    assert position.values["pin-state"] == "unlocked"


def test_a_later_answer_does_not_make_what_is_known_better() -> None:
    position = reached("pin", "pin/state=changed", "device/what=key", pin_state="unlocked-changed")
    assert position.values["pin-state"] == "unlocked-changed"
    onward = reached("pin", "pin/state=unlocked", pin_state="unlocked-changed")
    assert onward.values["pin-state"] == "unlocked-changed"
    assert [one.answer.option for one in onward.overruled] == ["unlocked"]


# ---- the way round an attempt ----


def test_an_attempt_is_shown_where_nothing_forbids_it() -> None:
    position = reached("pin", "pin/state=unlocked", "pin/tries=more")
    assert (position.node.id, position.turned) == ("attempt", ())


def test_an_attempt_is_passed_by_where_something_said_forbids_it() -> None:
    position = reached("pin", "pin/state=unlocked", "pin/tries=unsure", tries="0")
    assert position.node.id == "call"
    assert position.turned == (Turned(Target("pin", "attempt"), "tries", Known("0", "说了0")),)


@pytest.mark.parametrize("begin", ["pin", "device"])
def test_an_answer_off_the_path_forbids_an_attempt_as_well(begin: str) -> None:
    if begin == "device":
        position = reached("device", "pin/state=locked", "device/what=disk")
        assert position.turned == (Turned(Target("device", "risky"), "pin-state", Known("locked", "锁了", "pin")),)
        assert (position.tree, position.node.id) == ("pin", "hall")
    else:
        position = reached("pin", "pin/tries=1", "pin/state=unsure")
        assert position.node.id == "call"
        assert position.values["tries"] == "1"


def test_an_answer_off_the_path_that_forbids_nothing_is_not_believed() -> None:
    assert "pin-state" not in reached("device", "pin/state=unlocked", "device/what=disk").values


def test_an_unsure_answer_off_the_path_says_nothing() -> None:
    position = reached("device", "pin/state=unsure", "device/what=disk")
    assert (position.node.id, position.turned) == ("risky", ())


def test_only_a_step_that_would_be_shown_spends_an_attempt() -> None:
    risky = DEVICE.outcomes["risky"]
    assert spends(risky, {}) and spends(risky, {"device": "税控盘"})
    assert not spends(risky, {"device": "税务UKey"})
    position = reached("device", "device/what=key", pin_state="locked")
    assert (position.node.id, position.turned) == ("risky", ())
    assert reached("device", "device/what=disk", pin_state="locked").node.id == "hall"


def test_an_attempt_without_a_way_round_is_never_shown_but_told_to_the_author() -> None:
    attempt = replace(PIN.outcomes["attempt"], instead=None)
    broken = {**TREES, "pin": replace(PIN, outcomes={**PIN.outcomes, "attempt": attempt})}
    given = [answer("pin/state=unlocked"), answer("pin/tries=unsure")]
    with pytest.raises(ContentError, match="要写 instead") as caught:
        walk(broken, Target("pin"), given, Said({"tries": Known("0", "零次")}, danger=DANGER))
    assert caught.value.place == attempt.place
    assert walk(broken, Target("pin"), given, Said(danger=DANGER)).node.id == "attempt"


# ---- what the person is told ----


def doctor(lang: Lang, *evidence: Evidence) -> Doctor:
    """Give a doctor that understands every symptom as a matter of the tree `pin` with this evidence."""
    read = Reading("tree", ("pin",), candidates=(Candidate("pin", 1.0, ("口令",)),), evidence=evidence)
    pack = Pack(MANIFEST, TREES)
    return Doctor(Library((pack,), "pin"), {pack.id: lambda text: read}, lang, TODAY)


@pytest.mark.parametrize(
    ("lang", "notice"),
    [
        ("zh", "你也说了“只剩一回”，两样说法不同，先按更危险的算：剩余次数：一次"),
        ("en", "只剩一回"),
    ],
)
def test_an_answer_that_is_outweighed_is_told_with_the_words_that_do(lang: Lang, notice: str) -> None:
    given = (answer("pin/state=unlocked"), answer("pin/tries=more"))
    result = doctor(lang, Evidence("tries", "1", "只剩一回")).diagnose("口令", given)
    assert result.outcome and result.outcome.id == "call"
    assert len(result.notices) == 1
    assert notice in result.notices[0]
    assert lang == "zh" or not result.notices[0].startswith("你")


def test_the_printed_command_keeps_what_outweighs_an_answer() -> None:
    one = doctor("zh", Evidence("tries", "1", "只剩一回"))
    result = one.diagnose("口令", (answer("pin/state=unlocked"), answer("pin/tries=more")))
    assert result.command[-1] == result.replay
    again = one.diagnose(replay=result.replay)
    assert again.outcome == result.outcome
    assert [(said.slot, said.value) for said in again.understood] == [("tries", "1")]


@pytest.mark.parametrize(
    ("lang", "notice"), [("zh", "因为“零回”，“attempt”先不能做，免得又少一次机会。"), ("en", "attempt")]
)
def test_an_attempt_that_is_passed_by_is_told_with_its_reason(lang: Lang, notice: str) -> None:
    given = (answer("pin/state=unlocked"), answer("pin/tries=unsure"))
    result = doctor(lang, Evidence("tries", "0", "零回")).diagnose("口令", given)
    assert result.outcome and result.outcome.id == "call"
    assert any(notice in one and "零回" in one for one in result.notices)


def test_an_answer_off_the_path_that_forbids_an_attempt_is_named_as_the_reason() -> None:
    one = doctor("zh")
    result = one.diagnose_from(Target("device"), (answer("pin/state=locked"), answer("device/what=disk")))
    assert result.outcome and result.outcome.id == "hall"
    assert any("因为“锁了”" in notice for notice in result.notices)
