"""Every story ends where it says, and together they leave nothing untold."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest
from story import Story, everything, stories

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import Answer, visible
from fapiao_doctor.engine.walk import walk

STORIES = list(stories())


def told(doctor: Doctor, story: Story) -> Diagnosis:
    """Diagnose the story; without words it begins at the start of its own tree."""
    if story.says:
        return doctor.diagnose(story.says, story.answers)
    return doctor.diagnose_from(Target(story.tree), story.answers)


def words(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return words(tuple(value.values()))
    if isinstance(value, tuple):
        return "\n".join(words(one) for one in value)
    if is_dataclass(value):
        return "\n".join(words(getattr(value, field.name)) for field in fields(value))
    return ""


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_a_story_ends_where_it_says(doctor: Doctor, story: Story) -> None:
    result = told(doctor, story)
    node = result.outcome.id if result.outcome else result.question.id if result.question else "-"
    assert f"{result.tree}/{node}" == story.ends
    assert not result.notices, "an answer of the story was not used"
    shown = words(result.outcome)
    assert [text for text in story.shows if text not in shown] == []
    assert [text for text in story.never_shows if text in shown] == []


def test_stories_have_distinct_names() -> None:
    names = [str(story) for story in STORIES]
    assert sorted(set(names)) == sorted(names)


def test_stories_cover_every_option_and_outcome(doctor: Doctor, library: Library) -> None:
    covered: set[str] = set()
    for story in STORIES:
        result = told(doctor, story)
        covered |= {str(entry.answer) for entry in result.path}
        covered |= {f"{entry.answer.tree}/{entry.answer.question}" for entry in result.path}
        if result.outcome:
            covered.add(f"{result.tree}/{result.outcome.id}")
    assert sorted(everything(library) - covered) == []


def test_every_path_of_every_tree_ends_in_an_outcome(library: Library) -> None:
    for tree in library.trees.values():
        unfinished: list[tuple[Answer, ...]] = [()]
        for answers in unfinished:
            position = walk(library.trees, Target(tree.id), answers)
            if isinstance(position.node, Outcome) or position.tree != tree.id:
                continue  # another tree is walked from its own start
            here, options = position.node.id, visible(position.node, position.values)
            unfinished += [(*answers, Answer(tree.id, here, option.id)) for option in options]
