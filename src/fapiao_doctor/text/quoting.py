"""A text as a YAML scalar that reads back as the same text."""

import json


def quoted(text: str) -> str:
    """Return `text` in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
