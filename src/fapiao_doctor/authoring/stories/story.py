"""What a story is, and the stories of a pack."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fapiao_doctor.content.load.fields import Fields, items
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, parse
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import ContentError, Phrase, Place
from fapiao_doctor.frozen import dataclass, field
from fapiao_doctor.text.files import files_in, read_file

FOLDER = "stories"
OPTIONAL = "says known answers shows never-shows told"


@dataclass(frozen=True, slots=True)
class Story:
    """One person's way through a pack.

    `known` is slot -> value that is known before the first question, as a symptom would state it. `ends` is
    "tree/node"; the page must hold every text of `shows` and none of `never_shows`, the notices every text of `told`;
    without `told` there must be no notice. `at` tells where each key stands in the file.
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
    known: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, Place] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.tree}: {self.name}"

    def where(self, key: str) -> Place:
        """Return where a key of the story stands, the story itself where it has none."""
        return self.at.get(key, self.place)


def load_stories(folder: Path) -> Iterator[Story]:
    """Yield every story of the pack in `folder`; raise ContentError at the first wrong shape."""
    for path in files_in(folder / FOLDER, ".yaml"):
        top = Fields(parse(read_file(path, MAX_BYTES), str(path)), Phrase("文件"), "stories")
        for node in items(top.node("stories"), "stories"):
            yield _story(path.stem, Fields(node, Phrase("故事"), "name ends", OPTIONAL))


def _story(tree: str, one: Fields) -> Story:
    known = dict(one.table("known"))
    if known and one.has("says"):
        raise ContentError("故事里 says 和 known 只能写一个", one.node("known").place)
    return Story(
        tree=tree,
        name=one.text("name"),
        says=one.text("says"),
        answers=tuple(_answer(text, one) for text in one.texts("answers")),
        ends=one.text("ends"),
        shows=one.texts("shows"),
        never_shows=one.texts("never-shows"),
        told=one.texts("told"),
        place=one.place,
        known=known,
        at=dict(one.map.keys),
    )


def _answer(text: str, fields: Fields) -> Answer:
    path, equals, option = text.partition("=")
    tree, slash, node = path.partition("/")
    if not (equals and slash and tree and node and option):
        raise ContentError("回答“{text}”要写成 树/问题=选项", fields.node("answers").place, text=text)
    return Answer(tree, node, option)
