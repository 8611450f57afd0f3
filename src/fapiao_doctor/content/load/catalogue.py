"""One catalogue of a translation: a flat table from the text as written to the text in the other language."""

from fapiao_doctor.content.load.fields import mapping, text
from fapiao_doctor.content.load.strictyaml import Document, parse
from fapiao_doctor.errors import Phrase, Place

STUB = "To be translated"
"""How an entry begins that waits for a translator; until then people read the text as it was written."""


def load_catalogue(data: Document, file: str) -> tuple[dict[str, str], dict[str, Place]]:
    """Return text -> translated text without the stubs, and text -> place of all.

    Raises ContentError at the first entry that is not a text.
    """
    table = mapping(parse(data, file), Phrase("译文目录"))
    words = {key: text(node, Phrase("“{key}”的译文", key=key)) for key, node in table.entries.items()}
    return {key: said for key, said in words.items() if not said.startswith(STUB)}, table.keys
