"""Options that a printed command repeats: the language and the day that were written in the command that runs."""

import click

WRITTEN = "fapiao_doctor.written"
"""Where click's context, which a command shares with the group, keeps them."""


def repeated(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Keep what was written for an option, and return it."""
    if value is not None:
        context.meta.setdefault(WRITTEN, {})[option.opts[0]] = value
    return value


def words_to_repeat() -> tuple[str, ...]:
    """Return the words to repeat; none outside a command."""
    context = click.get_current_context(silent=True)
    found: dict[str, str] = context.meta.get(WRITTEN, {}) if context else {}
    return tuple(word for pair in found.items() for word in pair)
