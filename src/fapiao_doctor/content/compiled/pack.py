"""A pack to sections and back; what comes back reads each part when it is first asked for.

A part that is broken is taken from the pack's own files instead, without a word: a compiled file saves time and
nothing else.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from fapiao_doctor.content.compiled.codec import decoder, encoded
from fapiao_doctor.content.compiled.sections import Sections
from fapiao_doctor.content.knowledge import Code, Fact, Knowledge, Procedure, Source
from fapiao_doctor.content.library import Catalogue, Pack
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Tree
from fapiao_doctor.content.vocabulary import Matter, Vocabulary, WordClass

Value = TypeVar("Value")
Read = Callable[[Any], Value]

SPOILT = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What data of another form than was written is met with; Broken is one of them."""

TREE, LANGUAGE = "tree ", "language "
TABLES: Mapping[str, tuple[type, Callable[[Pack], Mapping[str, Any]]]] = {
    "facts": (Fact, lambda pack: pack.knowledge.facts),
    "sources": (Source, lambda pack: pack.knowledge.sources),
    "procedures": (Procedure, lambda pack: pack.knowledge.procedures),
    "codes": (Code, lambda pack: pack.knowledge.codes),
    "words": (WordClass, lambda pack: pack.vocabulary.words),
    "elsewhere": (Matter, lambda pack: pack.vocabulary.elsewhere),
}
"""The tables of a pack, each a section whose entries are read one by one."""


def sections_of(pack: Pack, table: object, looked_at: Collection[str]) -> dict[str, object]:
    """Return the sections of a pack; `table` is that of its reader, `looked_at` the slots that its trees look at."""
    found: dict[str, object] = {"head": [encoded(pack.manifest), pack.prefix, sorted(looked_at)], "rules": pack.rules}
    found |= {name: encoded(part(pack)) for name, (_kind, part) in TABLES.items()}
    found |= {TREE + name: encoded(tree) for name, tree in pack.trees.items()}
    for language, catalogues in pack.translations.items():
        found[LANGUAGE + language] = {name: dict(one.words) for name, one in catalogues.items()}
    return {**found, "reader": table}


class Compiled:
    """A compiled pack, open; `raw` gives the pack from its own files, `spoilt` is called where a part is broken."""

    def __init__(self, sections: Sections, raw: Callable[[], Pack], spoilt: Callable[[], None]) -> None:
        self._sections = sections
        self._raw = raw
        self._spoilt = spoilt

    def pack(self, folder: Path, languages: Collection[str]) -> Pack:
        """Return the pack, with its translations into `languages`; raises one of SPOILT where its head is broken."""
        head, prefix, looked_at = self._sections.read("head")
        manifest: Manifest = decoder(Manifest)(head)
        tables = {name: self._table(name) for name in TABLES}
        names = [name.removeprefix(TREE) for name in self._sections.names() if name.startswith(TREE)]
        return Pack(
            manifest=manifest,
            trees=Lazy(names, self._tree),
            knowledge=Knowledge(tables["facts"], tables["sources"], tables["procedures"], tables["codes"]),
            vocabulary=Vocabulary(tables["words"], tables["elsewhere"]),
            rules=self._part("rules", _as_it_is, lambda pack: pack.rules),
            translations={one: self._catalogues(one) for one in manifest.translations if one in languages},
            prefix=prefix,
            folder=folder,
            looked_at=frozenset(looked_at),
            table=self._reader,
        )

    def _tree(self, name: str) -> Tree:
        read: Read[Tree] = decoder(Tree)
        return self._part(TREE + name, read, lambda pack: pack.trees[name])

    def _table(self, name: str) -> "Mapping[str, Any]":
        kind, part = TABLES[name]
        read = decoder(kind)

        def entry(key: str, data: Any) -> Any:
            try:
                return read(data)
            except SPOILT:
                return part(self._from_files())[key]

        return Entries(lambda: self._part(name, _mapping, lambda _pack: None), entry, lambda: part(self._from_files()))

    def _catalogues(self, language: str) -> Mapping[str, Catalogue]:
        return self._part(LANGUAGE + language, _catalogues, lambda pack: pack.translations[language])

    def _reader(self) -> Mapping[str, Any] | None:
        table: Mapping[str, Any] | None = self._part("reader", _mapping, lambda _pack: None)
        return table

    def _part(self, name: str, read: Read[Value], otherwise: Callable[[Pack], Value]) -> Value:
        try:
            return read(self._sections.read(name))
        except SPOILT:
            return otherwise(self._from_files())

    def _from_files(self) -> Pack:
        self._spoilt()
        return self._whole

    @cached_property
    def _whole(self) -> Pack:
        return self._raw()


class Lazy(Mapping[str, Value], Generic[Value]):
    """A mapping whose values are read when they are first asked for."""

    def __init__(self, names: Collection[str], read: Callable[[str], Value]) -> None:
        self._values: dict[str, Value | None] = dict.fromkeys(names)
        self._read = read

    def __getitem__(self, name: str) -> Value:
        """Return a value, read at most once."""
        found = self._values[name]
        if found is None:
            found = self._values[name] = self._read(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._values)


class Entries(Mapping[str, Value], Generic[Value]):
    """A mapping of one section, which is read at the first use; its entries are read when they are asked for.

    Where the section is broken, `whole` gives the mapping.
    """

    def __init__(
        self,
        section: Callable[[], Mapping[str, Any] | None],
        read: Callable[[str, Any], Value],
        whole: Callable[[], Mapping[str, Value]],
    ) -> None:
        self._section, self._read, self._whole = section, read, whole

    @cached_property
    def _entries(self) -> Mapping[str, Value]:
        data = self._section()
        return self._whole() if data is None else Lazy(data, lambda name: self._read(name, data[name]))

    def __getitem__(self, name: str) -> Value:
        """Return an entry, read at most once."""
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)


def _as_it_is(data: Any) -> Any:
    return _mapping(data)


def _mapping(data: Any) -> Any:
    if not isinstance(data, dict):
        raise TypeError(data)
    return data


def _catalogues(data: Any) -> Mapping[str, Catalogue]:
    return {name: Catalogue({str(zh): str(said) for zh, said in words.items()}, {}) for name, words in data.items()}
