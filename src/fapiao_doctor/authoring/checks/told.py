"""What the checks found, in the person's language, as lines, as JSON, or as annotations of GitHub."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from fapiao_doctor.authoring.checks.numbers import CODES, Severity, severity
from fapiao_doctor.authoring.checks.problem import Problem
from fapiao_doctor.authoring.checks.shapes import SHAPES, shape_of
from fapiao_doctor.errors import ContentError, Place
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang, say

SCHEMA = "fapiao-doctor/problems/1"
BETWEEN = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_A_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""What the commands of a workflow read as the end of a value."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake; line and column count from 1, 0 means the file as a whole."""

    code: str
    check: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str


def findings(errors: Iterable[ContentError], problems: Iterable[Problem], lang: Lang) -> list[Finding]:
    """Return all findings, those of files that could not be read first."""
    return [*(_unread(one, lang) for one in errors), *(_found(one, lang) for one in problems)]


def as_line(one: Finding) -> str:
    """Return a finding as one line: place, message, code and check."""
    return f"{Place(one.file, one.line, one.column)}: {one.message} [{one.code} {one.check}]"


def as_object(found: Sequence[Finding], aside: Sequence[Finding] = ()) -> dict[str, Any]:
    """Return findings, and those that a pack leaves aside, as an object for programs."""
    return {"schema": SCHEMA, "problems": [asdict(one) for one in found], "aside": [asdict(one) for one in aside]}


def as_annotation(one: Finding) -> str:
    """Return a finding as a command that a workflow of GitHub shows beside the line."""
    where = {"file": one.file, "line": one.line, "col": one.column, "title": f"{one.code} {one.check}"}
    values = ",".join(f"{key}={str(value).translate(IN_A_VALUE)}" for key, value in where.items() if value)
    return f"::{one.severity} {values}::{one.message.translate(BETWEEN)}"


def _unread(error: ContentError, lang: Lang) -> Finding:
    message = say(lang, error.template, **error.values)
    if error.hint:
        message = say(lang, "{message}。{hint}", message=message, hint=say(lang, error.hint, **error.values))
    place, shape = error.place or Place(""), shape_of(error)
    return Finding(SHAPES[shape].code, shape, "error", place.file, place.line, place.column, message)


def _found(one: Problem, lang: Lang) -> Finding:
    message = say(lang, one.template, **dict(one.values))
    return Finding(CODES[one.check], one.check, severity(one.check), one.file, one.line, one.column, message)
