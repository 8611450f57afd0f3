"""The questions of the founding page: each read as an expert reads it, each answered on to an outcome."""

import json
from pathlib import Path

import pytest

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import Answer

FILE = Path(__file__).parent.parent / "trees" / "examples" / "seed.jsonl"
SEEDS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed["id"])
def test_a_founding_question_leads_to_its_tree_or_offers_those_that_fit(
    doctor: Doctor, seed: dict[str, object]
) -> None:
    result = doctor.diagnose(str(seed["text"]))
    if seed["topic"] == "ambiguous":
        assert result.result == "choice"
        assert {offer.tree for offer in result.offered} >= set(seed["candidates"])  # type: ignore[call-overload]
    else:
        assert result.tree == seed["topic"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed["id"])
def test_a_founding_question_answered_on_ends_in_an_outcome_even_of_the_unsure(
    doctor: Doctor, seed: dict[str, object]
) -> None:
    text = str(seed["text"])
    begun = doctor.diagnose(text)
    unfinished = [offer.answers for offer in begun.offered] if begun.result == "choice" else [()]
    for answers in unfinished:
        result = doctor.diagnose(text, answers)
        while result.question:
            last = result.question.options[-1]
            answers = (*answers, Answer(result.question.tree, result.question.id, last.id))
            result = doctor.diagnose(text, answers)
        assert result.outcome
        assert result.outcome.sources
