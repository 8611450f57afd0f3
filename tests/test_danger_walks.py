"""Law 2 on every path: nothing that was said, in whatever contradiction, is followed by a step that spends an attempt."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, doctor_of

from fapiao_doctor.authoring.checks.states import States
from fapiao_doctor.cli.app import run
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.model import UNSURE, Outcome, Target
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import way_to
from fapiao_doctor.engine.position import Answer, Known, Said, spends
from fapiao_doctor.engine.walk import walk

EVERY_PACK = pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)


def dangers(pack: Pack) -> list[tuple[str, str]]:
    """Return every slot and value after which no step may spend an attempt."""
    return [(slot, value) for slot, values in pack.manifest.laws.never_try.items() for value in sorted(values)]


def trying(pack: Pack) -> list[tuple[str, Outcome]]:
    """Return every outcome that has a step that spends an attempt, with its tree."""
    found = [(tree.id, outcome) for tree in pack.trees.values() for outcome in tree.outcomes.values()]
    return [(tree, outcome) for tree, outcome in found if any(step.spends_attempt for step in outcome.steps)]


def dangerous_answers(pack: Pack) -> Iterator[Answer]:
    """Yield every answer that says something after which no step may spend an attempt."""
    danger = danger_of(pack.manifest)
    for tree in pack.trees.values():
        for question in tree.questions.values():
            for option in question.options:
                worst = danger.worst(question.slot, option.means)
                if option.id != UNSURE and danger.forbids(question.slot, worst):
                    yield Answer(tree.id, question.id, option.id)


@EVERY_PACK
def test_no_state_of_evidence_and_answers_reaches_a_try_under_danger(folder: Path) -> None:
    pack = load_pack(folder)
    states = States(pack)
    walked = forbidden = 0
    for state, node in states.reached():
        walked += 1
        known = dict(state.known)
        if isinstance(node, Outcome) and states.danger.forbidden_by(known) and spends(node, known):
            forbidden += 1
            assert node.instead is not None, f"{state.at} {known}"
            said = {slot: Known(value, value) for slot, value in known.items()}
            end = walk(pack.trees, state.at, (), Said(said, danger=states.danger))
            assert not (isinstance(end.node, Outcome) and spends(end.node, end.values)), f"{state.at} {known}"
            assert end.turned
    assert trying(pack) == [] or forbidden > 0
    print(f"{pack.id}: {walked} states, {forbidden} of them led round an attempt")


@EVERY_PACK
def test_no_answer_elsewhere_is_forgotten_on_the_way_to_a_try(folder: Path) -> None:
    pack = load_pack(folder)
    danger = danger_of(pack.manifest)
    tried = 0
    for tree, outcome in trying(pack):
        way = way_to(pack.trees[tree], outcome.id)
        if way is None:
            continue
        for said in dangerous_answers(pack):
            for answers in ((*way, said), (said, *way)):
                end = walk(pack.trees, Target(tree), answers, Said(danger=danger))
                assert not (isinstance(end.node, Outcome) and spends(end.node, end.values)), f"{answers}"
                tried += 1
    assert tried > 0


@EVERY_PACK
def test_the_public_command_never_tells_to_try_under_danger(folder: Path) -> None:
    """Every code that states a danger, with the answers that lead straight to every attempt."""
    pack = load_pack(folder)
    danger = danger_of(pack.manifest)
    codes = [
        match.replace("X", digit)
        for code in pack.knowledge.codes.values()
        for match in code.match
        for digit in (sorted(danger.never_try.get(code.digit, ())) if "X" in match else [""])
        if digit or any(danger.forbids(slot, value) for slot, value in code.slots.items())
    ]
    assert codes
    doctor = doctor_of(folder)
    tried = 0
    for code in codes:
        stated = {one.slot: one.value for one in doctor.diagnose(code).understood}
        if not danger.forbidden_by(stated):
            continue
        for tree, outcome in trying(pack):
            way = way_to(pack.trees[tree], outcome.id) or ()
            words = ["diagnose", "--symptom", code, "--json", "--trees", str(folder)]
            shown = _json([*words, *(word for answer in way for word in ("--answer", str(answer)))])
            steps = shown["outcome"]["steps"] if shown["outcome"] else []
            assert not any(step["spends_attempt"] for step in steps), f"{code} {way}"
            tried += 1
    assert tried > 0


def _json(arguments: list[str]) -> dict[str, dict[str, list[dict[str, bool]]]]:
    out = io.StringIO()
    with redirect_stdout(out):
        run(arguments, "zh")
    found: dict[str, dict[str, list[dict[str, bool]]]] = json.loads(out.getvalue())
    return found
