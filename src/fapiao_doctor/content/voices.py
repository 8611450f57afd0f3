"""How many speak where several sources say the same, and how well that founds a statement."""

from collections.abc import Collection, Iterable, Mapping

from fapiao_doctor.content.knowledge import Source, Trust

MIRRORS = ("www.", "m.", "mobile.", "wap.")
"""Beginnings of a host name that make no other publisher of it."""


def voices(sources: Iterable[Source], table: Mapping[str, Source]) -> tuple[frozenset[str], ...]:
    """Return the ids of the sources in groups that speak with one voice.

    One voice are: a text and its copies, what one publisher says, what stands on one host.
    """
    groups: list[tuple[set[str], set[str]]] = []
    for source in sources:
        marks, ids = _marks(source, table), {source.id}
        alike = [group for group in groups if group[0] & marks]
        for other in alike:
            groups.remove(other)
            marks |= other[0]
            ids |= other[1]
        groups.append((marks, ids))
    return tuple(frozenset(ids) for _, ids in groups)


def official(sources: Iterable[Source], kinds: Collection[str]) -> bool:
    """Return whether a source of high trust is among them, of one of `kinds`; no kinds means that any will do."""
    return any(one.trust == "high" and (not kinds or one.kind in kinds) for one in sources)


def corroborated(sources: Iterable[Source], table: Mapping[str, Source]) -> bool:
    """Return whether two voices or more say it, those of low trust not counted: they copy from one another."""
    return len(voices((one for one in sources if one.trust != "low"), table)) > 1


def founded(sources: Collection[Source], table: Mapping[str, Source], kinds: Collection[str]) -> Trust:
    """Return the most that a statement with these sources may claim; `kinds` are those of official sources."""
    if official(sources, kinds):
        return "official"
    return "corroborated" if corroborated(sources, table) else "single-source"


def original(source: Source, table: Mapping[str, Source]) -> str:
    """Return the id of the text that `source` reprints at the end of the chain, its own where it is no copy."""
    passed = [source.id]
    while source.copy_of in table and source.copy_of not in passed:
        source = table[source.copy_of]
        passed.append(source.id)
    return passed[-1]


def _marks(source: Source, table: Mapping[str, Source]) -> set[str]:
    """Return what two sources with one voice have in common."""
    from urllib.parse import urlsplit  # takes a fortieth of a short run to load, which seldom compares sources

    host = urlsplit(source.url).hostname or ""
    for mirror in MIRRORS:
        host = host.removeprefix(mirror)
    marks = {f"text {original(source, table)}", f"publisher {source.publisher}"}
    return marks | {f"host {host}"} if host else marks
