"""One row of a file to its result object; a bad row never stops the rest."""

from collections.abc import Mapping
from typing import Any

from fapiao_doctor.batch.rows import Row
from fapiao_doctor.diagnosis.doctor import LONGEST_SYMPTOM, Doctor
from fapiao_doctor.errors import Phrase
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.render.reply import reply
from fapiao_doctor.text.clean import one_line
from fapiao_doctor.text.redact import redact
from fapiao_doctor.text.wrap import cells

ERROR = "error"
SECRET = frozenset({"password", "sms-code"})
"""What is hidden in the caller's other columns too; their numbers and names are the caller's own."""

NAMES: dict[str, str] = {"question": "要回答", "choice": "要选择", "no-match": "不归这里管", ERROR: "出错"}


def diagnosed(doctor: Doctor, row: Row) -> dict[str, Any]:
    """Return the result object of a row, with its line, its id, the caller's columns and a reply.

    Pure: the same row gives the same object, whatever came before it.
    """
    place: dict[str, Any] = {"line": row.line, "id": row.id}
    problem = row.error or _unfit(row)
    if problem:
        return {**place, "row": _kept(row), "result": ERROR, "error": _said(problem, doctor.lang)}
    result = doctor.diagnose(row.symptom)
    return {**place, "row": _kept(row, result.symptom), **as_json(result), "reply": reply(result)}


def short_line(result: Mapping[str, Any], lang: Lang, width: int) -> str:
    """Return a result in one line of at most `width` cells: id or line, level or kind of result, title."""
    outcome, question = result.get("outcome"), result.get("question")
    kind = outcome["level_label"] if outcome else ""
    title = outcome["title"] if outcome else question["ask"] if question else _why(result)
    name = NAMES.get(result["result"])
    parts = (result["id"] or str(result["line"]), kind or (say(lang, name) if name else ""), title)
    return _cut("  ".join(one_line(part) for part in parts if part), width)


def _why(result: Mapping[str, Any]) -> str:
    offered = " / ".join(one["title"] for one in result.get("choice", ()))
    return offered or result.get("error") or result.get("turn_to") or result.get("symptom", "")


def _cut(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    end = len(text)
    while end and cells(text[:end]) > width - 2:
        end -= 1
    return text[:end] + "…"


def _kept(row: Row, clean: str | None = None) -> dict[str, Any]:
    """Return the caller's columns: the symptom redacted, of the others what is called a password hidden.

    `clean` is the redacted symptom where there is one already.
    """
    return {name: _value(row, name, value, clean) for name, value in row.given.items()}


def _value(row: Row, name: str, value: Any, clean: str | None) -> Any:
    if isinstance(value, dict):
        return {key: _value(row, key, one, clean) for key, one in value.items()}
    if isinstance(value, list):
        return [_value(row, name, one, clean) for one in value]
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_SYMPTOM:
        return ""
    if name == row.column:
        return clean if clean is not None and value == row.symptom else redact(value).text
    return value if name == "id" else _without_secrets(name, value)


def _without_secrets(name: str, value: str) -> str:
    """Return `value`, redacted where it, or the name it stands under, speaks of a password."""
    said = f"{name[:40]}: "
    found = redact(said + value)
    return found.text.removeprefix(said) if SECRET & set(found.kinds) else value


def _unfit(row: Row) -> str:
    if not row.symptom.strip():
        return "症状是空的"
    if len(row.symptom) > LONGEST_SYMPTOM:
        return "这一行的症状太长"
    return "这一行有一格太长，没有写出来" if any(map(_too_long, row.given.values())) else ""


def _too_long(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(map(_too_long, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and len(value) > LONGEST_SYMPTOM


def _said(problem: str | Phrase, lang: Lang) -> str:
    if isinstance(problem, Phrase):
        return say(lang, problem.template, **problem.values)
    return say(lang, problem)
