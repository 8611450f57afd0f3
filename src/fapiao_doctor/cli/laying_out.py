"""Help laid out on a terminal: by the width that characters take there, which click does not know."""

from collections.abc import Iterable, Sequence

import click

from fapiao_doctor.text.wrap import cells, wrap

WIDEST_NAME = 30
"""Cells of an option with its metavar; what is longer gets a line of its own."""


class Formatter(click.HelpFormatter):
    """Lays help out by the width that characters take on a terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        lead = f"{prefix or ''}{prog} "
        self._write(wrap(args, self.width, lead, " " * min(cells(lead), self.width // 3)))

    def write_heading(self, heading: str) -> None:
        self._write([" " * self.current_indent + heading])

    def write_text(self, text: str) -> None:
        lead = " " * self.current_indent
        self._write(wrap(text, self.width, lead, lead))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = WIDEST_NAME, col_spacing: int = 2) -> None:
        lead = " " * self.current_indent
        rows = list(rows)
        widest = max((cells(name) for name, _ in rows if cells(name) <= col_max), default=0)
        column = min(self.current_indent + widest + col_spacing, self.width // 2)
        for name, text in rows:
            beside = self.current_indent + cells(name) + col_spacing <= column
            if not beside:
                self._write(wrap(name, self.width, lead, lead))
            first = (lead + name).ljust(column - (cells(name) - len(name))) if beside else " " * column
            self._write(wrap(text, self.width, first, " " * column) if text or beside else [])

    def _write(self, lines: Sequence[str]) -> None:
        self.write("".join(line.rstrip() + "\n" for line in lines))
