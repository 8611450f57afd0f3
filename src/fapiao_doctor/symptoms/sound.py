"""How words sound: the key under which 口令, 口领 and kou ling are the same."""

from fapiao_doctor.symptoms.hanzi import SECOND, SOUNDS

_SYLLABLE = {char: line.partition(":")[0] for line in SOUNDS.split(";") for char in line.partition(":")[2]}
_SYLLABLES = frozenset(_SYLLABLE.values()) | {"lv", "nv", "lue", "nue"}
_LONGEST = 6
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def sound_of(char: str) -> str:
    """Give the folded syllable of a character, or "" if it has none."""
    syllable = _SYLLABLE.get(char)
    return fold(syllable) if syllable else ""


def sounds_of(char: str) -> tuple[str, ...]:
    """Give every reading of a character that a word may use, folded, the usual one first."""
    first = sound_of(char)
    second = fold(SECOND[char]) if char in SECOND else ""
    return tuple(dict.fromkeys(one for one in (first, second) if one))


def fold(syllable: str) -> str:
    """Fold what many speakers do not tell apart: zh/z, ch/c, sh/s, -ng/-n, l/n at the start."""
    if syllable[1:2] == "h" and syllable[0] in "zcs":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith("ng") and syllable not in ("eng", "ang"):
        syllable = syllable[:-1]
    return "l" + syllable[1:] if syllable[0] == "n" and len(syllable) > 1 else syllable


def rough(sound: str) -> str:
    """Fold further what fingers and southern speakers confuse: b/p, d/t, g/k, f/h, r/l."""
    swap = {"b": "p", "d": "t", "g": "k", "f": "h", "r": "l"}
    return swap.get(sound[:1], sound[:1]) + sound[1:]


def syllables(word: str) -> list[tuple[int, int]]:
    """Cut a run of letters into pinyin syllables, longest first; [] where it is not pinyin all through."""
    if not word or not _LETTERS.issuperset(word):
        return []
    ends: list[int] = [-1] * (len(word) + 1)
    ends[len(word)] = 0
    for start in range(len(word) - 1, -1, -1):
        for length in range(min(_LONGEST, len(word) - start), 0, -1):
            if ends[start + length] >= 0 and word[start : start + length] in _SYLLABLES:
                ends[start] = length
                break
    return _cuts(ends) if ends[0] > 0 else []


def _cuts(lengths: list[int]) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    start = 0
    while start < len(lengths) - 1:
        cuts.append((start, start + lengths[start]))
        start += lengths[start]
    return cuts
