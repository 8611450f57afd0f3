"""A folded text to units: one for each Chinese character, Latin word or digit; and the same units by their sound."""

import re
from dataclasses import dataclass
from functools import cache

from fapiao_doctor.text.fold import hanzi

BREAK = "|"
"""The unit that stands for the end of a clause: nothing is said across it."""

BREAKS = frozenset(",。!?;\n…~.|")
KEPT = frozenset("、/&+")
LONGEST_SYLLABLE = 6
LONGEST_PINYIN = 40
"""Letters of one run that are cut into syllables; a longer one is no pinyin."""

_PIECE = re.compile(r"[a-z]+|[0-9]|[^\sa-z0-9]")
_SWAP = str.maketrans("bdgfnr", "ptkhll")


@dataclass(frozen=True, slots=True)
class Units:
    """Units, and the place of each in the folded text."""

    said: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def units(plain: str) -> tuple[Units, Units, Units]:
    """Return the units of a folded text by spelling, by rough sound and by exact sound; quotes and brackets vanish.

    By exact sound only characters are known: pinyin is typed by people who say kou lin.
    """
    said, spans, sounds, sound_spans, exact = [], [], [], [], []
    syllable_of = _syllables()
    for match in _PIECE.finditer(plain):
        piece, (start, end) = match[0], match.span()
        if piece in BREAKS:
            piece = BREAK
        elif not piece.isalnum() and piece not in KEPT:
            continue
        said.append(piece)
        spans.append((start, end))
        exact.append(syllable_of.get(piece, piece))
        cuts = cut(piece) if end - start > 1 else ()
        if cuts:
            sounds += [alike(piece[a:b]) for a, b in cuts]
            sound_spans += [(start + a, start + b) for a, b in cuts]
        else:
            sounds.append(alike(syllable_of[piece]) if piece in syllable_of else piece)
            sound_spans.append((start, end))
    places = tuple(spans)
    return Units(tuple(said), places), Units(tuple(sounds), tuple(sound_spans)), Units(tuple(exact), places)


def squeeze(plain: str) -> str:
    """Return a folded text without all that is neither letter nor digit: what two spellings of one line share."""
    return "".join(char for char in plain if char.isalnum())


def alike(syllable: str) -> str:
    """Fold what speakers and fingers confuse: zh/z, ch/c, sh/s, -ng/-n, l/n/r, b/p, d/t, g/k, f/h."""
    if syllable[1:2] == "h" and syllable[0] in "zcs":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith("ng") and len(syllable) > 3:
        syllable = syllable[:-1]
    return syllable[0].translate(_SWAP) + syllable[1:]


def cut(word: str) -> list[tuple[int, int]]:
    """Cut Latin letters into pinyin syllables, the longest first; nothing where it is not pinyin all through."""
    if not 1 < len(word) <= LONGEST_PINYIN:
        return []
    known = _spellings()
    sizes = [0] * len(word) + [-1]
    for start in range(len(word) - 1, -1, -1):
        for size in range(min(LONGEST_SYLLABLE, len(word) - start), 0, -1):
            if sizes[start + size] and word[start : start + size] in known:
                sizes[start] = size
                break
    cuts, start = [], 0
    while sizes[0] and start < len(word):
        cuts.append((start, start + sizes[start]))
        start += sizes[start]
    return cuts


@cache
def _spellings() -> frozenset[str]:
    sounds = hanzi()["sounds"]
    return frozenset(sounds) | {"lv", "nv", "lue", "nue"}


@cache
def _syllables() -> dict[str, str]:
    sounds = hanzi()["sounds"]
    assert isinstance(sounds, dict)
    return {char: syllable for syllable, chars in sounds.items() for char in chars}
