"""All stories of one pack, told."""

from collections import Counter
from collections.abc import Sequence

from fapiao_doctor.authoring.stories.coverage import Coverage, coverage
from fapiao_doctor.authoring.stories.story import Story
from fapiao_doctor.authoring.stories.telling import Failure, told
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the stories of a pack: how many there are, what failed, what was told."""

    count: int
    failures: tuple[Failure, ...]
    told: tuple[tuple[Story, Diagnosis], ...]

    def coverage(self, doctor: Doctor) -> Coverage:
        """Return what the stories that hold leave untold."""
        failed = {id(one.story) for one in self.failures}
        return coverage(doctor, [one for one in self.told if id(one[0]) not in failed])


def run_stories(doctor: Doctor, stories: Sequence[Story]) -> Run:
    """Tell every story; two of one name in a file are a failure of the second."""
    failures: list[Failure] = []
    results: list[tuple[Story, Diagnosis]] = []
    names: Counter[tuple[str, str]] = Counter()
    for story in stories:
        names[story.tree, story.name] += 1
        if names[story.tree, story.name] == 2:
            failures.append(Failure(story, "name", "这个名字在这个文件里已经有了", {}))
        result, found = told(doctor, story)
        failures += found
        if result:
            results.append((story, result))
    return Run(len(stories), tuple(failures), tuple(results))
