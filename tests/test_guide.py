"""The ten minutes of the author guide, followed word by word in an empty folder."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from test_cli import run

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = ("author-guide.zh-CN.md", "author-guide.md")
BLOCK = re.compile(r"^```(json|console|diff)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPY = re.compile(r"`cp -r (\S+) (\S+)`")
FAILING = ("test", "diff")
"""Commands that say with exit code 1 what they are asked to find."""

WANTED = {"new", "check", "test", "reach", "graph", "preview", "diff"}


def ten_minutes(name: str) -> str:
    """Give the first section of a guide."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return text.partition("\n## ")[2].partition("\n## ")[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", GUIDES)
def test_the_ten_minutes_end_with_a_tree_checked_told_reached_drawn_walked_and_compared(
    name: str, folder: Path
) -> None:
    text, done, changed = ten_minutes(name), set[str](), False
    for found in BLOCK.finditer(text):
        kind, file, body = found.groups()
        if kind == "json":
            (folder / file).write_text(body, encoding="utf-8")
        elif kind == "diff":
            source, copy = COPY.findall(text)[0]
            shutil.copytree(source, copy)
            edit(folder / file, body)
            changed = True
        else:
            done |= {followed(command, changed) for command in body.split("$ ")[1:]}
    assert done == WANTED
    assert "flowchart" in (folder / "picture.mmd").read_text(encoding="utf-8")


def edit(file: Path, body: str) -> None:
    """Put the lines with + in the place of those with -."""
    old, new = ("".join(f"{line[1:]}\n" for line in body.splitlines() if line[0] == sign) for sign in "-+")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def followed(lines: str, changed: bool) -> str:
    """Run a command of the guide, hold what it says against the lines below it, and give the name of the command."""
    command, *expected = lines.strip().splitlines()
    words = shlex.split(command)[1:]
    name = words[words.index("trees") + 1]
    if name == "preview":
        walked(words)
        return name
    done = run(*words)
    said = (done.stdout + done.stderr).decode().splitlines()
    assert done.returncode == (1 if changed and name in FAILING else 0), (command, said)
    assert [line for line in expected if line not in said] == [], (command, said)
    return name


def walked(words: list[str]) -> None:
    """Walk to an outcome on a terminal, and leave."""
    if sys.platform == "win32":
        return
    from walker import PROMPT, Walker

    with Walker(Path.cwd(), *words) as walker:
        walker.expect(PROMPT).type("1").expect(PROMPT).type("q")
        walker.child.wait()
        assert walker.child.exitstatus == 0
