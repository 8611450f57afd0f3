"""Questions that people put on public pages, answered on as they would: where each ends, and why one cannot."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from every_pack import doctor_of

from fapiao_doctor.cli.options import parse_answer
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor

FILES = sorted((Path(__file__).parent / "public").glob("*.yaml"))
ASKED: list[dict[str, Any]] = [one for file in FILES for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def doctor() -> Doctor:
    return doctor_of(bundled_pack())


@pytest.mark.parametrize("asked", [one for one in ASKED if "ends" in one], ids=lambda one: one["text"][:30])
def test_a_question_ends_where_it_should(doctor: Doctor, asked: dict[str, Any]) -> None:
    found = doctor.diagnose(asked["text"], [parse_answer(one) for one in asked.get("answers", ())])
    node = found.outcome or found.question
    assert node is not None
    assert f"{node.tree}/{node.id}" == asked["ends"]
    used = {str(one.answer) for one in found.path}
    assert set(asked.get("answers", ())) <= used, "an answer that nobody asks for any more"


def test_what_cannot_end_right_says_why() -> None:
    assert [one["text"] for one in ASKED if "ends" not in one and not one.get("reason")] == []
