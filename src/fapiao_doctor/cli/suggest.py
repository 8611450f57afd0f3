"""The command line that somebody meant, whole, so that it can be copied."""

import re
from collections.abc import Iterable, Sequence

from fapiao_doctor.text import shell

NEAR = 0.6
OWN = re.compile(r"-{0,2}[a-z][a-z0-9]*(?:[-_.:/=、, ]+[a-z0-9]+)*")
"""Words like our own ids and options: lower case, digits, dashes."""


def command_line(words: Iterable[str]) -> str:
    """Return the words behind the program's name as one line for a shell, secrets hidden."""
    return example_line(harmless(word) for word in words)


def example_line(words: Iterable[str]) -> str:
    """Return the words behind the program's name, none of which somebody typed, as one line for a shell."""
    return " ".join((shell.command_line((shell.PROGRAM,)), *map(_quoted, words)))


def harmless(word: str) -> str:
    """Return what somebody typed with secrets hidden; ids are none."""
    if OWN.fullmatch(word):
        return word
    from fapiao_doctor.text.redact import redact  # its patterns take as long to make as all else that --help needs

    return redact(word).text


def replaced(arguments: Sequence[str], wrong: str, right: str) -> list[str]:
    """Return the arguments with the first `wrong`, or `wrong=…`, made `right`."""
    found = list(arguments)
    for place, word in enumerate(found):
        if word == wrong or word.startswith(f"{wrong}="):
            found[place] = right + word[len(wrong) :]
            break
    return found


def nearest(word: str, known: Iterable[str]) -> str:
    """Return what is spelt most like `word`, or nothing where none is like it."""
    ranked = sorted(known, key=lambda one: _likeness(word, one), reverse=True)
    return ranked[0] if ranked and _likeness(word, ranked[0]) >= NEAR else ""


def _quoted(word: str) -> str:
    plain = re.fullmatch(shell.PLAIN, word) and "\\" not in word
    return word if plain else shell.command_line((word,))


def _likeness(word: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word.lower(), other.lower()).ratio()
