"""One unfinished walk as a value and as JSON; holds nothing that was redacted."""

import json
from dataclasses import dataclass
from typing import Any

from fapiao_doctor.engine.walk import Answer

SCHEMA = "fapiao-doctor/session/1"
LONGEST = 200_000


class Corrupt(ValueError):
    """The bytes are not a session that this version can read."""


class FromLater(ValueError):
    """The session was written by a later version of the program."""


@dataclass(frozen=True, slots=True)
class Session:
    """A symptom, redacted, and the answers so far; `saved` is local time as 2026-11-24T09:30:00."""

    id: str
    symptom: str
    answers: tuple[Answer, ...]
    saved: str
    content: str


def to_json(session: Session) -> str:
    """Give the session as one JSON object."""
    answers = [{"tree": one.tree, "node": one.node, "option": one.option} for one in session.answers]
    data = {"schema": SCHEMA, "id": session.id, "saved": session.saved, "content": session.content}
    return json.dumps({**data, "symptom": session.symptom, "answers": answers}, ensure_ascii=False, indent=1) + "\n"


def from_json(data: bytes) -> Session:
    """Read a session.

    Raises Corrupt for anything that is not one, and FromLater for a schema of a later version.
    """
    if len(data) > LONGEST:
        raise Corrupt("too long")
    try:
        read = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Corrupt(str(error)) from error
    if not isinstance(read, dict):
        raise Corrupt("not an object")
    schema = read.get("schema")
    if schema != SCHEMA:
        later = isinstance(schema, str) and schema.startswith(SCHEMA.rpartition("/")[0] + "/")
        raise FromLater(schema) if later else Corrupt(f"schema {schema!r}")
    return Session(
        id=_text(read, "id"),
        symptom=_text(read, "symptom"),
        answers=tuple(_answer(one) for one in _list(read, "answers")),
        saved=_text(read, "saved"),
        content=_text(read, "content"),
    )


def _answer(data: Any) -> Answer:
    if not isinstance(data, dict):
        raise Corrupt("answer")
    return Answer(_text(data, "tree"), _text(data, "node"), _text(data, "option"))


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise Corrupt(key)
    return value


def _list(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise Corrupt(key)
    return value
