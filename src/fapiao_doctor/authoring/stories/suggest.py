"""Skeletons of the stories that are missing; each expects what the content does today, for a person to judge."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fapiao_doctor.authoring.stories.coverage import Coverage
from fapiao_doctor.authoring.stories.telling import end_of
from fapiao_doctor.authoring.stories.units import Unit
from fapiao_doctor.authoring.stories.ways import Way, said_of, ways
from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.text.quoting import quoted

Known = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Draft:
    """A story to be written: what is known and answered, and what the page must and must not show."""

    tree: str
    known: Known
    answers: Way
    shows: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)


def suggestions(doctor: Doctor, found: Coverage, taken: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return, for each tree that lacks stories, the YAML of the missing ones, to stand below `stories:`.

    `taken` are the (tree, name) of the stories there are.
    """
    drafts: dict[tuple[str, Known, Way], Draft] = {}
    for unit in found.units:
        _for_unit(unit, drafts)
    for name in _last_first(doctor, found.names):
        _for_name(doctor, name, drafts)
    texts: dict[str, str] = {}
    names = Counter(taken)
    for draft in drafts.values():
        texts[draft.tree] = texts.get(draft.tree, "") + _written(doctor, draft, names)
    return texts


def _for_unit(unit: Unit, drafts: dict[tuple[str, Known, Way], Draft]) -> None:
    answers = unit.way
    asserted = unit.kind in ("item", "first") or (unit.kind == "option" and not unit.shown)
    if unit.kind in ("jump", "option") and not asserted:
        answers = (*answers, Answer(unit.at.tree, unit.at.node, unit.option))
    draft = drafts.setdefault((unit.at.tree, unit.known, answers), Draft(unit.at.tree, unit.known, answers))
    texts = draft.shows if unit.shown else draft.never
    if asserted and unit.words not in texts:
        texts.append(unit.words)


def _last_first(doctor: Doctor, names: Iterable[str]) -> list[str]:
    """Return the names that a story has to pass, the longest way first: it passes others on its way."""
    return sorted(names, key=lambda name: "=" not in name)


def _for_name(doctor: Doctor, name: str, drafts: dict[tuple[str, Known, Way], Draft]) -> None:
    tree = name.partition("/")[0]
    if any(name in _passed(doctor, draft) for draft in drafts.values() if draft.tree == tree):
        return
    for answers, position in ways(doctor.library, tree, {}):
        passed = {str(one.answer) for one in position.path} | {f"{position.tree}/{position.node.id}"}
        if name in passed:
            drafts.setdefault((tree, (), answers), Draft(tree, (), answers))
            return


def _passed(doctor: Doctor, draft: Draft) -> Iterator[str]:
    said = said_of(doctor.library, draft.tree, dict(draft.known))
    position = walk(doctor.library.trees, Target(draft.tree), draft.answers, said)
    yield from (str(one.answer) for one in position.path)
    yield f"{position.tree}/{position.node.id}"


def _written(doctor: Doctor, draft: Draft, names: Counter[tuple[str, str]]) -> str:
    """Return a story as YAML, named by the labels of its answers as people read them."""
    result = doctor.diagnose_from(Target(draft.tree), draft.answers, dict(draft.known))
    speaker = doctor.speaker(draft.tree)
    given = set(draft.answers)
    labels = [f"{speaker.slot(slot)}: {speaker.value(slot, value)}" for slot, value in draft.known]
    labels += [entry.label for entry in result.path if entry.answer in given]
    name = "; ".join(labels) or speaker.say(doctor.library.tree(draft.tree).title, draft.tree)
    names[draft.tree, name] += 1
    count = names[draft.tree, name]
    lines = [f"  - name: {quoted(name if count == 1 else f'{name} ({count})')}"]
    if draft.known:
        lines.append("    known: {" + ", ".join(f"{slot}: {quoted(value)}" for slot, value in draft.known) + "}")
    if draft.answers:
        lines.append(f"    answers: [{', '.join(map(str, draft.answers))}]")
    lines.append(f"    ends: {end_of(result)}")
    for key, texts in (("shows", draft.shows), ("never-shows", draft.never), ("told", result.notices)):
        if texts:
            lines.append(f"    {key}: [{', '.join(map(quoted, texts))}]")
    return "\n".join(lines) + "\n"
