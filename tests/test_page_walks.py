"""The page leads where the program does: every text, every way, every code, in every pack and both languages."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from pages import asked, browser, opened, written
from test_api import ways
from test_page_reader import texts

from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang

WALKS = 300
"""Random walks of each pack that the page and the program take side by side, beside the ways to every outcome."""

TAKE = """({symptom, answers, again, code}, {doctor, data, ui, reading}) => {
  const point = {...State.at({}).here, symptom: reading.redact(symptom).text, answers, again};
  const result = doctor.diagnose(code ? {...point, answers: [...doctor.read(code).answers, ...answers], replay: {...doctor.read(code), answers: []}} : point);
  const here = result.position, known = here && here.known, app = {data, ui};
  const titles = (trees) => trees.map((tree) => data.trees[tree].title);
  return {
    result: result.kind, at: here ? here.tree + "/" + here.id : "", symptom: point.symptom,
    path: result.path.map((one) => [one.answer.join("/"), one.title, one.label, one.because]),
    first: result.first,
    options: here && here.question ? Walk.visible(here.question, known).map((one) => [one.id, one.label]) : [],
    steps: here && here.outcome ? Walk.steps(here.outcome, known).map((one) =>
      [Outcome.does(app, here, one), one.note || "", one.code || "", Boolean(one.undone), Boolean(one.spends)]) : [],
    stop: here && here.outcome ? Outcome.items(app, here, here.outcome.stop) : [],
    bring: here && here.outcome ? Outcome.items(app, here, here.outcome.bring) : [],
    onward: here && here.outcome && here.outcome.otherwise ? Walk.title(data, here.outcome.otherwise) : "",
    understood: result.understood.map((one) => [one.slot, one.value, one.because, one.label]),
    meaning: result.meaning, offered: titles(result.offered), also: titles(result.also),
    notices: result.notices, turn_to: result.turnTo, advice: result.advice, code: result.code,
  };
}"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    driver = browser()
    yield driver
    driver.quit()


def told(result: Diagnosis) -> dict[str, Any]:
    """Return what the program says of a diagnosis, as the page is asked for it."""
    node, ended, asking = result.question or result.outcome, result.outcome, result.question
    return {
        "result": result.result,
        "at": f"{node.tree}/{node.id}" if node else "",
        "symptom": result.symptom,
        "path": [["/".join(_parts(one.answer)), one.ask, one.label, one.because] for one in result.path],
        "first": list(asking.first if asking else () if ended else result.first),
        "options": [[one.id, one.label] for one in asking.options] if asking else [],
        "steps": [[s.do, s.note, s.code, s.irreversible, s.spends_attempt] for s in ended.steps] if ended else [],
        "stop": list(ended.parts["stop"]) if ended else [],
        "bring": list(ended.parts["bring"]) if ended else [],
        "onward": ended.onward if ended else "",
        "understood": [[one.slot, one.value, one.because, one.label] for one in result.understood],
        "meaning": [one.meaning for one in result.codes],
        "offered": [one.title for one in result.offered],
        "also": [one.title for one in result.also],
        "notices": list(result.notices),
        "turn_to": result.turn_to,
        "advice": list(result.advice),
        "code": result.replay,
    }


def _parts(answer: Answer) -> list[str]:
    return [answer.tree, answer.question, answer.option]


def row(
    symptom: str = "", answers: Sequence[Answer] = (), again: Target | None = None, code: str = ""
) -> dict[str, Any]:
    node = [again.tree, again.node] if again else None
    return {"symptom": symptom, "answers": [_parts(one) for one in answers], "again": node, "code": code}


def same(chrome: Any, doctor: Doctor, rows: Sequence[dict[str, Any]]) -> None:
    """Ask the page and the program for each row, and compare all that they say."""
    for given, found in zip(rows, asked(chrome, TAKE, doctor.lang, rows), strict=True):
        answers = [Answer(*one) for one in given["answers"]]
        again = Target(*given["again"]) if given["again"] else None
        wanted = told(doctor.diagnose(given["symptom"], answers, given["code"], again, walked=True))
        shown = {**found, "path": [list(one) for one in found["path"]]}
        if not given["symptom"].strip():
            wanted.pop("symptom")
            shown.pop("symptom")
        if wanted["result"] != "no-match":
            wanted["turn_to"] = shown["turn_to"] = ""
        assert shown == wanted, given


@pytest.fixture(scope="module", params=[*zip(FOLDERS, strict=True), FOLDERS[1:]], ids=[*NAMES, "side-by-side"])
def folders(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    found: tuple[Path, ...] = request.param
    return found


@pytest.fixture(scope="module")
def page(folders: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(folders, tmp_path_factory.mktemp("page") / "page.html")


def test_every_text_leads_where_the_program_says(chrome: Any, page: Path, folders: tuple[Path, ...]) -> None:
    opened(chrome, page)
    said = texts()
    same(chrome, doctor_of(*folders), [row(text) for text in (said if folders == FOLDERS[:1] else said[::9])])
    same(chrome, doctor_of(*folders, lang="en"), [row(text) for text in said[::17]])


def random_walk(doctor: Doctor, chance: random.Random, symptom: str) -> list[Answer]:
    """Answer at random, not solved among it, and sometimes something that contradicts what was said before."""
    answers: list[Answer] = []
    for _ in range(chance.randrange(1, 14)):
        result = doctor.diagnose(symptom, answers, walked=True)
        if result.question:
            option = chance.choice(result.question.options).id
            answers.append(Answer(result.question.tree, result.question.id, option))
        elif result.outcome and result.outcome.onward:
            answers.append(Answer(result.outcome.tree, result.outcome.id, NOT_SOLVED))
        else:
            break
    if answers and chance.random() < 0.3:
        place = chance.randrange(len(answers))
        question = doctor.library.trees[answers[place].tree].questions.get(answers[place].question)
        if question:
            answers[place] = Answer(answers[place].tree, answers[place].question, chance.choice(question.options).id)
    return answers


def walks(doctor: Doctor) -> Iterator[dict[str, Any]]:
    """Yield every way to every outcome, random walks after a sentence and from a code, and all that contradicts one."""
    chance, said = random.Random(5), texts()
    for tree, _outcome, way in ways(doctor):
        yield row("", [*doctor.opener.route(tree), *way])
    for place in range(WALKS):
        symptom = chance.choice(said) if place % 2 else ""
        answers = random_walk(doctor, chance, symptom)
        yield row(symptom, answers)
        if symptom:
            yield from contradictions(doctor, symptom)
        again = chance.choice(answers) if answers else None
        yield row(symptom, answers, Target(again.tree, again.question) if again else None)
        code = doctor.diagnose(symptom, answers[:-1], walked=True).replay
        if code:
            onward = [one for one in answers[-1:] if f"{one.tree}/{one.question}" == _asked(doctor, code)]
            yield row("", onward, code=code)


def contradictions(doctor: Doctor, symptom: str) -> Iterator[dict[str, Any]]:
    """Yield what a person may do after a sentence: choose another tree, ask a settled question again, answer it else."""
    result = doctor.diagnose(symptom)
    for offer in (*result.offered, *result.also):
        yield row(symptom, offer.answers)
    for entry in result.path:
        tree, question = entry.answer.tree, entry.answer.question
        node = doctor.library.trees[tree].questions.get(question)
        yield row(symptom, again=Target(tree, question))
        for option in node.options if node else ():
            yield row(symptom, [Answer(tree, question, option.id)])
            yield row(symptom, [Answer(tree, question, option.id)], Target(tree, question))


def _asked(doctor: Doctor, code: str) -> str:
    result = doctor.diagnose(replay=code, walked=True)
    node = result.question or result.outcome
    return f"{node.tree}/{node.id}" if node else ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_way_and_random_ones_lead_where_the_program_says(
    chrome: Any, page: Path, folders: tuple[Path, ...], lang: Lang
) -> None:
    doctor = doctor_of(*folders, lang=lang)
    opened(chrome, page)
    same(chrome, doctor, list(walks(doctor)))


READ = """(code, {doctor}) => {
  const found = doctor.read(code);
  return found && {begin: found.begin.join("/"), slots: [...found.slots], answers: found.answers.map((one) => one.join("/")), other: found.other, lost: found.lost};
}"""


def test_a_code_that_is_mistyped_is_read_or_refused_as_the_program_does(
    chrome: Any, page: Path, folders: tuple[Path, ...]
) -> None:
    doctor, chance = doctor_of(*folders), random.Random(11)
    opened(chrome, page)
    codes = [
        doctor.diagnose(one["symptom"], [Answer(*a) for a in one["answers"]], walked=True).replay
        for one in walks(doctor)
        if not one["code"]
    ]
    some = [code for code in chance.sample(codes, 60) if code]
    typed = [
        *some,
        *(code.lower().replace("-", " ") for code in some),
        *(_mistyped(code, chance) for code in some),
        "",
        "0",
        "AAAA-AAAA",
        "证书",
        "Ａ１２３",
        *texts()[:50],
    ]
    for code, found in zip(typed, asked(chrome, READ, "zh", typed), strict=True):
        try:
            read = doctor.opener.replayer.read(code)
        except UsageError:
            assert found is None, code
            continue
        assert found == {
            "begin": f"{read.begin.tree}/{read.begin.node}",
            "slots": [list(one) for one in read.slots.items()],
            "answers": ["/".join(_parts(one)) for one in read.answers],
            "other": read.other,
            "lost": read.lost,
        }, code


def _mistyped(code: str, chance: random.Random) -> str:
    place = chance.randrange(len(code))
    return code[:place] + chance.choice(["", "0", "O", "7", code[place:]]) + code[place + 1 :]
