"""`trees preview`: walk a tree while it is written."""

from __future__ import annotations

import contextlib
import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import chosen_packs, library_for, one_folder
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import language_option, plain_option, trees_option
from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from fapiao_doctor.cli.walking import Terminal
    from fapiao_doctor.wizard.preview import Opened

OFTEN = 0.4
"""Seconds between two looks at the files."""

Stamp = tuple[tuple[str, int, int], ...]


def preview_command(lang: Lang) -> click.Command:
    """Return `trees preview`."""

    @helped("preview", lang, "走一遍正在写的树；每次存盘都重新打开，答过的还算数。")
    @click.argument("tree", metavar="ID", shell_complete=completing.trees)
    @plain_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def preview(tree: str, plain: bool, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.cli.walking import Terminal
        from fapiao_doctor.terminal.screen import Screen
        from fapiao_doctor.terminal.streams import is_interactive
        from fapiao_doctor.wizard.asker import Left
        from fapiao_doctor.wizard.preview import Preview

        if not is_interactive():
            name = library_for(trees, lang).tree(tree).id
            command = command_line((PROGRAM, "trees", "show", *chosen_packs(trees).words, name))
            raise UsageError("这里没有终端，不能一问一答", "改用 {command}", command=command)
        folder = one_folder(trees)
        terminal = Terminal(Screen(sys.stdout, plain))
        try:
            Preview(Written(folder, tree, lang), terminal, Looking(folder, terminal).ask, lang).run()
        except (Left, EOFError):
            return 0
        return 0

    return preview


class Written:
    """A tree of a folder, as it is whenever it is opened."""

    def __init__(self, folder: Path, tree: str, lang: Lang) -> None:
        self.folder = folder
        self.tree = tree
        self.lang = lang

    def opened(self) -> Opened:
        """Return a doctor that begins with the tree, or what is wrong in the files; raises UsageError without it."""
        from fapiao_doctor.authoring.checks.told import as_line, findings
        from fapiao_doctor.content.library import Library, read_pack, with_start
        from fapiao_doctor.diagnosis.doctor import Doctor
        from fapiao_doctor.diagnosis.open import understander

        try:
            pack, errors = read_pack(self.folder, (self.lang,))
        except MachineError as error:
            return [error.message]
        if pack is None or errors:
            return [as_line(one) for one in findings(errors, (), self.lang)]
        library = Library((pack,), pack.start)
        name = library.tree(self.tree).id
        return Doctor(with_start(library, name, {}), {pack.id: understander(pack)}, self.lang, date.today())


class Looking:
    """Asks on a terminal, and looks at the files while a person thinks."""

    def __init__(self, folder: Path, terminal: Terminal) -> None:
        self.folder = folder
        self.terminal = terminal
        self.seen = stamp(folder)

    def ask(self, prompt: str) -> str:
        """Return what was typed; raises Saved as soon as a file was saved, or with Enter where there is no timer."""
        from fapiao_doctor.wizard.preview import Saved

        if not hasattr(signal, "setitimer"):
            typed = self.terminal.ask(prompt)
            if self._changed():
                raise Saved
            return typed
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, OFTEN, OFTEN)
        try:
            return self.terminal.ask(prompt)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _number: int, _frame: FrameType | None) -> None:
        from fapiao_doctor.wizard.preview import Saved

        if self._changed():
            sys.stdout.write("\n")
            raise Saved

    def _changed(self) -> bool:
        now = stamp(self.folder)
        changed, self.seen = now != self.seen, now
        return changed


def stamp(folder: Path) -> Stamp:
    """Return what tells that a file of the content was saved: its name, when, and its length."""
    found: list[tuple[str, int, int]] = []
    for path in sorted(folder.rglob("*.yaml")):
        with contextlib.suppress(OSError):  # gone between the two looks, as editors do it
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
