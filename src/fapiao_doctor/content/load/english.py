"""One file of trees/en: a flat table from the Chinese text to the English text."""

from fapiao_doctor.content.load.fields import mapping, text
from fapiao_doctor.content.load.strictyaml import parse
from fapiao_doctor.errors import Place


def load_english(data: bytes, file: str) -> tuple[dict[str, str], dict[str, Place]]:
    """Read one catalogue: Chinese text -> English text, and Chinese text -> place.

    Raises ContentError at the first entry that is not a text.
    """
    table = mapping(parse(data, file), "英文目录")
    words = {key: text(node, f"“{key}”的英文") for key, node in table.entries.items()}
    return words, table.keys
