"""Suggested stories put at the end of their files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fapiao_doctor.authoring.stories.story import FOLDER
from fapiao_doctor.content.load.strictyaml import MAX_BYTES
from fapiao_doctor.text.files import read_file, unwritable
from fapiao_doctor.text.target import Target

HEAD = "stories:\n"
STORY = "  - name: "


def add_stories(folder: Path, texts: Mapping[str, str]) -> Iterator[tuple[Path, int]]:
    """Write stories, keyed by tree, below what stands in `folder`; yield each file with how many it got.

    Raises MachineError where a file cannot be read or written.
    """
    for tree, text in texts.items():
        path = folder / FOLDER / f"{tree}.yaml"
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritable(path.parent, error) from error
        before = read_file(path, MAX_BYTES).decode("utf-8") if path.exists() else HEAD
        if not before.endswith("\n"):
            before += "\n"
        Target(path, force=True).write(before + text)
        yield path, text.count(STORY)
