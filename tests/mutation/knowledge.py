"""Mistakes in what a pack rests on, and content that breaks a law of its manifest."""

from collections.abc import Iterator
from random import Random

from fapiao_doctor.content.load.strictyaml import Mapping, Scalar
from mutation.text import Mutant, Source, keys, listed, table, under


def sources(source: Source) -> Iterator[Mutant]:
    """Yield the file of sources with one of them gone, or there twice."""
    for name, place in keys(source.top.entries["sources"]).items():
        yield from _there(source.without("remove-source", place, name))
        yield from _there(source.twice("duplicate-key", place, name))


def facts(source: Source, random: Random) -> Iterator[Mutant]:
    """Yield the file of facts with one gone, with an unknown source, or with none."""
    for name, fact in table(source.top.entries["facts"]).items():
        place = keys(source.top.entries["facts"])[name]
        yield from _there(source.without("remove-fact", place, name))
        cited = next(under(fact, "sources"), None)
        for one in listed(cited)[:1]:
            if isinstance(one, Scalar):
                yield from _there(source.put("remove-source", one, "not-there", f"{name}: unknown source"))
        if isinstance(fact, Mapping) and "sources" in fact.keys:
            yield from _there(source.without("remove-source", fact.keys["sources"], f"{name}: no sources"))
        for key in ("verified-on", "review-by"):
            day = table(fact).get(key)
            if isinstance(day, Scalar):
                yield from _there(source.put("trap", day, random.choice(("2026-02-30", "~", "20261", "[]")), key))


def codes(source: Source) -> Iterator[Mutant]:
    """Yield the file of codes with one that leads nowhere."""
    for name, code in table(source.top.entries["codes"]).items():
        to = table(code).get("leads-to")
        if isinstance(to, Scalar):
            yield from _there(source.put("dangling", to, "not-there", f"code {name}"))


def lawless(source: Source, broken: dict[str, str]) -> Iterator[Mutant]:
    """Yield a tree whose outcomes, one at a time, break a law: `broken` is name -> the text that breaks it."""
    for name, outcome in table(source.top.entries["outcomes"]).items():
        for law, text in broken.items():
            steps = table(outcome).get("steps")
            first = next((one for one in under(steps, "do") if isinstance(one, Scalar)), None) if steps else None
            if first is not None and law != "asks-for-secret":
                yield from _there(source.put("break-law", first, f'"{text}"', f"{name}: {law}"))
    for name, question in table(source.top.entries.get("questions")).items():
        ask = table(question).get("ask")
        if isinstance(ask, Scalar) and "asks-for-secret" in broken:
            yield from _there(source.put("break-law", ask, f'"{broken["asks-for-secret"]}"', f"{name}: secret"))


def _there(found: Mutant | None) -> Iterator[Mutant]:
    if found is not None and found.text != "":
        yield found
