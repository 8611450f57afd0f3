"""Content text in the person's language, with the values of its facts put in."""

from collections.abc import Iterable

from fapiao_doctor.content.knowledge import FACT_IN_TEXT, Fact, facts_in
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome
from fapiao_doctor.messages import Lang


class Speaker:
    """Speaks the texts of one library in one language."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self.library = library
        self.lang = lang

    def say(self, text: str, catalogue: str) -> str:
        """Give `text`, from the file whose catalogue is named, in the person's language with facts put in."""
        spoken = self._translated(text, catalogue) if self.lang == "en" else text
        return FACT_IN_TEXT.sub(lambda match: self._value(match[1], match[0]), spoken)

    def all(self, texts: Iterable[str], catalogue: str) -> tuple[str, ...]:
        """Give each text as `say` does."""
        return tuple(self.say(text, catalogue) for text in texts)

    def _translated(self, text: str, catalogue: str) -> str:
        for name in (catalogue, "procedures"):
            found = self.library.english.get(name)
            if found and text in found.words:
                return found.words[text]
        return text

    def _value(self, fact_id: str, otherwise: str) -> str:
        fact = self.library.knowledge.facts.get(fact_id)
        if fact is None or not fact.value:
            return otherwise
        return self._translated(fact.value, "facts") if self.lang == "en" else fact.value


def fact_ids(outcome: Outcome) -> tuple[str, ...]:
    """List the ids of the facts that an outcome rests on, each once, in reading order."""
    texts = [outcome.title, *outcome.stop, *outcome.bring]
    extra: list[str] = []
    for step in outcome.steps:
        texts += [step.do, step.note]
        extra += step.facts
    texts += [outcome.who, outcome.where, outcome.cost, outcome.time, outcome.lost, outcome.works_when]
    texts += [*outcome.last_resort, *outcome.avoid, *outcome.prevent]
    inserted = [fact for text in texts for fact in facts_in(text)]
    return tuple(dict.fromkeys([*inserted, *extra, *outcome.law]))


def facts_of(library: Library, outcome: Outcome) -> tuple[Fact, ...]:
    """Give the facts that an outcome rests on; unknown ids are left to the checks."""
    table = library.knowledge.facts
    return tuple(table[name] for name in fact_ids(outcome) if name in table)
