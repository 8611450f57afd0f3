"""One catalogue of a translation: a flat table from the text as written to the text in the other language."""

from fapiao_doctor.content.load.fields import mapping, text
from fapiao_doctor.content.load.strictyaml import Document, parse
from fapiao_doctor.errors import Phrase, Place


def load_catalogue(data: Document, file: str) -> tuple[dict[str, str], dict[str, Place]]:
    """Return text -> translated text, and text -> place.

    Raises ContentError at the first entry that is not a text.
    """
    table = mapping(parse(data, file), Phrase("译文目录"))
    words = {key: text(node, Phrase("“{key}”的译文", key=key)) for key, node in table.entries.items()}
    return words, table.keys
