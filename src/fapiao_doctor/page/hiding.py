"""The rules of redaction as data: the very patterns of `text/`, in the spelling of the browser, by module and name."""

import re
from types import ModuleType
from typing import Any

from fapiao_doctor.text import (
    bare_secret,
    dictated,
    named_numbers,
    numbers,
    one_time_codes,
    own_names,
    redact,
    secret_values,
    secret_words,
    secrets,
    spoken,
)
from fapiao_doctor.text.later import Later

MODULES = (
    redact,
    numbers,
    named_numbers,
    one_time_codes,
    secret_words,
    secret_values,
    secrets,
    own_names,
    spoken,
    dictated,
    bare_secret,
)
GROUP = re.compile(r"\(\?P<(\w+)>")

Json = dict[str, Any]


def hiding_data() -> Json:
    """Return by module its patterns, word lists and tables."""
    return {module.__name__.rpartition(".")[2]: _rules(module) for module in MODULES}


def _rules(module: ModuleType) -> Json:
    named = ((name, one) for name, one in vars(module).items() if name.isupper() and not name.startswith("_"))
    return {name: _spelt(one) for name, one in named if _is_rule(one)}


def _is_rule(one: object) -> bool:
    return isinstance(one, re.Pattern | Later | frozenset | dict | int | str | tuple)


def _spelt(one: Any) -> Any:
    if isinstance(one, re.Pattern | Later):
        return {"source": GROUP.sub(r"(?<\1>", one.pattern), "flags": "i" if one.flags & re.IGNORECASE else ""}
    if isinstance(one, frozenset):
        return sorted(one)
    if isinstance(one, dict):
        return {str(name): _spelt(value) for name, value in one.items() if _is_rule(value)}
    if isinstance(one, tuple):
        return [_spelt(each) for each in one]
    return one
