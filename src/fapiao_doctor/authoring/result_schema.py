"""The JSON Schema of `diagnose --json`, made from the result values that are printed.

It is open where the promise is: a new key may appear. Every key that is there today has to be there.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from types import NoneType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from fapiao_doctor.content.parts import PARTS
from fapiao_doctor.diagnosis.result import CodeRead, Diagnosis, OutcomeView, QuestionView
from fapiao_doctor.render.as_json import SCHEMA

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
ID: Schema = {"type": "string", "minLength": 1}
ANSWER: Schema = {"type": "string", "pattern": "^[^/=]+/[^/=]+=[^/=]+$"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PLAIN: dict[object, Schema] = {str: TEXT, bool: {"type": "boolean"}, int: {"type": "integer"}, date: DAY}
QUESTION, OUTCOME, CHOICE, NO_MATCH = "question", "outcome", "choice", "no-match"


def result_schema() -> Schema:
    """Return the schema of one diagnosis."""
    offer = _object(tree=ID, title=TEXT, answers={"type": "array", "items": ANSWER}, replay=_or_null(ID), command=TEXTS)
    passed = _object(tree=ID, question=ID, option=ID, label=TEXT, because=TEXT)
    keys: dict[str, Schema] = {
        "schema": {"const": SCHEMA},
        "result": {"enum": list(_kinds())},
        "lang": {"enum": ["zh", "en"]},
        "as_of": DAY,
        "symptom": TEXT,
        "tree": _or_null(ID),
        "candidates": _list(_object(tree=ID, score={"type": "number", "minimum": 0, "maximum": 1})),
        "choice": _list(offer),
        "also": _list(offer),
        "first": TEXTS,
        "understood": _list(_object(slot=ID, value=TEXT, because=TEXT)),
        "codes": _list(_of(CodeRead)),
        "path": _list(passed),
        "question": _or_null(_of(QuestionView)),
        "outcome": _or_null(_outcome()),
        "turn_to": _or_null(ID),
        "advice": TEXTS,
        "redacted": TEXTS,
        "notices": TEXTS,
        "stale": {"type": "boolean"},
        "command": TEXTS,
        "packs": _list(_object(id=ID, version=TEXT)),
        "replay": _or_null(ID),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://fapiao-doctor.invalid/schema/{SCHEMA.partition('/')[2]}",
        "title": "fapiao-doctor diagnosis",
        "description": "What diagnose --json prints, and each line of batch that is no error. See docs/json.md.",
        **_object(**keys),
        "allOf": [_when(OUTCOME, OUTCOME, tree=ID), _when(QUESTION, QUESTION, tree=ID), _choice(), _when(NO_MATCH)],
    }


def _kinds() -> Sequence[str]:
    return get_args(get_type_hints(Diagnosis)["result"])


def _outcome() -> Schema:
    """Return the schema of an outcome, whose words stand beside its other keys."""
    hints = get_type_hints(OutcomeView)
    own = {one.name: _typed(hints[one.name]) for one in fields(OutcomeView) if one.name != "parts"}
    return _object(**{part.name: TEXTS if part.kind == "many" else TEXT for part in PARTS}, **own)


def _when(result: str, *there: str, **more: Schema) -> Schema:
    """Say which of question and outcome a result has, the others being null."""
    keys = {key: {"type": "object" if key in there else "null"} for key in (QUESTION, OUTCOME)}
    return {"if": {"properties": {"result": {"const": result}}}, "then": {"properties": {**keys, **more}}}


def _choice() -> Schema:
    two: Schema = {"minItems": 2}
    return _when(CHOICE, choice=two, tree={"type": "null"})


def _of(value: type) -> Schema:
    """Return the schema of a dataclass as `asdict` prints it."""
    hints = get_type_hints(value)
    return _object(**{one.name: _typed(hints[one.name]) for one in fields(value)})


def _typed(hint: Any) -> Schema:
    if hint in PLAIN:
        return PLAIN[hint]
    inner = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and inner[-1] is Ellipsis:
        return _list(_typed(inner[0]))
    if origin is tuple:
        pair = [_typed(one) for one in inner]
        return {"type": "array", "prefixItems": pair, "minItems": len(pair), "maxItems": len(pair)}
    if origin is Union and NoneType in inner:
        return _or_null(_typed(inner[0]))
    return _of(hint)


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}
