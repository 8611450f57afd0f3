"""Where the wizard stands: answers, the way back, and changes of mind."""

from dataclasses import replace
from datetime import date

from small import MANIFEST, outcome, tree

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.reader.values import Candidate, Evidence, Reading
from fapiao_doctor.wizard.state import State

TREE = tree(
    "way",
    "device",
    "  device: {ask: 什么设备？, why: 不同。, slot: device, options: {"
    "disk: {label: 盘, means: [税控盘], next: what}, key: {label: 钥匙, means: [税务UKey], next: what}}}\n"
    "  what: {ask: 怎么了？, why: 不同。, options: {"
    "light: {label: 灯不亮, next: end}, slow: {label: 慢, next: end}}}",
    outcome("end", "{use: call}"),
)
DISK, KEY = Answer("way", "device", "disk"), Answer("way", "device", "key")
LIGHT, SLOW = Answer("way", "what", "light"), Answer("way", "what", "slow")


def doctor() -> Doctor:
    """Give a doctor that hears of a disk in every symptom."""
    evidence = (Evidence("device", "税控盘", "盘"),)
    read = Reading("tree", ("way",), candidates=(Candidate("way", 1.0),), evidence=evidence)
    pack = Pack(replace(MANIFEST, start="way"), {"way": TREE})
    return Doctor(Library((pack,), "way"), {pack.id: lambda text: read}, "zh", date(2026, 11, 24))


def test_back_takes_one_answer_after_the_other_and_stops_at_the_beginning() -> None:
    state = State()
    state.answer(DISK)
    state.answer(LIGHT)
    assert (state.back(), state.answers) == (True, (DISK,))
    assert (state.back(), state.answers) == (True, ())
    assert (state.back(), state.answers) == (False, ())


def test_back_undoes_a_new_search_and_a_change() -> None:
    state = State("盘坏了")
    state.answer(LIGHT)
    state.go("另一件事", ())
    state.back()
    assert (state.symptom, state.answers) == ("盘坏了", (LIGHT,))
    state.answer(SLOW)
    assert state.answers == (SLOW,)
    state.back()
    assert state.answers == (LIGHT,)


def test_a_resumed_walk_goes_back_through_its_answers() -> None:
    state = State.resumed("盘坏了", (DISK, LIGHT))
    assert (state.back(), state.symptom, state.answers) == (True, "盘坏了", (DISK,))
    assert (state.back(), state.answers) == (True, ())
    assert not state.back()


def test_an_understood_answer_is_not_taken_back_but_can_be_changed() -> None:
    state = State("盘坏了")
    state.answer(LIGHT)
    result = doctor().diagnose(state.symptom, state.answers)
    assert [str(entry.answer) for entry in result.path] == ["way/device=disk", "way/what=light"]
    state.change(result, DISK, KEY)
    changed = doctor().diagnose(state.symptom, state.answers)
    assert [str(entry.answer) for entry in changed.path] == ["way/device=key", "way/what=light"]
    state.change(changed, LIGHT, None)
    assert state.answers == (KEY,)
    state.back()
    state.back()
    assert state.answers == (LIGHT,)
