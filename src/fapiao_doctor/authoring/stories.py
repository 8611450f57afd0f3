"""Stories: tests of the content, written as content. What is said and answered, and where it must end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.load.fields import Fields, items
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, parse
from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.errors import ContentError, Phrase, Place
from fapiao_doctor.text.files import read_file

FOLDER = "stories"
NOWHERE = "None/-"
"""Where a story ends that reaches no tree."""


@dataclass(frozen=True, slots=True)
class Story:
    """One person's way through a pack.

    `ends` is "tree/node"; the page must hold every text of `shows` and none of `never_shows`, the notices every text
    of `told`; without `told` there must be no notice.
    """

    tree: str
    name: str
    says: str
    answers: tuple[Answer, ...]
    ends: str
    shows: tuple[str, ...]
    never_shows: tuple[str, ...]
    told: tuple[str, ...]
    place: Place

    def __str__(self) -> str:
        return f"{self.tree}: {self.name}"


def load_stories(folder: Path) -> Iterator[Story]:
    """Yield every story of the pack in `folder`; raise ContentError at the first wrong shape."""
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        top = Fields(parse(read_file(path, MAX_BYTES), str(path)), Phrase("文件"), "stories")
        for node in items(top.node("stories"), "stories"):
            one = Fields(node, Phrase("故事"), "name ends", "says answers shows never-shows told")
            yield Story(
                tree=path.stem,
                name=one.text("name"),
                says=one.text("says"),
                answers=tuple(_answer(text, one) for text in one.texts("answers")),
                ends=one.text("ends"),
                shows=one.texts("shows"),
                never_shows=one.texts("never-shows"),
                told=one.texts("told"),
                place=one.place,
            )


def tell(doctor: Doctor, story: Story) -> Diagnosis:
    """Return where the story leads; without words it begins at the start of its own tree."""
    if story.says:
        return doctor.diagnose(story.says, story.answers)
    return doctor.diagnose_from(Target(story.tree), story.answers)


def failures(result: Diagnosis, story: Story) -> list[str]:
    """Return what is not as the story says, each in a few words; empty where all is."""
    node = result.outcome.id if result.outcome else result.question.id if result.question else "-"
    seen, shown, notices = f"{result.tree}/{node}", _words(result.outcome), "\n".join(result.notices)
    found = [] if seen == story.ends else [f"ends: {story.ends} != {seen}"]
    found += [f"shows: {text}" for text in story.shows if text not in shown]
    found += [f"never-shows: {text}" for text in story.never_shows if text in shown]
    found += [f"told: {text}" for text in story.told if text not in notices]
    if notices and not story.told:
        found.append(f"told: {notices}")
    return found


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


def _answer(text: str, fields: Fields) -> Answer:
    path, equals, option = text.partition("=")
    tree, slash, node = path.partition("/")
    if not (equals and slash and tree and node and option):
        raise ContentError("回答“{text}”要写成 树/问题=选项", fields.node("answers").place, text=text)
    return Answer(tree, node, option)


def _words(value: object) -> str:
    """Return every text in a value, whatever it is made of."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _words(tuple(value.values()))
    if isinstance(value, tuple):
        return "\n".join(_words(one) for one in value)
    if is_dataclass(value):
        return "\n".join(_words(getattr(value, field.name)) for field in fields(value))
    return ""
