"""Packs that are not about tax run through what the bundled one runs through."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from every_pack import FOLDERS, NAMES, OTHERS, doctor_of
from test_render import ENCODINGS, STYLE, WIDTHS, Terminal, letters, said

from fapiao_doctor.authoring.audit import audit
from fapiao_doctor.authoring.audit_page import audit_lines
from fapiao_doctor.authoring.checks import check
from fapiao_doctor.authoring.review import review_page
from fapiao_doctor.authoring.stories import covered, everything, failures, load_stories, tell
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.views import outcome_view, question_view
from fapiao_doctor.engine.position import Answer, visible
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.render.diagnosis import question_lines
from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.render.markdown import markdown
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.render.plain import plain
from fapiao_doctor.terminal.screen import Screen
from fapiao_doctor.text.links import spelt_out
from fapiao_doctor.text.wrap import cells
from fapiao_doctor.wizard.loop import Left, Wizard

EVERY_OTHER = pytest.mark.parametrize("folder", OTHERS, ids=[folder.name for folder in OTHERS])
STORIES = [(folder, story) for folder in OTHERS for story in load_stories(folder)]


@pytest.fixture(scope="module")
def doctors() -> dict[str, Doctor]:
    return {folder.name: doctor_of(folder) for folder in OTHERS}


def pages(doctor: Doctor) -> Iterator[tuple[str, Document]]:
    for tree in doctor.library.trees.values():
        speaker = doctor.speaker(tree.id)
        for question in tree.questions.values():
            shown = question_view(speaker, tree, question, {})
            yield f"{tree.id}/{question.id}", question_lines(shown, doctor.lang, ids=True)
        for outcome in tree.outcomes.values():
            view = outcome_view(speaker, doctor.library, tree, outcome, doctor.as_of, {})
            yield f"{tree.id}/{outcome.id}", outcome_lines(view, doctor.lang, full=True)


@EVERY_OTHER
def test_the_pack_has_no_problems_and_the_size_it_was_written_for(folder: Path) -> None:
    pack = load_pack(folder)
    assert [str(one) for one in check(pack)] == []
    assert len(pack.trees) >= 6
    assert sum(len(tree.outcomes) for tree in pack.trees.values()) >= 25
    assert sum(slot.danger for slot in pack.manifest.slots.values()) >= 2
    assert len(pack.knowledge.codes) >= 10


@pytest.mark.parametrize(("folder", "story"), STORIES, ids=lambda one: one.name if isinstance(one, Path) else str(one))
def test_a_story_ends_where_it_says(doctors: dict[str, Doctor], folder: Path, story: object) -> None:
    doctor = doctors[folder.name]
    assert failures(tell(doctor, story), story) == []  # type: ignore[arg-type]


@EVERY_OTHER
def test_stories_cover_every_option_and_outcome(doctors: dict[str, Doctor], folder: Path) -> None:
    doctor = doctors[folder.name]
    seen = {name for story in load_stories(folder) for name in covered(tell(doctor, story))}
    assert sorted(everything(load_pack(folder)) - seen) == []


@EVERY_OTHER
def test_every_path_ends_in_an_outcome(folder: Path) -> None:
    trees = load_pack(folder).trees
    for tree in trees.values():
        unfinished: list[tuple[Answer, ...]] = [()]
        for answers in unfinished:
            position = walk(trees, Target(tree.id), answers)
            if isinstance(position.node, Outcome) or position.tree != tree.id:
                continue
            here, options = position.node.id, visible(position.node, position.values)
            unfinished += [(*answers, Answer(tree.id, here, option.id)) for option in options]


@EVERY_OTHER
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_page_is_whole_at_every_width_in_every_encoding(
    doctors: dict[str, Doctor], folder: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width + 1))
        for name, document in pages(doctors[folder.name]):
            prose = tuple(line for line in document if line.role != "code")
            assert max(map(cells, plain(prose, width))) <= width, name
            terminal = Terminal(encoding)
            Screen(terminal).show(document)
            wanted = said(tuple(Line(line.role, spelt_out(line.text), line.mark) for line in document))
            assert letters(STYLE.sub("", terminal.shown())) == wanted, name


@EVERY_OTHER
def test_reviews_audits_and_markdown_are_written(doctors: dict[str, Doctor], folder: Path) -> None:
    library, pack = doctors[folder.name].library, load_pack(folder)
    speaker = Speaker(pack, "zh")
    for tree in pack.trees.values():
        for outcome in tree.outcomes.values():
            page = review_page(library, speaker, tree, outcome, date(2026, 11, 24))
            assert speaker.say(outcome.title, tree.name) in page.replace("\\", "")
    assert markdown(audit_lines(audit(pack, date(2026, 11, 24)), speaker))


class Script:
    """A person who answers at random, and looks at everything that can be looked at."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.shown = io.StringIO()

    def ask(self, prompt: str) -> str:
        return self.random.choice(["1", "1", "2", "3", "4", "b", "?", "w", "", "y"])

    def show(self, document: Document) -> None:
        self.shown.write("\n".join(plain(tuple(document), 80)))

    def show_page(self, document: Document, conclusion: Document) -> None:
        self.show(document)

    def fits(self, document: Document) -> bool:
        return True

    def clear(self) -> bool:
        return True


class Nowhere:
    """A keeper that keeps nothing."""

    saved = False
    failure = None

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str = "") -> None: ...

    def forget(self) -> None: ...


@EVERY_OTHER
def test_random_walks_through_the_wizard_end(doctors: dict[str, Doctor], folder: Path) -> None:
    for seed in range(30):
        person = Script(Random(seed))
        wizard = Wizard(doctors[folder.name], person, Nowhere())
        wizard.begin("", ())
        try:
            result = wizard.walk()
        except Left:
            continue
        assert result.outcome
        assert result.outcome.title.split()[0] in person.shown.getvalue()


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_pack_understands_its_own_phrases_and_option_labels(folder: Path) -> None:
    doctor = doctor_of(folder)
    pack = doctor.library.packs[0]
    for tree in pack.trees.values():
        if tree.id == pack.start:
            continue
        for phrase in tree.symptoms:
            result = doctor.diagnose(phrase)
            first = result.path[-1].answer.tree if result.path else result.tree
            assert tree.id in {result.tree, first, *(one.answer.tree for one in result.path)} | {
                one.tree for one in result.offered
            }, f"{tree.id}: {phrase}"
