"""Objects of JSON that come again and again, each with its text beside it."""

from typing import Any


class Fixed(dict[str, Any]):
    """An object that nobody changes; `texts` holds its JSON, by whether it is ASCII alone, once that was made."""

    __slots__ = ("texts",)

    def __init__(self, value: dict[str, Any]) -> None:
        super().__init__(value)
        self.texts: dict[bool, str] = {}
