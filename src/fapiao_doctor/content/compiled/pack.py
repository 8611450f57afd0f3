"""A compiled pack, read back: each part when it is first asked for; `writing.py` makes the sections.

A part that is broken is taken from the pack's own files instead, without a word: a compiled file saves time and
nothing else.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from fapiao_doctor.content.compiled.codec import decoder, encoded, partly
from fapiao_doctor.content.compiled.lazy import SPOILT, Entries, Lazy, Read
from fapiao_doctor.content.compiled.sections import Sections
from fapiao_doctor.content.knowledge import Code, Fact, Knowledge, Procedure, Source
from fapiao_doctor.content.library import Catalogue, Pack
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Outcome, Question, Tree
from fapiao_doctor.content.vocabulary import Matter, Rules, Vocabulary, WordClass, no_rules
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.files import Name

Value = TypeVar("Value")

HEAD, RULES, TREES, NODES, ROUTES = "head", "rules", "trees", "nodes", "routes"
MARKS, MARKED = "marks", "marked"
LANGUAGE, READER = "language ", "reader"
TABLES: Mapping[str, tuple[type, Callable[[Pack], Mapping[str, Any]]]] = {
    "facts": (Fact, lambda pack: pack.knowledge.facts),
    "sources": (Source, lambda pack: pack.knowledge.sources),
    "procedures": (Procedure, lambda pack: pack.knowledge.procedures),
    "codes": (Code, lambda pack: pack.knowledge.codes),
    "words": (WordClass, lambda pack: pack.vocabulary.words),
    "elsewhere": (Matter, lambda pack: pack.vocabulary.elsewhere),
}
"""The tables of a pack, each a section whose entries are read one by one."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is worked out of a pack once, by those who know how."""

    table: Callable[[Pack], Mapping[str, Any]]
    """Return the table of the pack's reader."""

    looked_at: Callable[[Pack], Collection[str]]
    """Return the slots that the trees look at."""

    routes: Callable[[Pack], Mapping[str, object]]
    """Return by tree the answers that lead from the start to its start, and into it anywhere."""

    marks: Callable[[Pack], tuple[Mapping[str, int], Mapping[str, str]]]
    """Return by tree what stands for it in a replay code, and the other way round."""


class Compiled:
    """A compiled pack, open.

    `raw` gives the pack from its own files, `work` is what is worked out of that, `spoilt` is called where a part is
    broken.
    """

    def __init__(
        self,
        sections: Sections,
        raw: Callable[[], Pack],
        work: Work,
        spoilt: Callable[[], None],
    ) -> None:
        self._sections = sections
        self._raw = raw
        self._work = work
        self._spoilt = spoilt

    def pack(self, folder: Name, languages: Collection[str]) -> Pack:
        """Return the pack, with its translations into `languages`; raises one of SPOILT where its head is broken."""
        head, prefix, looked_at, trees = self._sections.read(HEAD)
        manifest: Manifest = decoder(Manifest)(head)
        tables = {name: self._table(name) for name in TABLES}
        return Pack(
            manifest=manifest,
            trees=Lazy(_texts(trees), self._tree),
            knowledge=Knowledge(tables["facts"], tables["sources"], tables["procedures"], tables["codes"]),
            vocabulary=Vocabulary(tables["words"], tables["elsewhere"]),
            rules=cast(Rules, Entries(lambda: self._sections.entries(RULES), _as_it_is, self._own_rules)),
            translations={one: self._catalogues(one) for one in manifest.translations if one in languages},
            prefix=prefix,
            folder=folder,
            looked_at=frozenset(looked_at),
            routes=Entries(
                lambda: self._sections.entries(ROUTES), _route, lambda: encoded(self._work.routes(self._from_files()))
            ),
            marks=(
                Entries(lambda: self._sections.entries(MARKS), decoder(int), lambda: self._own_marks[0]),
                Entries(lambda: self._sections.entries(MARKED), decoder(str), lambda: self._own_marks[1]),
            ),
            table=self._reader,
        )

    def _tree(self, name: str) -> Tree:
        """Return a tree whose nodes are read when they are asked for."""
        read = partly(
            Tree,
            questions=self._nodes(name, _of(Question), lambda tree: tree.questions),
            outcomes=self._nodes(name, _of(Outcome), lambda tree: tree.outcomes),
        )
        try:
            tree: Tree = read(self._sections.entries(TREES)[name])
        except SPOILT:
            return self._from_files().trees[name]
        return tree

    def _nodes(
        self, tree: str, read: Read[Value], of: Callable[[Tree], Mapping[str, Value]]
    ) -> Callable[[Any], "Mapping[str, Value]"]:
        def node(name: str) -> Value:
            return self._or_from_files(
                lambda: read(self._sections.entries(NODES)[f"{tree}/{name}"]),
                lambda: of(self._from_files().trees[tree])[name],
            )

        return lambda names: Lazy(_mapping(names), node)

    def _table(self, name: str) -> "Mapping[str, Any]":
        kind, part = TABLES[name]
        return Entries(lambda: self._sections.entries(name), _of(kind), lambda: part(self._from_files()))

    def _catalogues(self, language: str) -> Mapping[str, Catalogue]:
        name = LANGUAGE + language
        return Entries(
            lambda: self._sections.entries(name), _catalogue, lambda: self._from_files().translations[language]
        )

    def _reader(self) -> Mapping[str, Any]:
        """Return the table of the reader; its large mappings are read entry by entry, its rules are the pack's own."""
        try:
            table, large = self._sections.read(READER)
            if table["rules"] is None:
                table["rules"] = _rules(self._sections.read(RULES))
            for path in large:
                keys = path.split(" ")[1:]
                _inside(_mapping(table), keys[:-1])[keys[-1]] = self._large(path, keys)
        except SPOILT:
            return self._own_table
        whole: Mapping[str, Any] = table
        return whole

    def _large(self, section: str, keys: Sequence[str]) -> Mapping[str, Any]:
        return Entries(
            lambda: self._sections.entries(section), _as_it_is, lambda: _inside(self._own_table, keys), keep=False
        )

    @cached_property
    def _own_table(self) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self._work.table(self._from_files())
        return table

    @cached_property
    def _own_marks(self) -> tuple[Mapping[str, int], Mapping[str, str]]:
        return self._work.marks(self._from_files())

    def _own_rules(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self._from_files().rules)

    def _or_from_files(self, read: Callable[[], Value], otherwise: Callable[[], Value]) -> Value:
        try:
            return read()
        except SPOILT:
            return otherwise()

    def _from_files(self) -> Pack:
        self._spoilt()
        return self._whole

    @cached_property
    def _whole(self) -> Pack:
        return self._raw()


def _inside(table: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        table = table[key]
    return table


def _of(kind: type) -> Callable[[Any], Any]:
    """Return the function that reads values of a class, which is made when the first is read: many never are."""
    return lambda data: decoder(kind)(data)


def _as_it_is(data: Any) -> Any:
    return data


def _mapping(data: Any) -> Any:
    if not isinstance(data, dict):
        raise TypeError(data)
    return data


def _rules(data: Any) -> Any:
    if not all(type(data[name]) is type(none) for name, none in no_rules().items()):
        raise TypeError(data)
    return data


def _route(data: Any) -> Any:
    whole, inside = data
    for one in (whole, inside):
        if one is not None and not all(len(answer) == 3 and all(isinstance(x, str) for x in answer) for answer in one):
            raise TypeError(data)
    return data


def _texts(data: Any) -> list[str]:
    if not isinstance(data, list) or not all(isinstance(one, str) for one in data):
        raise TypeError(data)
    return data


def _catalogue(data: Any) -> Catalogue:
    return Catalogue({str(zh): str(said) for zh, said in _mapping(data).items()}, {})
