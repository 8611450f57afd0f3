"""What programs read: the published schema holds for every result, and every list of content has its object."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import every_pack
import pytest
from jsonschema import Draft202012Validator
from test_cli import run

from fapiao_doctor.authoring.audit import audit
from fapiao_doctor.authoring.audit_page import audit_json
from fapiao_doctor.authoring.result_schema import result_schema
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.render.content import tree_list, tree_page
from fapiao_doctor.render.content_json import tree_json, trees_json

ROOT = Path(__file__).parents[1]
PUBLISHED = json.loads((ROOT / "docs" / "schema" / "diagnosis.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(PUBLISHED)

sys.path.insert(0, str(ROOT / "tools"))


def wrong(result: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALID.iter_errors(result)]


def results(doctor: Doctor) -> Iterator[dict[str, Any]]:
    """Give every question and every outcome of every tree, and what each symptom and each code leads to."""
    for tree in doctor.library.trees.values():
        for node in (*tree.questions, *tree.outcomes):
            yield as_json(doctor.diagnose_from(Target(tree.id, node), []))
        for symptom in tree.symptoms:
            yield as_json(doctor.diagnose(symptom))
    yield as_json(doctor.diagnose("zzz"))
    yield as_json(doctor.diagnose(""))


def test_the_published_schema_is_what_the_values_make() -> None:
    from make_schemas import files

    Draft202012Validator.check_schema(PUBLISHED)
    assert result_schema() == PUBLISHED
    for name, text in files().items():
        assert (ROOT / "docs" / "schema" / name).read_text(encoding="utf-8") == text, (
            "run: python tools/make_schemas.py"
        )


@pytest.mark.parametrize("folder", every_pack.FOLDERS, ids=every_pack.NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_result_keeps_the_published_schema(folder: Path, lang: Any) -> None:
    doctor = every_pack.doctor_of(folder, lang=lang)
    seen = set()
    for result in results(doctor):
        assert wrong(json.loads(json.dumps(result))) == [], result
        seen.add(result["result"])
    assert {"outcome", "question", "no-match"} <= seen


def test_results_of_packs_side_by_side_keep_it_too() -> None:
    doctor = every_pack.doctor_of(*every_pack.FOLDERS)
    assert [found for one in results(doctor) for found in wrong(json.loads(json.dumps(one)))] == []


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"result": "maybe"}, "maybe"),
        ({"tree": 3}, "valid"),
        ({"question": None}, "object"),
        ({"candidates": [{"tree": "x"}]}, "score"),
        ({"path": "none"}, "array"),
    ],
)
def test_the_schema_refuses_what_is_not_a_result(doctor: Doctor, broken: dict[str, Any], says: str) -> None:
    question = next(one for one in results(doctor) if one["result"] == "question")
    assert says in " ".join(wrong({**question, **broken}))


def test_every_line_of_batch_keeps_it() -> None:
    done = run("batch", "-", stdin="证书口令锁了\n天气\n".encode())
    for line in done.stdout.decode().splitlines():
        assert wrong(json.loads(line)) == []


def test_trees_list_as_json_has_every_tree_of_every_pack() -> None:
    doctor = every_pack.doctor_of(*every_pack.FOLDERS)
    found = trees_json(doctor.library, "zh")
    assert [pack["id"] for pack in found["packs"]] == [pack.id for pack in doctor.library.packs]
    listed = {tree["id"] for pack in found["packs"] for tree in pack["trees"]}
    assert listed == set(doctor.library.trees) - set(doctor.library.menus)


@pytest.mark.parametrize("folder", every_pack.FOLDERS, ids=every_pack.NAMES)
def test_trees_show_holds_stops_notes_codes_and_gates(folder: Path) -> None:
    library = every_pack.doctor_of(folder).library
    speaker = Speaker(library.packs[0], "zh")
    for tree in library.packs[0].trees.values():
        page = "\n".join(tree_page(library, "zh", tree))
        data = tree_json(library, "zh", tree)
        assert json.loads(json.dumps(data)) == data
        assert [one["id"] for one in data["outcomes"]] == list(tree.outcomes)
        for outcome, shown in zip(tree.outcomes.values(), data["outcomes"], strict=True):
            said = [item.text for item in outcome.parts.get("stop", ())]
            said += [text for step in outcome.steps for text in (step.do, step.note)]
            assert all(speaker.say(text, tree.name) in page for text in said)
            assert all(step.code in page for step in outcome.steps)
            gates = [(step.irreversible, step.spends_attempt) for step in outcome.steps]
            assert gates == [(step["irreversible"], step["spends_attempt"]) for step in shown["steps"]]
        steps = [step for outcome in tree.outcomes.values() for step in outcome.steps]
        assert page.count("不能撤回，想好再做") == sum(step.irreversible for step in steps)
        assert page.count("就少一次机会；没有把握") == sum(step.spends_attempt for step in steps)


def test_trees_list_says_what_is_asked_first() -> None:
    library = every_pack.doctor_of(every_pack.FOLDERS[0]).library
    lines = tree_list(library, "zh")
    assert set(library.packs[0].trees) <= set(lines)
    assert sum(line.startswith("  先问：") for line in lines) == sum(
        bool(tree.questions) for tree in library.packs[0].trees.values()
    )


def test_an_audit_as_json_names_the_same(pack: Pack) -> None:
    found = audit(pack, every_pack.TODAY)
    data = json.loads(json.dumps(audit_json(found, Speaker(pack, "zh"))))
    assert [one["id"] for one in data["disputed"]] == [fact.id for fact in found.disputed]
    assert data["urgent"] == found.urgent


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (["trees", "list"], "fapiao-doctor/trees/1"),
        (["trees", "show", "start"], "fapiao-doctor/tree/1"),
        (["trees", "audit"], "fapiao-doctor/audit/1"),
        (["sessions", "list"], "fapiao-doctor/sessions/1"),
        (["code", "0963c1"], "fapiao-doctor/codes/1"),
    ],
)
def test_every_list_has_its_object(arguments: list[str], schema: str, tmp_path: Path) -> None:
    done = run(*arguments, "--json", env={"XDG_STATE_HOME": str(tmp_path)})
    assert json.loads(done.stdout)["schema"] == schema
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["diagnose", "--symptom", "", "--json"], 2),
        (["diagnose", "x", "--json", "--sympton", "y"], 2),
        (["trees", "show", "nothing", "--json"], 2),
        (["trees", "list", "--json", "--trees", "/nowhere"], 2),
        (["diagnose", "x", "--json", "-o", "/nowhere/x"], 1),
        (["nothing", "--json"], 2),
    ],
)
def test_errors_under_json_are_json_on_stderr(arguments: list[str], code: int) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, b"")
    error = json.loads(done.stderr)["error"]
    assert set(error) == {"message", "hint", "exit_code"}
    assert error["exit_code"] == code
    assert error["message"]
    assert error["hint"]
