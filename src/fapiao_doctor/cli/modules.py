"""The commands of the program, each imported when it is first needed."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from fapiao_doctor.messages import Lang

NAMES = ("wizard", "diagnose", "code", "batch", "trees", "export", "sessions", "serve", "report", "completion")
"""In the order of --help; each is a module of this folder, which gives the command."""


COMPLETING = "_FAPIAO_DOCTOR_COMPLETE"
"""The environment variable by which a shell asks for what a line can go on with."""


class Modules(MutableMapping[str, click.Command]):
    """Commands by name, in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._made: dict[str, click.Command | None] = dict.fromkeys(NAMES)

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, made at most once."""
        found = self._made[name]
        if found is None:
            made: click.Command = import_module(f"fapiao_doctor.cli.{name}").command(self._lang)
            found = self._made[name] = made
        return found

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Add a command."""
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        """Take a command away."""
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many commands there are."""
        return len(self._made)
