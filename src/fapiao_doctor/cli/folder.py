"""From the --trees option, the environment and what is installed to content."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from fapiao_doctor.cli.repeating import words_to_repeat
from fapiao_doctor.content.packs import Chosen, bundled_pack, choose, example_in, head
from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import replace
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.shell import PROGRAM, command_line

if TYPE_CHECKING:
    from pathlib import Path

    from fapiao_doctor.content.library import Library
    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.sessions.store import Store
    from fapiao_doctor.wizard.asker import Watch


def chosen_packs(asked: Sequence[str]) -> Chosen:
    """Return the packs asked for by --trees, else by the environment, else all that are installed."""
    found = choose(asked, os.environ, os.pathsep)
    return replace(found, words=(*found.words, *words_to_repeat()))


def one_folder(asked: Sequence[str]) -> Path:
    """Return the folder of the one pack asked for, the bundled one by default, for commands that work on one.

    Raises UsageError where several are asked for.
    """
    if not asked and "FAPIAO_DOCTOR_TREES" not in os.environ:
        return bundled_pack()
    folders = chosen_packs(asked).folders
    if len(folders) > 1:
        raise UsageError("这个命令一次只看一个内容包", "--trees 只写一个")
    from pathlib import Path

    return Path(folders[0])


def example_command(command: Sequence[str], asked: Sequence[str], lang: Lang) -> str:
    """Return a command line with a sentence that the packs asked for understand, in the person's language."""
    chosen = chosen_packs(asked)
    sentence = next((said for one in chosen.folders if (said := example_in(one, lang))), "…")
    return command_line((PROGRAM, *command, *chosen.words, sentence))


def library_for(asked: Sequence[str], lang: Lang) -> Library:
    """Return the packs asked for, with what they say in one language."""
    from fapiao_doctor.diagnosis.open import open_library

    return open_library(chosen_packs(asked), lang)


def doctor_for(asked: Sequence[str], lang: Lang, as_of: date) -> Doctor:
    """Return a doctor over the packs asked for."""
    from fapiao_doctor.diagnosis.open import open_doctor

    return open_doctor(chosen_packs(asked), lang, as_of)


def own_doctor(folder: Path, as_of: date) -> Doctor:
    """Return a doctor over one pack that says everything as its author wrote it."""
    from fapiao_doctor.diagnosis.open import open_doctor

    return open_doctor(Chosen((folder,)), "zh", as_of)


def watching(file: Path | None) -> Watch:
    """Return what sees every result: the file of what nobody answered where one is named, else nobody."""
    from fapiao_doctor.sessions.unanswered import Unanswereds
    from fapiao_doctor.wizard.asker import nobody

    return Unanswereds(file).see if file else nobody


def session_store() -> Store:
    """Return the store of this person's sessions."""
    from fapiao_doctor.sessions.store import Store, default_folder

    return Store(default_folder(), head(bundled_pack()).get("pack", ""))
