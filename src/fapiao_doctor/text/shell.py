"""A command as one line that can be pasted: quoted for the shell that it will run in."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

Shell = Literal["posix", "cmd", "powershell", "pwsh"]
"""`powershell` is Windows PowerShell, `pwsh` PowerShell 7: they hand quotation marks on differently."""

PROGRAM = "fapiao-doctor"
PLAIN = r"[\w./:\\+=-]+"
"""What no shell reads anything into. The patterns are compiled when they are used, and kept by re."""
PLAIN_IN_POSIX = frozenset("_./:+=-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
CMD_SIGNS = r'([()%!^"<>&|])'
BEFORE_QUOTE = r'(\\*)"'
TRAILING = r"(\\+)$"
POWERSHELL_QUOTES = "(['\u2018\u2019\u201a\u201b])"
"""PowerShell takes the curly ones for a quotation mark as well."""
FOLDERS_IN_POWERSHELL = 3
"""PSModulePath has two folders from the system; PowerShell adds the person's own."""


def command_line(words: Sequence[str], shell: Shell | None = None) -> str:
    """Return the words of a command as one line for `shell`, by default the one that this process runs in.

    The program's own name becomes its path where the shell would not find it by its name.
    """
    named = [own_name(sys.argv[0]) if place == 0 and word == PROGRAM else word for place, word in enumerate(words)]
    return quoted(named, shell or here(os.name, os.environ))


def start_anew(chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the words of the command that asks from the beginning; `chosen` are those that chose the packs."""
    return (PROGRAM, "wizard", *chosen) if chosen else (PROGRAM,)


def quoted(words: Sequence[str], shell: Shell) -> str:
    """Return `words` as one line that `shell` takes apart into these words again."""
    return " ".join(QUOTES[shell](word) for word in words)


def here(system: str, environment: Mapping[str, str]) -> Shell:
    """Return the shell for `system`, an os.name; on Windows the environment tells cmd.exe, PowerShell and Git Bash."""
    if system != "nt" or environment.get("MSYSTEM"):
        return "posix"
    folders = [one for one in environment.get("PSModulePath", "").split(";") if one]
    if len(folders) < FOLDERS_IN_POWERSHELL:
        return "cmd"
    return "powershell" if "windowspowershell" in folders[0].lower() else "pwsh"


def own_name(started: str) -> str:
    """Return the program's name, or `started` where that is its path and the name would not find it."""
    if os.path.splitext(os.path.basename(started))[0] != PROGRAM:
        return PROGRAM
    found = _in_path(PROGRAM)
    return PROGRAM if found and _same(found, started) else started


def _in_path(name: str) -> str | None:
    """Return where a shell finds a program, as shutil.which does, which loads five modules of compression first."""
    if os.name == "nt":
        from shutil import which

        return which(name)
    folders = filter(None, os.environ.get("PATH", os.defpath).split(os.pathsep))
    places = (os.path.join(folder, name) for folder in folders)
    return next((one for one in places if os.path.isfile(one) and os.access(one, os.X_OK)), None)


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _posix(word: str) -> str:
    if word and PLAIN_IN_POSIX.issuperset(word):
        return word
    import shlex

    return shlex.quote(word)


def _cmd(word: str) -> str:
    """Quote for cmd.exe; where quotation marks do not protect from it, every sign of its own is escaped instead."""
    if re.fullmatch(PLAIN, word):
        return word
    marked = f'"{_for_program(word)}"'
    return re.sub(CMD_SIGNS, r"^\1", marked) if set('"%!') & set(word) else marked


def _pwsh(word: str) -> str:
    return word if re.fullmatch(PLAIN, word) else "'" + re.sub(POWERSHELL_QUOTES, r"\1\1", word) + "'"


def _powershell(word: str) -> str:
    """Quote for Windows PowerShell, which hands words on without escaping what is in them."""
    if not word:
        return "'\"\"'"
    spaced = any(char.isspace() for char in word)
    return _pwsh(_for_program(word) if spaced else re.sub(BEFORE_QUOTE, r'\1\1\\"', word))


def _for_program(word: str) -> str:
    """Return what stands between quotation marks on a Windows command line so that a program reads `word`."""
    return re.sub(TRAILING, r"\1\1", re.sub(BEFORE_QUOTE, r'\1\1\\"', word))


QUOTES = {"posix": _posix, "cmd": _cmd, "powershell": _powershell, "pwsh": _pwsh}
