"""A document as lines of text of a given width."""

from collections.abc import Iterator

from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.links import spelt_out
from fapiao_doctor.text.wrap import cells, wrap

WIDEST_HANG = 14
UNWRAPPED = 1_000_000
"""Cells of a line outside a terminal: whoever pastes a page into a chat or a ticket has it broken there."""


def plain(document: Document, width: int) -> list[str]:
    """Return the lines of `document`, none but code and commands wider than `width` cells.

    Nothing but blanks at breaks is lost.
    """
    return [text for line in document for text in laid_out(line, width)]


def document_text(document: Document) -> str:
    """Return a document as text for a file, each paragraph on one line."""
    return "".join(f"{line}\n" for line in plain(document, UNWRAPPED))


def laid_out(line: Line, width: int) -> Iterator[str]:
    """Yield the lines that one paragraph takes; code and commands are never broken."""
    if line.role == "blank":
        yield ""
        return
    if line.role in ("code", "command"):
        yield clean(line.mark) + clean(line.text)
        return
    mark = clean(line.mark)
    text = clean(spelt_out(line.text)).rstrip()
    hang = cells(mark)
    if mark and (hang > WIDEST_HANG or hang * 3 > width) and mark.strip():
        yield from (one.rstrip() for one in wrap(mark + text, width))
        return
    yield from (one.rstrip() for one in wrap(text, width, mark, " " * hang))
