"""Which language the person reads: as asked for, else as the locale says, else Chinese."""

import os
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TextIO

from fapiao_doctor.messages import Lang

VARIABLE = "FAPIAO_DOCTOR_LANG"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
SAMPLE = chr(0x4E2D)
"""A character that every Chinese encoding has."""

ELSEWHERE = ("--json", "-o", "--output")
"""With these the encoding of standard output does not matter: JSON is escaped, files are UTF-8."""

FEWEST_WORDS = 3
MOSTLY = 0.9


def language(arguments: Sequence[str], environment: Mapping[str, str], system: str | None = None) -> Lang:
    """Return "zh" or "en": from `--lang`, the environment, or `system`, the locale of this computer.

    C, C.UTF-8 and POSIX say nothing about a language.
    """
    found = asked(arguments, environment)
    if found:
        return found
    for name in VARIABLES:
        value = environment.get(name, "")
        if value:
            return "en" if _named(value) == "en" else "zh"
    return "en" if _named(_system() if system is None else system) == "en" else "zh"


def asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """Return the language that somebody asked this program for, if anybody did."""
    return _named(_option(arguments)) or _named(environment.get(VARIABLE, ""))


def misunderstood(environment: Mapping[str, str]) -> str:
    """Return what FAPIAO_DOCTOR_LANG says if it names no language that we speak."""
    value = environment.get(VARIABLE, "")
    return "" if _named(value) else value


def says_chinese(stream: TextIO | None, arguments: Sequence[str]) -> bool:
    """Return whether Chinese can be read in what this command line writes to `stream`."""
    words = takewhile(lambda word: word != "--", arguments)
    if any(word.partition("=")[0] in ELSEWHERE for word in words):
        return True
    try:
        SAMPLE.encode((stream.encoding if stream else "") or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def reads_as_english(text: str) -> bool:
    """Return whether `text` is an English sentence: a few words, nearly all of its letters Latin."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(char.isascii() for char in letters)
    words = [word for word in text.split() if word.isascii() and word.strip(".,;:!?'\"").isalpha()]
    return len(words) >= FEWEST_WORDS and latin >= MOSTLY * len(letters)


def _named(value: str) -> Lang | None:
    """Return the language that a name such as en_US.UTF-8 or zh-Hans begins with."""
    word = value.lower().replace("-", "_").partition("_")[0].partition(".")[0]
    by_word: dict[str, Lang] = {"zh": "zh", "en": "en", "chinese": "zh", "english": "en"}
    return by_word.get(word)


def _system() -> str:
    """Return the locale of Windows; elsewhere the environment is all there is, and C.UTF-8 looks like en_US."""
    if os.name != "nt":
        return ""
    import locale

    return locale.getlocale()[0] or ""


def _option(arguments: Sequence[str]) -> str:
    words = list(takewhile(lambda word: word != "--", arguments))
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang":
            return words[index + 1] if index + 1 < len(words) else ""
    return ""
