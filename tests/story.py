"""Stories: content tests written as content."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fapiao_doctor.cli.options import parse_answer
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.load.fields import Fields, items
from fapiao_doctor.content.load.strictyaml import parse
from fapiao_doctor.engine.position import NOT_SOLVED, Answer

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Story:
    """One person's way through the content: what is said and answered, and where it must end."""

    tree: str
    name: str
    says: str
    answers: tuple[Answer, ...]
    ends: str
    shows: tuple[str, ...]
    never_shows: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.tree}: {self.name}"


def stories() -> Iterator[Story]:
    """Give every story of tests/stories."""
    for path in sorted(FOLDER.glob("*.yaml")):
        fields = Fields(parse(path.read_bytes(), path.name), "文件", "stories")
        for node in items(fields.node("stories"), "stories "):
            story = Fields(node, "故事", "name ends", "says answers shows never-shows")
            yield Story(
                tree=path.stem,
                name=story.text("name"),
                says=story.text("says"),
                answers=tuple(parse_answer(answer) for answer in story.texts("answers")),
                ends=story.text("ends"),
                shows=story.texts("shows"),
                never_shows=story.texts("never-shows"),
            )


def everything(library: Library) -> set[str]:
    """Name every option, outcome and "not solved" of the library."""
    names: set[str] = set()
    for tree in library.trees.values():
        for question in tree.questions.values():
            names |= {str(Answer(tree.id, question.id, option.id)) for option in question.options}
        for outcome in tree.outcomes.values():
            names.add(f"{tree.id}/{outcome.id}")
            if outcome.otherwise:
                names.add(str(Answer(tree.id, outcome.id, NOT_SOLVED)))
    return names
