"""A folded text to units: one for each Chinese character, Latin word or digit; and the same units by their sound."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.fold import hanzi

BREAK = "|"
"""The unit that stands for the end of a clause: nothing is said across it."""

BREAKS = frozenset(",。!?;\n…~.|")
KEPT = frozenset("、/&+")
LONGEST_SYLLABLE = 6
LONGEST_PINYIN = 40
"""Letters of one run that are cut into syllables; a longer one is no pinyin."""

_PIECE = re.compile(r"[a-z]+|[^a-z]")
_SWAP = str.maketrans("bdgfnr", "ptkhll")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Units:
    """Units, and the place of each in the folded text."""

    said: list[str]
    spans: list[Span]


def units(plain: str) -> tuple[Units, Units, Units]:
    """Return the units of a folded text by spelling, by rough sound and by exact sound; quotes and brackets vanish.

    By exact sound only characters are known: pinyin is typed by people who say kou lin.
    """
    said: list[str] = []
    spans: list[Span] = []
    sounds: list[str] = []
    exact: list[str] = []
    cuts: list[tuple[int, tuple[Span, ...]]] = []
    start = 0
    for piece in _PIECE.findall(plain):
        end = start + len(piece)
        unit, sound, sounds_exactly = _char(piece) if end - start == 1 else (piece, piece, piece)
        if unit:
            if end - start > 1 and (syllables := cut(piece)):
                cuts.append((len(said), syllables))
            said.append(unit)
            spans.append((start, end))
            sounds.append(sound)
            exact.append(sounds_exactly)
        start = end
    spelling = Units(said, spans)
    return spelling, _syllables_for_words(Units(sounds, spans), cuts), Units(exact, spans)


def _syllables_for_words(rough: Units, cuts: list[tuple[int, tuple[Span, ...]]]) -> Units:
    """Return the units with the syllables of each word that is pinyin in place of the word."""
    if not cuts:
        return rough
    said, spans, done = [], [], 0
    for number, syllables in cuts:
        word, start = rough.said[number], rough.spans[number][0]
        said += [*rough.said[done:number], *(alike(word[first:last]) for first, last in syllables)]
        spans += [*rough.spans[done:number], *((start + first, start + last) for first, last in syllables)]
        done = number + 1
    return Units(said + rough.said[done:], spans + rough.spans[done:])


@cache
def _char(char: str) -> tuple[str, str, str]:
    """Return the unit that one character is, its rough and its exact sound; no unit for blanks and quotes."""
    if char.isspace() or not (char.isalnum() or char in KEPT or char in BREAKS):
        return "", "", ""
    unit = BREAK if char in BREAKS else char
    syllable = _sound(unit)
    return (unit, alike(syllable), syllable) if syllable else (unit, unit, unit)


def squeeze(plain: str) -> str:
    """Return a folded text without all that is neither letter nor digit: what two spellings of one line share."""
    return plain if plain.isalnum() else "".join([char for char in plain if char.isalnum()])


def alike(syllable: str) -> str:
    """Fold what speakers and fingers confuse: zh/z, ch/c, sh/s, -ng/-n, l/n/r, b/p, d/t, g/k, f/h."""
    if syllable[1:2] == "h" and syllable[0] in "zcs":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith("ng") and len(syllable) > 3:
        syllable = syllable[:-1]
    return syllable[0].translate(_SWAP) + syllable[1:]


@lru_cache(maxsize=5000)
def cut(word: str) -> tuple[Span, ...]:
    """Cut Latin letters into pinyin syllables, the longest first; nothing where it is not pinyin all through."""
    if not 1 < len(word) <= LONGEST_PINYIN:
        return ()
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
    return tuple(cuts)


@cache
def _spellings() -> frozenset[str]:
    return frozenset(_by_syllable()) | {"lv", "nv", "lue", "nue"}


def _sound(char: str) -> str:
    """Return the syllable of a character, empty for one that has none: a table of all would take 1 ms to make."""
    chars, ends, syllables = _sounds()
    place = chars.rfind(char)
    return syllables[bisect_right(ends, place)] if place >= 0 else ""


@cache
def _sounds() -> tuple[str, list[int], list[str]]:
    """Return all characters that have a sound, those of one syllable together, with where each syllable's end."""
    sounds = _by_syllable()
    return "".join(sounds.values()), list(accumulate(map(len, sounds.values()))), list(sounds)


def _by_syllable() -> dict[str, str]:
    sounds = hanzi()["sounds"]
    assert isinstance(sounds, dict)
    return sounds
