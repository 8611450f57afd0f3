"""One unfinished walk as a value and as JSON; holds nothing that was redacted."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fapiao_doctor.engine.position import Answer
from fapiao_doctor.frozen import dataclass

SCHEMA = "fapiao-doctor/session/2"
LISTED = "fapiao-doctor/sessions/1"
BEFORE = "fapiao-doctor/session/1"
"""Names no packs, and calls the question of an answer `node`."""
LONGEST = 200_000


class Corrupt(ValueError):
    """The bytes are not a session that this version can read."""


class FromLater(ValueError):
    """The session was written by a later version of the program."""


@dataclass(frozen=True, slots=True)
class Session:
    """A symptom, redacted, and the answers so far; `saved` is a time as 2026-11-24T09:30:00+08:00; without
    a zone, as older versions wrote it, the local one.

    `packs` are the ids and versions of the content that was walked; every tree id begins with its pack's. `replay` is
    a replay code without answers where the walk began with one.
    """

    id: str
    symptom: str
    answers: tuple[Answer, ...]
    saved: str
    packs: tuple[tuple[str, str], ...]
    replay: str = ""


def moment(saved: str) -> datetime | None:
    """Return the time at which a walk was saved, in the zone of this machine; None where it is none."""
    try:
        return datetime.fromisoformat(saved).astimezone()
    except (ValueError, OverflowError):
        return None


def saved_at(session: Session) -> str:
    """Return when a walk was saved, as a clock here shows it; what is no time stands as it is."""
    found = moment(session.saved)
    return f"{found:%Y-%m-%d %H:%M:%S}" if found else session.saved


def sessions_json(sessions: Iterable[Session], damaged: Iterable[str] = ()) -> dict[str, Any]:
    """Return walks, and the names of those that cannot be read, as an object for programs."""
    return {"schema": LISTED, "sessions": [_as_object(one) for one in sessions], "damaged": list(damaged)}


def to_json(session: Session) -> str:
    """Give the session as one JSON object."""
    return json.dumps({"schema": SCHEMA, **_as_object(session)}, ensure_ascii=False, indent=1) + "\n"


def _as_object(session: Session) -> dict[str, Any]:
    answers = [{"tree": one.tree, "question": one.question, "option": one.option} for one in session.answers]
    packs = [{"id": name, "version": version} for name, version in session.packs]
    about = {"id": session.id, "saved": session.saved, "packs": packs}
    return {**about, "symptom": session.symptom, "replay": session.replay, "answers": answers}


def from_json(data: bytes, first_pack: str = "") -> Session:
    """Return a session; one of the first schema, which names no pack, belongs to `first_pack`.

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
    if schema == BEFORE:
        read = _brought_forward(read, first_pack)
    elif schema != SCHEMA:
        later = isinstance(schema, str) and schema.startswith(SCHEMA.rpartition("/")[0] + "/")
        raise FromLater(schema) if later else Corrupt(f"schema {schema!r}")
    return Session(
        id=_text(read, "id"),
        symptom=_text(read, "symptom"),
        answers=tuple(_answer(one) for one in _list(read, "answers")),
        saved=_text(read, "saved"),
        packs=tuple(_pack(one) for one in _list(read, "packs")),
        replay=_text(read, "replay") if "replay" in read else "",
    )


def _pack(data: Any) -> tuple[str, str]:
    read = _object(data, "pack")
    return _text(read, "id"), _text(read, "version")


def _brought_forward(read: dict[str, Any], pack: str) -> dict[str, Any]:
    answers = [_object(one, "answer") for one in _list(read, "answers")]
    named = [{**one, "tree": f"{pack}:{_text(one, 'tree')}", "question": _text(one, "node")} for one in answers]
    return {**read, "answers": named, "packs": [{"id": pack, "version": _text(read, "content")}]}


def _answer(data: Any) -> Answer:
    read = _object(data, "answer")
    return Answer(_text(read, "tree"), _text(read, "question"), _text(read, "option"))


def _object(data: Any, what: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Corrupt(f"{what} is not an object")
    return data


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
