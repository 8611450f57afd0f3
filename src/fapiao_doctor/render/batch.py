"""One row of a file to its result object; a bad row never stops the rest."""

from typing import Any

from fapiao_doctor.batch.rows import Row
from fapiao_doctor.diagnosis.doctor import LONGEST_SYMPTOM, Doctor
from fapiao_doctor.messages import say
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.text.redact import redact

ERROR = "error"


def diagnosed(doctor: Doctor, row: Row) -> dict[str, Any]:
    """Return the result object of a row, with its line and its id, redacted."""
    place = {"line": row.line, "id": redact(row.id).text}
    problem = row.error or _unfit(row.symptom)
    if problem:
        return {**place, "result": ERROR, "error": say(doctor.lang, problem)}
    return {**place, **as_json(doctor.diagnose(row.symptom))}


def _unfit(symptom: str) -> str:
    if not symptom.strip():
        return "症状是空的"
    return "" if len(symptom) <= LONGEST_SYMPTOM else "这一行的症状太长"
