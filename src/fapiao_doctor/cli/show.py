"""A diagnosis to where it was asked for: the screen, a pipe, a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fapiao_doctor.terminal.streams import put, speaks_utf8

if TYPE_CHECKING:
    from fapiao_doctor.diagnosis.result import Diagnosis
    from fapiao_doctor.text.target import Target


def show_diagnosis(result: Diagnosis, form: str, full: bool, plain: bool, output: Target | None) -> None:
    """Write `result` as "text", "json", "markdown" or "note" to stdout, or to `output` as UTF-8.

    Raises UsageError where a file would be lost, MachineError where it cannot be written.
    """
    if output is not None:
        named = "markdown" if form == "note" and output.path.suffix.lower() == ".md" else form
        output.write(_as_text(result, named if form != "note" else f"note-{named}", full, ascii_only=False))
    elif form in ("json", "markdown"):
        put(sys.stdout, _as_text(result, form, full, ascii_only=not speaks_utf8(sys.stdout)))
    else:
        _on_screen(result, form, full, plain)


def _on_screen(result: Diagnosis, form: str, full: bool, plain: bool) -> None:
    from fapiao_doctor.terminal.screen import Screen

    if form == "note":
        from fapiao_doctor.render.note import note_lines

        Screen(sys.stdout, plain).show(note_lines(result))
        return
    from fapiao_doctor.render.diagnosis import diagnosis_lines
    from fapiao_doctor.render.outcome import conclusion_lines

    conclusion = conclusion_lines(result.outcome, result.lang) if result.outcome else ()
    Screen(sys.stdout, plain).show_page(diagnosis_lines(result, full), conclusion)


def put_text(text: str, output: Target | None = None) -> None:
    """Write a text to stdout, or to `output` as UTF-8. Raises MachineError when it cannot be written."""
    if output is not None:
        output.write(text)
    else:
        put(sys.stdout, text)


def put_object(found: Mapping[str, Any], output: Target | None = None) -> None:
    """Write an object as JSON to stdout, or to `output` as UTF-8. Raises MachineError when it cannot be written."""
    from fapiao_doctor.text.unsafe import json_text

    put_text(json_text(dict(found), output is None and not speaks_utf8(sys.stdout), indent=2) + "\n", output)


def _as_text(result: Diagnosis, form: str, full: bool, ascii_only: bool) -> str:
    if form == "json":
        from fapiao_doctor.render.as_json import as_json
        from fapiao_doctor.text.unsafe import json_text

        return json_text(as_json(result), ascii_only, indent=2) + "\n"
    from fapiao_doctor.render.diagnosis import diagnosis_lines
    from fapiao_doctor.render.markdown import markdown
    from fapiao_doctor.render.note import given_lines, note_lines
    from fapiao_doctor.render.plain import document_text

    if form == "markdown":
        return markdown((*diagnosis_lines(result, full), *given_lines(result)))
    document = note_lines(result) if form.startswith("note") else diagnosis_lines(result, full)
    return markdown(document) if form.endswith("markdown") else document_text(document)
