"""Content text in the person's language, with the values of its facts put in."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.knowledge import FACT_IN_TEXT
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Item
from fapiao_doctor.messages import Lang, say

PACK = "pack"
SHARED = (PACK, "procedures")
"""Catalogues whose texts turn up in any tree."""

MOST_SPOKEN = 5000
"""Texts that are kept as they are said: more than a pack of 16 trees has, some 200 bytes each beside the texts."""


class Speaker:
    """Speaks the texts of one pack in one language; what has no translation is said as it was written."""

    def __init__(self, pack: Pack, lang: Lang) -> None:
        self.pack = pack
        self.lang = lang
        self.catalogues = pack.translations.get(lang, {})
        self._spoken = lru_cache(maxsize=MOST_SPOKEN)(self._said)

    def say(self, text: str, catalogue: str) -> str:
        """Return `text`, from the file whose catalogue is named, in the person's language with facts put in."""
        return self._spoken(text, catalogue)

    def all(self, texts: Iterable[str], catalogue: str) -> tuple[str, ...]:
        """Return each text as `say` does."""
        return tuple(self.say(text, catalogue) for text in texts)

    def items(self, items: Iterable[Item], catalogue: str, known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the items that `known` (slot -> value) lets through, each headed by what is not known."""
        shown = (item for item in items if item.only.holds(known) is not False)
        return tuple(self.heading(item.only, known) + self.say(item.text, catalogue) for item in shown)

    def heading(self, only: Only, known: Mapping[str, str]) -> str:
        """Return "label: " for the values that a condition leaves open, else nothing."""
        labels = [self.value(slot, value) for slot, allowed in only.open(known) for value in allowed]
        return say(self.lang, "{name}：", name=say(self.lang, "、").join(labels)) if labels else ""

    def slot(self, slot: str) -> str:
        """Return the label of a slot; one that the manifest does not name stands for itself."""
        found = self.pack.manifest.slots.get(slot)
        return self.say(found.label, PACK) if found else slot

    def value(self, slot: str, value: str) -> str:
        """Return the label of a slot's value; one that the manifest does not name stands for itself."""
        found = self.pack.manifest.slots.get(slot)
        return self.say(found.values[value], PACK) if found and value in found.values else value

    def level(self, level: str) -> str:
        """Return the label of a level."""
        return self.say(self.pack.manifest.levels.get(level, level), PACK)

    def _said(self, text: str, catalogue: str) -> str:
        spoken = self._translated(text, catalogue)
        return re.sub(FACT_IN_TEXT, lambda match: self._value(match[1], match[0]), spoken) if "{" in spoken else spoken

    def _translated(self, text: str, catalogue: str) -> str:
        for name in (catalogue, *SHARED):
            found = self.catalogues.get(name)
            if found and text in found.words:
                return found.words[text]
        return text

    def _value(self, fact_id: str, otherwise: str) -> str:
        fact = self.pack.knowledge.facts.get(fact_id)
        if fact is None or not fact.value:
            return otherwise
        return self._translated(fact.value, "facts")
