"""Half-width marks in Chinese text made full-width, in the text and where it is the key of a translation."""

import re
from collections.abc import Iterator, Mapping

from fapiao_doctor.authoring.checks.wording import HALF_WIDTH, all_texts
from fapiao_doctor.content.library import Pack
from fapiao_doctor.errors import Place

MARKS = "，；：？！"
WIDE = str.maketrans(",;:?!", MARKS)
SPACED = re.compile(rf"([{MARKS}]) +")


def widened(text: str) -> str:
    """Return a text with the marks between Chinese words full-width."""
    while HALF_WIDTH.search(text):
        text = HALF_WIDTH.sub(lambda found: found[0].translate(WIDE), text)
    return SPACED.sub(r"\1", text)


def with_wide_marks(pack: Pack, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that changes; `files` are the texts of the pack's files by name."""
    changed: dict[str, list[str]] = {}
    for text, place in _places(pack):
        if place.file in files and widened(text) != text:
            lines = changed.setdefault(place.file, files[place.file].splitlines(keepends=True))
            head, line = lines[place.line - 1][: place.column - 1], lines[place.line - 1][place.column - 1 :]
            lines[place.line - 1] = head + line.replace(text, widened(text), 1)
    yield from ((file, "".join(lines)) for file, lines in changed.items())


def _places(pack: Pack) -> Iterator[tuple[str, Place]]:
    """Yield every text and every key of a translation, the last of a line first: those before it do not move."""
    found = {(text.text, text.place) for text in all_texts(pack)} if pack.manifest.style.full_width else set()
    texts = {text for text, _ in found}
    for catalogues in pack.translations.values():
        for catalogue in catalogues.values():
            found |= {(key, place) for key, place in catalogue.places.items() if key in texts}
    yield from sorted(found, key=lambda one: (one[1].file, one[1].line, -one[1].column))
