"""Stories: tests of the content, written as content. What is said and answered, and where it must end."""

from fapiao_doctor.authoring.stories.coverage import covered, everything
from fapiao_doctor.authoring.stories.story import FOLDER, Story, load_stories
from fapiao_doctor.authoring.stories.telling import Failure, failures, tell

__all__ = ["FOLDER", "Failure", "Story", "covered", "everything", "failures", "load_stories", "tell"]
