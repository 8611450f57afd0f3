"""Which labels somebody means who types some of their words, or only yes or no."""

import re
import unicodedata
from collections.abc import Sequence

from fapiao_doctor.text.small_words import NO, YES, is_small, plain, says_nothing

PIECES = re.compile(r"[,.;:!?()\[\]“”\"、。《》【】/]+")
LATIN = "a-z0-9"
DENIED = r"(?<![没不无未])(?<!没有)(?<!\bno )(?<!\bnot )"
"""What stands before a word that is not denied."""

CLEAR = 2
"""Characters from which some words of a label mean it; fewer only where they stand alone in it."""


def fitting(words: str, labels: Sequence[str]) -> list[int]:
    """Return the places of the labels that are the words, else of those that hold them; width and case are one.

    A label holds whole words only, and none that may mean anything: "no" is not in "not", nor "is" in any label. No
    label is meant by words that it denies: "no gauge" by "gauge".
    """
    said = folded(words)
    known = [folded(label) for label in labels]
    exact = [place for place, label in enumerate(known) if label == said]
    if exact or not said or is_small(said):
        return exact
    held = [place for place, label in enumerate(known) if _holds(label, said)]
    return held if len(held) != 1 or _holds(known[held[0]], said, DENIED) else []


def yes_or_no(words: str, labels: Sequence[str]) -> int | None:
    """Return the place of the label that a bare yes or no means: where one says yes, and one no, in so many words."""
    said = plain(words)
    heads = [_pieces(folded(label))[0] for label in labels]
    no = [place for place, head in enumerate(heads) if head in NO or any(_denies(head, other) for other in heads)]
    yes = [place for place, head in enumerate(heads) if head in YES or any(_denies(other, head) for other in heads)]
    if len(no) != 1 or len(yes) != 1 or no == yes:
        return None
    return yes[0] if said in YES else no[0] if said in NO else None


def folded(text: str) -> str:
    """Return a text as labels are compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _holds(label: str, said: str, before: str = "") -> bool:
    if plain(said) in _pieces(label):
        return True
    if says_nothing(said) or len(said) < CLEAR:
        return False
    start, end = (rf"(?<![{LATIN}])" if said[0].isascii() else "", rf"(?![{LATIN}])" if said[-1].isascii() else "")
    return re.search(f"{start}{before}{re.escape(said)}{end}", label) is not None


def _pieces(label: str) -> list[str]:
    """Return what stands between the signs of a label; there is at least one piece."""
    return [piece.strip() for piece in PIECES.split(label) if piece.strip()] or [label]


def _denies(head: str, other: str) -> bool:
    """Return whether one beginning of a label is the no of another: 没输过 of 输过, 登不进 of 登得进."""
    said, denied = other.removesuffix("了"), head.removesuffix("了")
    return denied in {f"不{said}", f"没{said}", f"没有{said}"} or (
        "得" in said and denied == said.replace("得", "不", 1)
    )
