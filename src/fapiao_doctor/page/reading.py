"""What the page's reader is made of: the table of `reader/table.py`, with the vocabulary in place of all its words.

The words of a table, by spelling and by three sounds, are two thirds of its size, and all follow from the vocabulary.
The page makes them from the patterns when the first text is typed.
"""

from collections.abc import Mapping
from typing import Any

from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.vocabulary import Vocabulary
from fapiao_doctor.diagnosis.open import table_of
from fapiao_doctor.page.weights import packed_weights
from fapiao_doctor.reader.shape import ELSEWHERE
from fapiao_doctor.text.fold import hanzi

MADE = ("spelt", "heard", "rough", "alike", "screen", "numbers")
"""Parts of a table that the page makes itself."""

WEIGHTS = ("model", "young")

Json = dict[str, Any]


def reader_data(packs: Mapping[str, Pack]) -> Json:
    """Return the tables of characters, and the table of each pack by its id."""
    return {"hanzi": hanzi(), "tables": {name: reader_table(pack) for name, pack in packs.items()}}


def reader_table(pack: Pack) -> Json:
    """Return what the page reads by one pack."""
    table = pack.table() if pack.table else table_of(pack)
    said = {name: one for name, one in table.items() if name not in MADE}
    weights = {name: packed_weights(table[name]) for name in WEIGHTS}
    codes = [dict(code) for code in table["screen"]["codes"].values()]
    return {**said, **weights, "codes": codes, "vocabulary": _classes(pack.vocabulary)}


def _classes(vocabulary: Vocabulary) -> list[list[Any]]:
    """Return each class as its name, how far its sound is enough, and its patterns."""
    rows = [[name, one.sound, one.patterns] for name, one in vocabulary.words.items()]
    return [*rows, *([ELSEWHERE + name, "rough", one.patterns] for name, one in vocabulary.elsewhere.items())]
