"""The file that a desk may hand to the authors: one line of JSON for each sentence that nobody answered."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.diagnosis.unanswered import WHYS, Unanswered, unanswered
from fapiao_doctor.errors import UsageError
from fapiao_doctor.text.files import read_file, unwritable
from fapiao_doctor.text.redact import redact

LARGEST = 50_000_000
HINT = "写一个还没有的文件名，或者上次用 --keep-unanswered 写的文件"


class Unanswereds:
    """Adds to one file, whose owner alone can read it; nothing but sentence, reason, place and pack is kept."""

    def __init__(self, path: Path) -> None:
        """Look at what is there; raise UsageError for a file of another kind, MachineError for an unreadable one."""
        self.path = path
        self.seen: set[Unanswered] = set()
        if path.exists() and path.stat().st_size:
            list(read_unanswered(path))

    def see(self, result: Diagnosis, unsolved: bool = False) -> None:
        """Keep what a result leaves unanswered, once in a run; raises MachineError where it cannot be written."""
        found = unanswered(result, unsolved)
        if found and found not in self.seen:
            self.seen.add(found)
            self._add(found)

    def add(self, text: str, packs: tuple[tuple[str, str], ...]) -> None:
        """Keep a redacted sentence that found nothing, each time that it is asked."""
        self._add(Unanswered(text, "no-match", "", packs))

    def _add(self, one: Unanswered) -> None:
        row = {"text": redact(one.text).text, "why": one.why, "where": one.where, "packs": dict(one.packs)}
        line = json.dumps(row, ensure_ascii=False) + "\n"
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            with os.fdopen(os.open(self.path, flags, 0o600), "ab") as file:
                file.write(line.encode("utf-8", "replace"))
        except OSError as error:
            raise unwritable(self.path, error) from error


def read_unanswered(path: Path) -> Iterator[Unanswered]:
    """Yield what a file holds; raise UsageError at a line that this program did not write, MachineError as files do."""
    for number, line in enumerate(read_file(path, LARGEST).decode("utf-8", "replace").splitlines(), 1):
        row = _object(line)
        text, why, where = row.get("text"), row.get("why"), row.get("where", "")
        known = next((one for one in WHYS if one == why), None)
        if not isinstance(text, str) or known is None or not isinstance(where, str):
            raise UsageError("{file} 第 {line} 行不是没有回答的句子", HINT, file=path, line=number)
        packs = row.get("packs")
        named = packs.items() if isinstance(packs, dict) else ()
        yield Unanswered(text, known, where, tuple((str(name), str(version)) for name, version in named))


def _object(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}
