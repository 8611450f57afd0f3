"""`trees preview`: the walk goes on in what was just saved, with the answers that still hold."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import doctor_of
from every_pack import FOLDERS
from talker import Script
from test_cli import run

from fapiao_doctor.cli.authors.previewing import stamp
from fapiao_doctor.content.library import Library, load_pack, with_start
from fapiao_doctor.wizard.asker import Left
from fapiao_doctor.wizard.preview import Opened, Preview, Saved

TREE = "no-steam"
LABEL = "Less than half an hour"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDERS[1], tmp_path / "pack"))


def written(folder: Path, old: str, new: str) -> None:
    file = folder / f"{TREE}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


class Kept:
    """The folder as it is; a list of lines stands for one that cannot be read."""

    def __init__(self, folder: Path, unread: int = 0) -> None:
        self.folder = folder
        self.unread = unread

    def opened(self) -> Opened:
        if self.unread:
            self.unread -= 1
            return ["line 3 is wrong"]
        pack = load_pack(self.folder)
        return doctor_of(with_start(Library((pack,), TREE), TREE, {}), "en")


def previewed(content: Kept, *replies: str | Callable[[], None]) -> Script:
    """Give the replies one after the other; a function among them saves something and is told as a save."""
    script, waiting = Script([]), list(replies)

    def ask(prompt: str) -> str:
        reply = waiting.pop(0)
        if isinstance(reply, str):
            script.replies.append(reply)
            return script.ask(prompt)
        reply()
        raise Saved

    with pytest.raises(Left):
        Preview(content, script, ask, "en").run()
    assert waiting == []
    return script


def test_a_save_shows_the_new_words_at_the_same_place(folder: Path) -> None:
    script = previewed(Kept(folder), "1", lambda: written(folder, LABEL, "Twenty minutes"), "q")
    before, _, after = script.text.partition("opened anew")
    assert (LABEL in before, LABEL in after, "Twenty minutes" in after) == (True, False, True)
    assert "Which machine is it?" not in after, "the first answer still counts"


def test_an_answer_that_is_gone_is_asked_anew_and_told(folder: Path) -> None:
    script = previewed(Kept(folder), "1", lambda: written(folder, "      classic: {", "      old-one: {"), "q")
    after = script.text.partition("opened anew")[2]
    assert "Which machine is it?" in after
    assert "1 old answer no longer fits" in after


def test_what_cannot_be_read_is_told_until_it_is_mended(folder: Path) -> None:
    content = Kept(folder)

    def broken() -> None:
        content.unread = 1

    after = previewed(content, "1", broken, lambda: None, "q").text.partition("opened anew")[2]
    assert after.index("line 3 is wrong") < after.index(LABEL)


def test_a_way_that_leads_nowhere_is_told_until_it_is_mended(folder: Path) -> None:
    broken = [lambda: written(folder, "next: wait}", "next: wiat}"), lambda: written(folder, "wiat}", "wait}")]
    after = previewed(Kept(folder), "1", *broken, "1", "q").text.partition("opened anew")[2]
    assert "wiat" in after
    assert "[you can do it yourself]" in after.partition("wiat")[2]


def test_the_walk_begins_again_when_it_is_over(folder: Path) -> None:
    script = previewed(Kept(folder), "1", "1", "1", "q")
    assert script.text.count("Which machine is it?") == 2


def test_a_save_changes_the_stamp_and_reading_does_not(folder: Path) -> None:
    before = stamp(folder)
    load_pack(folder)
    assert stamp(folder) == before
    written(folder, LABEL, "Twenty minutes")
    assert stamp(folder) != before


def test_without_a_terminal_it_names_another_command(folder: Path) -> None:
    done = run("trees", "preview", TREE, "--trees", str(folder))
    assert (done.returncode, b"trees show" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pseudo-terminal")
def test_on_a_terminal_a_save_is_seen_while_nothing_is_typed(tmp_path: Path, folder: Path) -> None:
    from walker import PROMPT, Walker

    with Walker(tmp_path, "trees", "preview", TREE, "--trees", str(folder), "--lang", "en") as walker:
        walker.expect(PROMPT).type("1").expect(PROMPT)
        written(folder, LABEL, "Twenty minutes")
        os.utime(folder / f"{TREE}.yaml", (1, 1))
        walker.expect("opened anew").expect("Twenty minutes").expect(PROMPT).type("q")
        walker.child.wait()
        assert walker.child.exitstatus == 0
