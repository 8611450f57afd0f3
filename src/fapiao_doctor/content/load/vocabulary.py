"""knowledge/vocabulary.yaml to a Vocabulary."""

import re
from collections.abc import Iterator
from math import prod

from fapiao_doctor.content.load.fields import Fields, entries, items, text
from fapiao_doctor.content.load.strictyaml import Document, Node, Sequence, parse
from fapiao_doctor.content.model import Text
from fapiao_doctor.content.vocabulary import Matter, Pattern, Sound, Vocabulary, WordClass
from fapiao_doctor.errors import ContentError, Phrase, Place

MOST_WORDS = 4096
"""Words that one pattern may stand for: the longest of a grown vocabulary stands for about a thousand."""

_PIECE = re.compile(r"\(([^()|]*(?:\|[^()|]*)*)\)|([^()|]+)")


def load_vocabulary(data: Document, file: str) -> Vocabulary:
    """Read the words of a pack; raises ContentError at the first wrong shape."""
    fields = Fields(parse(data, file), "vocabulary.yaml", "", "words elsewhere")
    classes = entries(fields.node("words"), Phrase("词类")) if fields.has("words") else ()
    matters = entries(fields.node("elsewhere"), Phrase("别家的事")) if fields.has("elsewhere") else ()
    return Vocabulary(
        {key: _word_class(key, node) for key, node, _ in classes},
        {key: _matter(key, node) for key, node, _ in matters},
    )


def _word_class(key: str, node: Node) -> WordClass:
    fields = Fields(node, Phrase("词类“{name}”", name=key), "say", "sound names")
    sound: Sound = "rough" if fields.flag("names") else "pinyin"
    if fields.has("sound"):
        sound = fields.one_of("sound", ("no", "exact"))
    return WordClass(key, _patterns(key, fields.node("say")), sound, fields.place)


def _matter(key: str, node: Node) -> Matter:
    fields = Fields(node, Phrase("别家的事“{name}”", name=key), "say turn-to")
    whom = Text(fields.text("turn-to"), fields.node("turn-to").place, key, "turn-to")
    return Matter(key, _patterns(key, fields.node("say")), whom, fields.place)


def _patterns(key: str, node: Node) -> tuple[Pattern, ...]:
    lines = items(node, Phrase("词类“{name}”的 say", name=key)) if isinstance(node, Sequence) else (node,)
    found = tuple(one for line in lines for one in _line(key, line))
    if found:
        return found
    raise ContentError("词类“{name}”没有词", node.place, name=key)


def _line(key: str, node: Node) -> Iterator[Pattern]:
    said = text(node, Phrase("词类“{name}”的 say", name=key))
    for word in said.split("、"):
        if word.strip():
            place = Place(node.place.file, node.place.line, node.place.column + said.find(word))
            yield parse_pattern(word.strip(), place)


def parse_pattern(word: str, place: Place) -> Pattern:
    """Read `(a|b|)c`: brackets hold what may stand there, nothing after a last bar.

    Raises ContentError for a bracket without its other half, one in another, or a bar outside.
    """
    pieces: list[tuple[str, ...]] = []
    at = 0
    for match in _PIECE.finditer(word):
        if match.start() != at:
            break
        at = match.end()
        pieces.append(tuple(match[1].split("|")) if match[2] is None else (match[2],))
    if at != len(word):
        raise ContentError("“{word}”的括号或竖线不成对：写成 (甲|乙|)丙 这样", place, word=word)
    if prod(len(piece) for piece in pieces) > MOST_WORDS:
        raise ContentError("“{word}”一个写法代表的词太多，超过 {most} 个", place, word=word, most=MOST_WORDS)
    return tuple(pieces)
