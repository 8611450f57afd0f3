"""Which language the person reads: as asked for, else as the locale says, else Chinese."""

import locale
from collections.abc import Mapping, Sequence

from fapiao_doctor.messages import Lang

VARIABLES = ("FAPIAO_DOCTOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Give "zh" or "en" from `--lang`, the environment or the system."""
    asked = _asked(arguments)
    if asked:
        return "en" if asked == "en" else "zh"
    for name in VARIABLES:
        value = environment.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    system = locale.getlocale()[0] or ""
    return "en" if system.lower().startswith("en") else "zh"


def _asked(arguments: Sequence[str]) -> str:
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang":
            return arguments[index + 1] if index + 1 < len(arguments) else ""
    return ""
