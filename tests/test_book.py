"""The Markdown book: everything is in it, its links lead somewhere, and nothing in a text becomes markup."""

import re
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, doctor_of
from test_cli import run

from fapiao_doctor.content.model import Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.render.book import book
from fapiao_doctor.render.markdown import escape

LINK = re.compile(r"(?<!\\)\]\(#([^)]+)\)")
ANCHOR = re.compile(r'^<a id="([a-z0-9-]+)"></a>$', re.MULTILINE)


@pytest.fixture(scope="module", params=FOLDERS, ids=NAMES)
def doctor(request: pytest.FixtureRequest) -> Doctor:
    return doctor_of(request.param)


def test_every_question_and_outcome_is_there_whole(doctor: Doctor) -> None:
    trees = list(doctor.library.trees.values())
    text = book(doctor, trees)
    for tree in trees:
        for question in tree.questions:
            view = doctor.diagnose_from(Target(tree.id, question)).question
            assert view is not None
            assert f"### {escape(view.ask)}\n" in text
            assert all(escape(option.label) in text for option in view.options)
        for outcome in tree.outcomes:
            ended = doctor.diagnose_from(Target(tree.id, outcome)).outcome
            assert ended is not None
            assert escape(ended.title) in text
            whole = text[text.index(f'<a id="{tree.id}--{outcome}"') :]
            places = [whole.index(f"\n{number}. ") for number, _ in enumerate(ended.steps, 1)]
            assert places == sorted(places)


def test_every_link_has_its_anchor_and_every_anchor_is_one_of_a_kind(doctor: Doctor) -> None:
    text = book(doctor, list(doctor.library.trees.values()))
    anchors = ANCHOR.findall(text)
    assert len(anchors) == len(set(anchors))
    assert set(LINK.findall(text)) <= set(anchors)


def test_packs_side_by_side_make_one_book() -> None:
    doctor = doctor_of(*FOLDERS)
    text = book(doctor, list(doctor.library.trees.values()))
    assert set(LINK.findall(text)) <= set(ANCHOR.findall(text))
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == len(FOLDERS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_export_writes_one_tree_in_the_language_asked_for(tmp_path: Path, lang: Any) -> None:
    path = tmp_path / "book.md"
    done = run("export", "markdown", "--tree", "iit-password", "--lang", lang, "-o", str(path))
    assert (done.returncode, done.stdout) == (0, b"")
    doctor = doctor_of(bundled_pack(), lang=lang)
    tree = doctor.library.trees["iit-password"]
    text = path.read_text(encoding="utf-8")
    assert f"## {escape(doctor.speaker(tree.id).say(tree.title, tree.name))}" in text
    assert "etax-password--" not in "".join(ANCHOR.findall(text))
    assert run("export", "markdown", "-o", str(path)).returncode == 2  # nothing is overwritten
    assert run("export", "markdown", "--tree", "nothing").returncode == 2
