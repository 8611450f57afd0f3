"""Which labels somebody means who types some of their words."""

import unicodedata
from collections.abc import Sequence


def fitting(words: str, labels: Sequence[str]) -> list[int]:
    """Return the places of the labels that are the words, else of those that hold them; width and case are one."""
    said = folded(words)
    known = [folded(label) for label in labels]
    exact = [place for place, label in enumerate(known) if label == said]
    return exact or [place for place, label in enumerate(known) if said and said in label]


def folded(text: str) -> str:
    """Return a text as labels are compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold()
