"""The labelled questions."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "symptoms"
AMBIGUOUS, OUT_OF_SCOPE = "ambiguous", "out-of-scope"
SLOT_NAMES = {"attempts_left": "attempts-left", "phone_ok": "phone"}
SLOT_VALUES = {("phone", "yes"): "works", ("phone", "no"): "lost"}


@dataclass(frozen=True)
class Question:
    """One text and what a careful expert would understand of it."""

    id: str
    kind: str
    text: str
    topic: str
    slots: dict[str, str]
    candidates: tuple[str, ...]

    @property
    def label(self) -> tuple[str, ...]:
        """The trees that fit, in alphabetical order; none where the matter is not ours."""
        return tuple(sorted(self.candidates)) or (() if self.topic == OUT_OF_SCOPE else (self.topic,))

    @property
    def held_out(self) -> bool:
        """Whether the rules were never tuned on it."""
        return zlib.crc32(self.id.encode()) % 3 == 0


def load(name: str, folder: Path = FOLDER) -> list[Question]:
    """Read one file of questions."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_question(json.loads(line)) for line in lines if line.strip()]


def _question(row: dict[str, Any]) -> Question:
    slots: dict[str, str] = {}
    for key, value in row["slots"].items():
        name = SLOT_NAMES.get(key, key)
        slots[name] = SLOT_VALUES.get((name, str(value)), str(value))
    kind = row["kind"].partition("-")[0]
    return Question(row["id"], kind, row["text"], row["topic"], slots, tuple(row["candidates"]))
