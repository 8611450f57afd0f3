"""The diagnosis as the versioned JSON object that programs read."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from fapiao_doctor.content.parts import PARTS, Part
from fapiao_doctor.diagnosis.result import Diagnosis, Offer, OutcomeView, QuestionView
from fapiao_doctor.frozen import plain_fields
from fapiao_doctor.render.same import Same
from fapiao_doctor.text.fixed import Fixed

SCHEMA = "fapiao-doctor/diagnosis/2"

MOST_KEPT = 500
"""Views whose object and text are kept, of about 20 kB each; 8,000 questions of the bundled pack lead to 130 views."""


def as_json(result: Diagnosis) -> dict[str, Any]:
    """Return the object of schema `fapiao-doctor/diagnosis/2`; dates become texts.

    Question and outcome are the same objects for the same views: nobody may change them.
    """
    return {
        "schema": SCHEMA,
        "result": result.result,
        "lang": result.lang,
        "as_of": result.as_of.isoformat(),
        "symptom": result.symptom,
        "tree": result.tree,
        "candidates": [{"tree": one.tree, "score": round(one.score, 2)} for one in result.candidates],
        "choice": [_offer(one) for one in result.offered] if result.result == "choice" else [],
        "also": [_offer(one) for one in result.also],
        "first": [] if result.question or result.outcome else list(result.first),
        "understood": [{"slot": one.slot, "value": one.value, "because": one.because} for one in result.understood],
        "codes": [plain_fields(code) for code in result.codes],
        "path": [_passed(result, place) for place in range(len(result.path))],
        "question": _question(Same(result.question)) if result.question else None,
        "outcome": _outcome(Same(result.outcome)) if result.outcome else None,
        "turn_to": result.turn_to or None,
        "advice": list(result.advice) if result.result == "no-match" else [],
        "redacted": list(result.redacted),
        "notices": list(result.notices),
        "stale": result.stale,
        "command": list(result.command),
        "packs": [{"id": name, "version": version} for name, version in result.packs],
        "replay": result.replay or None,
    }


@lru_cache(maxsize=MOST_KEPT)
def _question(view: Same[QuestionView]) -> Fixed:
    return Fixed(plain_fields(view.value))


@lru_cache(maxsize=MOST_KEPT)
def _outcome(view: Same[OutcomeView]) -> Fixed:
    found: dict[str, Any] = {}
    for key, value in plain_fields(view.value).items():
        if key == "parts":
            found |= {part.name: _part(part, value[part.key]) for part in PARTS}
        else:
            found[key] = _plain(value)
    return Fixed(found)


def _part(part: Part, texts: Sequence[str]) -> str | list[str]:
    return list(texts) if part.kind == "many" else "".join(texts)


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "tree": offer.tree,
        "title": offer.title,
        "answers": [str(answer) for answer in offer.answers],
        "replay": offer.replay or None,
        "command": list(offer.command),
    }


def _passed(result: Diagnosis, place: int) -> dict[str, str]:
    entry = result.path[place]
    answer = entry.answer
    found = {"tree": answer.tree, "question": answer.question, "option": answer.option}
    return {**found, "label": entry.label, "because": entry.because}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, bool, int)) or value is None else str(value)
