"""Every story of the bundled pack ends where it says, and together they leave nothing untold."""

import pytest

from fapiao_doctor.authoring.stories import Story, covered, everything, failures, load_stories, tell
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import Answer, visible
from fapiao_doctor.engine.walk import walk

STORIES = list(load_stories(bundled_pack()))


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_a_story_ends_where_it_says(doctor: Doctor, story: Story) -> None:
    assert failures(tell(doctor, story), story) == []


def test_stories_have_distinct_names() -> None:
    names = [str(story) for story in STORIES]
    assert sorted(set(names)) == sorted(names)


def test_stories_cover_every_option_and_outcome(doctor: Doctor, pack: Pack) -> None:
    seen = {name for story in STORIES for name in covered(tell(doctor, story))}
    assert sorted(everything(pack) - seen) == []


def test_every_path_of_every_tree_ends_in_an_outcome(library: Library) -> None:
    for tree in library.trees.values():
        unfinished: list[tuple[Answer, ...]] = [()]
        for answers in unfinished:
            position = walk(library.trees, Target(tree.id), answers)
            if isinstance(position.node, Outcome) or position.tree != tree.id:
                continue  # another tree is walked from its own start
            here, options = position.node.id, visible(position.node, position.values)
            unfinished += [(*answers, Answer(tree.id, here, option.id)) for option in options]
