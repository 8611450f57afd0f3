"""What can be completed: trees, answers, codes, of all packs in play."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import library_for
from fapiao_doctor.errors import AppError
from fapiao_doctor.text.shell import PLAIN

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from fapiao_doctor.content.library import Library


def trees(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a tree id."""
    return _found(context, begun, lambda library: library.trees)


def answers(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete TREE/QUESTION=OPTION, a part at a time: the tree, then the question, then the option."""
    return _found(context, begun, lambda library: _answers(library, begun))


def codes(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a code or a message that the packs know."""
    return _found(context, begun, _codes)


def _found(context: click.Context, begun: str, values: Callable[[Library], Iterable[str]]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    asked = context.params.get("trees") or context.obj or ()
    try:
        known = values(library_for(asked, "zh"))
    except AppError:
        return []
    return [CompletionItem(one) for one in dict.fromkeys(known) if one.startswith(begun)]


def _answers(library: Library, begun: str) -> Iterator[str]:
    tree, slash, rest = begun.partition("/")
    if not slash:
        yield from (f"{name}/" for name in library.trees)
    elif tree in library.trees:
        for question in library.trees[tree].questions.values():
            begins = f"{tree}/{question.id}="
            options = (begins + option.id for option in question.options)
            yield from options if "=" in rest else (begins,)


def _codes(library: Library) -> Iterator[str]:
    for pack in library.packs:
        for code in pack.knowledge.codes.values():
            digits = pack.manifest.slots[code.digit].values if code.digit else ("X",)
            yield from (match.replace("X", digit) for match in code.match for digit in digits)
            yield from (words for words in code.words if re.fullmatch(PLAIN, words))
