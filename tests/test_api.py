"""What other programs import: its names, the page about it, and a walk turn by turn."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from kettle import kettle

import fapiao_doctor
from fapiao_doctor import Answer, Doctor, Gate, Session, UsageError
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.graph import way_to
from fapiao_doctor.render.outcome import announced

DOCS = Path(__file__).parents[1] / "docs"


def examples() -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / "api.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_examples_of_the_page_run_in_order() -> None:
    code = "\n".join(examples())
    assert len(examples()) >= 5
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_names_are_there_and_on_the_page() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in fapiao_doctor.__all__:
        assert getattr(fapiao_doctor, name)
        assert name in dir(fapiao_doctor)
    told = {"OutcomeView", "QuestionView", "StepView", "WhatIf", "Gate", "__version__"}  # what the others return
    assert [name for name in fapiao_doctor.__all__ if name not in page and name not in told] == []
    with pytest.raises(AttributeError):
        fapiao_doctor.nothing  # noqa: B018  # it is the access that fails


def test_to_import_it_loads_next_to_nothing() -> None:
    code = (
        "import sys, fapiao_doctor; print(sorted(m for m in sys.modules if m.startswith(('fapiao', 'yaml', 'rich'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['fapiao_doctor']"


def test_a_folder_is_opened_in_a_language_on_a_day() -> None:
    doctor = fapiao_doctor.open_pack(bundled_pack(), lang="en")
    assert isinstance(doctor, Doctor)
    assert doctor.diagnose().lang == "en"
    with pytest.raises(UsageError):
        fapiao_doctor.open_pack("no-such-pack")


@pytest.fixture(scope="module", params=FOLDERS, ids=NAMES)
def doctor(request: pytest.FixtureRequest) -> Doctor:
    return doctor_of(request.param)


def walked(doctor: Doctor, way: list[Answer], by_number: bool) -> Session:
    """Walk from the list of trees to the end of a way, as a program that knows only what it is shown."""
    session = Session(doctor)
    given = {(one.tree, one.question): one.option for one in (*doctor.opener.route(way[0].tree), *way)}
    while node := session.diagnosis.question or session.diagnosis.outcome:
        option = given.pop((node.tree, node.id), "")
        if not option:
            break
        question = session.diagnosis.question
        ids = [one.id for one in question.options] if question else []
        session.answer(str(ids.index(option) + 1) if by_number and ids else option)
    return session


def ways(doctor: Doctor) -> list[tuple[str, str, list[Answer]]]:
    found = []
    for tree in doctor.library.trees.values():
        for outcome in tree.outcomes:
            way = way_to(tree, outcome)
            if way and (doctor.opener.route(tree.id) or tree.id == doctor.library.start):
                found.append((tree.id, outcome, list(way)))
    return found


def test_the_way_into_a_tree_leads_into_it_whatever_else_is_known(doctor: Doctor) -> None:
    for tree in doctor.library.trees:
        if tree != doctor.library.start:
            assert doctor.diagnose("", doctor.opener.entry(tree)).tree == tree


def asked_for(doctor: Doctor, answers: list[Answer]) -> list[Answer]:
    """Return of these answers those that a walk asks for, in turn: what the earlier ones tell is not asked."""
    given: list[Answer] = []
    left = {(one.tree, one.question): one for one in answers}
    while (found := doctor.diagnose("", given)) and (node := found.question or found.outcome):
        answer = left.pop((node.tree, node.id), None)
        if answer is None:
            break
        given.append(answer)
    return given


def test_a_walk_ends_where_all_its_answers_at_once_do(doctor: Doctor) -> None:
    reached = 0
    for place, (tree, outcome, way) in enumerate(ways(doctor)):
        at_once = doctor.diagnose("", asked_for(doctor, [*doctor.opener.route(way[0].tree), *way]))
        reached += at_once.outcome is not None and (at_once.tree, at_once.outcome.id) == (tree, outcome)
        session = walked(doctor, way, by_number=place % 2 == 0)
        while session.gate:
            session.confirm(session.gate.step)
        here = session.diagnosis
        assert here.outcome == at_once.outcome
        assert here.question == at_once.question
        assert doctor.diagnose(replay=here.replay).outcome == here.outcome
    assert reached > 0.85 * len(ways(doctor)) > 20


def gated(doctor: Doctor) -> list[tuple[list[Answer], list[int]]]:
    found = []
    for tree, outcome, way in ways(doctor):
        view = doctor.diagnose("", [*doctor.opener.route(tree), *way]).outcome
        steps = view.steps if view and view.id == outcome else ()
        numbers = [number for number, step in enumerate(steps, 1) if announced(number, step, "zh")]
        if numbers:
            found.append((way, numbers))
    return found


def test_steps_wait_for_their_own_yes_one_by_one(doctor: Doctor) -> None:
    assert gated(doctor)
    for way, numbers in gated(doctor):
        session = walked(doctor, way, by_number=False)
        for number in numbers:
            assert isinstance(session.gate, Gate)
            assert session.gate.step == number
            assert session.gate.warnings
            outcome = session.diagnosis.outcome
            assert outcome is not None
            assert len(outcome.steps) == number - 1
            with pytest.raises(UsageError):
                session.confirm(number + 1)
            session.confirm(number)
        assert session.gate is None


def test_a_note_holds_no_step_that_waits(doctor: Doctor) -> None:
    for way, numbers in gated(doctor):
        session = walked(doctor, way, by_number=False)
        whole = doctor.diagnose("", [*doctor.opener.route(way[0].tree), *way]).outcome
        assert whole is not None
        waiting = whole.steps[numbers[0] - 1].do
        assert waiting not in session.note()
        assert waiting not in session.note(as_markdown=True)


def test_back_asks_again_and_keeps_what_came_later(doctor: Doctor) -> None:
    way = max((way for _tree, _outcome, way in ways(doctor)), key=len)
    session = walked(doctor, way, by_number=False)
    there = session.diagnosis
    asked = []
    while True:
        try:
            asked.append(session.back())
        except UsageError:
            break
    assert len(asked) >= len(way)
    assert asked[-1].path == ()
    for answer in (*doctor.opener.route(way[0].tree), *way)[:1]:
        session.answer(answer.option)
    assert session.diagnosis.path[: len(way)] == there.path[: len(way)]


def test_a_sentence_a_code_and_words_lead_on() -> None:
    session = Session(doctor_of(bundled_pack()))
    session.say("证书口令忘了")
    assert session.diagnosis.tree == "certificate-pin"
    code = session.answer("只剩一次").replay
    other = Session(doctor_of(bundled_pack()))
    assert other.replay(code).outcome == session.diagnosis.outcome
    assert other.back().result == "question"
    with pytest.raises(UsageError):
        other.replay("0000-0000")


def test_a_tree_beside_the_verdict_or_in_a_choice_can_be_taken() -> None:
    session = Session(doctor_of(bundled_pack()))
    choice = session.say("金税盘密码忘了")
    assert choice.result == "choice"
    assert session.answer("2").tree == choice.offered[1].tree
    assert session.back().result == "choice"
    assert session.answer(choice.offered[0].tree).tree == choice.offered[0].tree


def test_what_is_no_answer_says_what_is_and_repeats_no_secret() -> None:
    session = Session(doctor_of(bundled_pack()))
    session.say("证书口令忘了")
    with pytest.raises(UsageError) as caught:
        session.answer("我的口令是24681357")
    assert "one" in str(caught.value.values["options"])
    assert "24681357" not in caught.value.message
    assert session.diagnosis.question is not None


def test_what_if_and_the_target_of_a_question(doctor: Doctor) -> None:
    session = Session(doctor)
    question = session.diagnosis.question
    assert question is not None
    assert [one.option for one in session.what_if()] == [option.id for option in question.options]
    assert Target(question.tree, question.id).tree in doctor.library.trees


def test_words_that_are_the_label_of_an_answer_are_in_the_language_of_the_person() -> None:
    english = doctor_of(bundled_pack(), lang="en")
    given = [Answer("start", "where", "device-secret"), Answer("start", "device-secret", "login")]
    settled = [one for one in english.diagnose("", given).path if one.follows]
    assert settled
    assert all(one.because.isascii() for one in settled)


def test_where_nothing_is_asked_or_waits_a_hint_says_so(tmp_path: Path) -> None:
    session = Session(kettle(tmp_path))
    with pytest.raises(UsageError) as waits:
        session.confirm(1)
    assert waits.value.hint == "这里没有要确认的步骤"
    session.say("股票行情")
    with pytest.raises(UsageError) as asked:
        session.answer("x")
    assert asked.value.hint == "这里不用再回答"
