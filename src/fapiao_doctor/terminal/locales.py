"""A locale that the system does not have: line editing would then eat every character that is not English."""

import locale
import os
from collections.abc import Mapping

VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
BARE = ("C", "POSIX")
TRIED = ("C.UTF-8", "C.utf8", "UTF-8", "en_US.UTF-8")
"""Names under which systems have a locale of UTF-8 that says nothing of a language."""


def mend_locale(environment: Mapping[str, str]) -> tuple[str, str] | None:
    """Put a locale that knows UTF-8 in place of the bare one.

    Returns None where nothing was wrong, else the setting that is at fault, such as `LC_ALL=zh_CN.UTF-8`, and the
    name of the locale that stands in for it, empty where the system has none.
    """
    if os.name == "nt" or locale.setlocale(locale.LC_CTYPE) not in BARE:
        return None
    name = next((one for one in VARIABLES if environment.get(one)), "LC_ALL")
    return f"{name}={environment.get(name, '')}", next((one for one in TRIED if _set(one)), "")


def _set(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    return True
