"""Count how many answers a person must still give after a sentence, until an outcome.

    PYTHONPATH=src python tools/count_answers.py FILE.jsonl …

Each line holds `id`, `text` and `topic`; counted are those whose topic is a tree. An option is drawn for every question,
"I do not know" aside, the same one each time that the question is asked after the same sentence: so two versions of the
program can be compared, each run with its own src/ (the package as it was before readers of packs is known too). A tree
that must be chosen costs one answer; a sentence that does not lead to its tree costs the questions of the start tree as
well, or two, whichever is known.
"""

import json
import sys
import zlib
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

WALKS = 3
ASTRAY = 2
"""Answers that lead from the first question of all to a tree."""

LONGEST = 40


def main(files: list[str]) -> None:
    """Print the mean, and how often the tree was reached at once."""
    doctor = _doctor()
    rows = [json.loads(line) for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
    trees = set(_trees(doctor))
    asked = [row for row in rows if row["topic"] in trees and row["topic"] != "start"]
    counts, at_once = [], 0
    for row in asked:
        told = doctor.diagnose(row["text"])
        at_once += told.tree == row["topic"]
        counts.append(mean(_answers(doctor, row, str(walk)) for walk in range(WALKS)))
    print(f"{len(asked)} sentences, {at_once} at their tree at once, {mean(counts):.2f} answers to give")


def _answers(doctor: Any, row: dict[str, Any], walk: str) -> float:
    told, answers, given = doctor.diagnose(row["text"]), [], 0
    if told.tree != row["topic"]:
        offered = {one.tree for one in told.offered}
        given += 1 if row["topic"] in offered else ASTRAY
        told = _begin(doctor, row["topic"], answers)
        follow = lambda: _begin(doctor, row["topic"], answers)  # noqa: E731
    else:
        follow = lambda: doctor.diagnose(row["text"], answers)  # noqa: E731
    while told.question and len(answers) < LONGEST:
        question = told.question
        options = sorted(one.id for one in question.options if one.id != "unsure")
        draw = zlib.crc32(f"{walk}{row['id']}{question.tree}/{question.id}".encode())
        answers.append(_answer(question.tree, question.id, options[draw % len(options)]))
        told = follow()
    return given + len(answers)


def _doctor() -> Any:
    from fapiao_doctor.diagnosis.open import open_doctor

    try:
        from fapiao_doctor.content.packs import Chosen, bundled_pack

        return open_doctor(Chosen((bundled_pack(),)), "zh", date(2026, 11, 24))
    except ImportError:
        from fapiao_doctor.bundled import bundled_trees

        return open_doctor(bundled_trees(), "zh", date(2026, 11, 24))


def _trees(doctor: Any) -> list[str]:
    return list(doctor.library.trees)


def _begin(doctor: Any, tree: str, answers: list[Any]) -> Any:
    try:
        from fapiao_doctor.content.model import Target
    except ImportError:
        from fapiao_doctor.model import Target
    return doctor.diagnose_from(Target(tree, ""), answers)


def _answer(tree: str, question: str, option: str) -> Any:
    try:
        from fapiao_doctor.engine.position import Answer
    except ImportError:
        from fapiao_doctor.engine import Answer
    return Answer(tree, question, option)


if __name__ == "__main__":
    main(sys.argv[1:])
