"""What the stories of a pack leave untold: options, outcomes, "not solved", conditions, first lines, paths."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fapiao_doctor.authoring.stories.story import Story
from fapiao_doctor.authoring.stories.units import Unit, units
from fapiao_doctor.authoring.stories.ways import begun, paths, said_at
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, Position

Way = tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of one tree from its start to an outcome or out of the tree, and those that no story walks."""

    tree: str
    count: int
    untold: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is to tell, and what no story tells: names of options and outcomes, conditions, paths."""

    count: int
    names: tuple[str, ...]
    units: tuple[Unit, ...]
    paths: tuple[Paths, ...]

    @property
    def whole(self) -> bool:
        """Whether all is told, paths apart: there are too many of them to ask for."""
        return not self.names and not self.units


@dataclass(slots=True)
class Told:
    """What some stories have told so far."""

    doctor: Doctor
    conditional: frozenset[Target]
    names: set[str] = field(default_factory=set)
    seen: list[tuple[Story, Position, bool]] = field(default_factory=list)
    ways: set[tuple[str, Way]] = field(default_factory=set)

    def add(self, story: Story, result: Diagnosis) -> None:
        """Take a story that was told."""
        self.names |= covered(result)
        self.ways |= set(_way(story, result))
        begin, said = begun(self.doctor, story)
        if begin is None:
            return
        self.seen.append((story, said_at(self.doctor, begin, story.answers, said), True))
        for entry in result.path:
            at = Target(entry.answer.tree, entry.answer.question)
            if at in self.conditional:
                self.seen.append((story, said_at(self.doctor, begin, story.answers, said, at), False))


def coverage(doctor: Doctor, told: Iterable[tuple[Story, Diagnosis]]) -> Coverage:
    """Return what the stories told leave untold, of the one pack that the doctor has."""
    pack = doctor.library.packs[0]
    wanted = list(units(doctor, pack))
    sofar = Told(doctor, frozenset(unit.at for unit in wanted if unit.kind in ("option", "jump")))
    for story, result in told:
        sofar.add(story, result)
    names = everything(pack)
    found = tuple(unit for unit in wanted if not any(unit.told_by(*one) for one in sofar.seen))
    walks = {tree.id: paths(doctor.library, tree.id) for tree in pack.trees.values()}
    untold = tuple(
        Paths(tree, len(ways), tuple(way for way in ways if (tree, way) not in sofar.ways))
        for tree, ways in walks.items()
    )
    return Coverage(len(names) + len(wanted), tuple(sorted(names - sofar.names)), found, untold)


def covered(result: Diagnosis) -> set[str]:
    """Return the options, outcomes and "not solved" that a walk has passed, by the names of `everything`."""
    found = {str(entry.answer) for entry in result.path}
    found |= {f"{entry.answer.tree}/{entry.answer.question}" for entry in result.path}
    return found | ({f"{result.tree}/{result.outcome.id}"} if result.outcome else set())


def everything(pack: Pack | Library) -> set[str]:
    """Return every option, outcome and "not solved" of a pack."""
    names: set[str] = set()
    for tree in pack.trees.values():
        for question in tree.questions.values():
            names |= {str(Answer(tree.id, question.id, option.id)) for option in question.options}
        for outcome in tree.outcomes.values():
            names.add(f"{tree.id}/{outcome.id}")
            if outcome.otherwise:
                names.add(str(Answer(tree.id, outcome.id, NOT_SOLVED)))
    return names


def _way(story: Story, result: Diagnosis) -> Iterator[tuple[str, Way]]:
    """Yield the path of the first tree that a walk has walked to its end."""
    passed = [entry.answer for entry in result.path]
    if not passed:
        return
    tree = passed[-1].tree if story.says else story.tree
    own = [answer for answer in passed if answer.tree == tree]
    ended = next((place for place, one in enumerate(own) if one.option == NOT_SOLVED), len(own))
    if ended < len(own) or result.outcome or result.tree != tree:
        yield tree, tuple(own[:ended])
