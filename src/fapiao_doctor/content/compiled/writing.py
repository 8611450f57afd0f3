"""A pack to the sections of its compiled form; loaded where a pack is compiled, which no short run does."""

from collections.abc import Mapping
from typing import Any

from fapiao_doctor.content.compiled.codec import encoded
from fapiao_doctor.content.compiled.pack import (
    HEAD,
    LANGUAGE,
    MARKED,
    MARKS,
    NODES,
    READER,
    ROUTES,
    RULES,
    TABLES,
    TREES,
    Work,
)
from fapiao_doctor.content.compiled.written import Bucketed
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question, Tree
from fapiao_doctor.frozen import replace

MANY = 100
"""Entries, or rows of its entries, from which a mapping inside the reader's table has a section of its own: no run
needs more than a few of them. The smallest of the bundled pack that is so large takes 9 kB, the largest of the others
1 kB."""


def sections_of(pack: Pack, work: Work) -> dict[str, object]:
    """Return the sections of a pack, with all that is worked out of it."""
    head = [encoded(pack.manifest), pack.prefix, sorted(work.looked_at(pack)), list(pack.trees)]
    found: dict[str, object] = {HEAD: head, RULES: pack.rules}
    found |= {name: Bucketed(encoded(part(pack))) for name, (_kind, part) in TABLES.items()}
    found[TREES] = Bucketed({name: _without_nodes(tree) for name, tree in pack.trees.items()})
    found[NODES] = Bucketed(
        {f"{name}/{node}": encoded(one) for name, tree in pack.trees.items() for node, one in _nodes(tree).items()}
    )
    found[ROUTES] = Bucketed(encoded(work.routes(pack)))
    found[MARKS], found[MARKED] = map(Bucketed, work.marks(pack))
    for language, catalogues in pack.translations.items():
        found[LANGUAGE + language] = Bucketed({name: dict(one.words) for name, one in catalogues.items()})
    large: dict[str, object] = {}
    table = work.table(pack)
    rest = _without_large({**table, **({"rules": None} if table["rules"] == pack.rules else {})}, (READER,), large)
    return {**found, READER: [rest, list(large)], **large}


def _nodes(tree: Tree) -> Mapping[str, Question | Outcome]:
    return {**tree.questions, **tree.outcomes}


def _without_nodes(tree: Tree) -> Any:
    """Return a tree as plain data, with the names of its nodes alone: a run needs few of them."""
    bare: Any = {name: dict.fromkeys(getattr(tree, name)) for name in ("questions", "outcomes")}
    return encoded(replace(tree, **bare))


def _without_large(data: object, path: tuple[str, ...], large: dict[str, object]) -> object:
    """Return plain data without its large mappings, which are put into `large` by their path."""
    if not isinstance(data, Mapping):
        return data
    if _rows(data) >= MANY:
        large[" ".join(path)] = Bucketed(data)
        return None
    return {key: _without_large(one, (*path, key), large) for key, one in data.items()}


def _rows(data: Mapping[str, object]) -> int:
    """Return how many entries a mapping has, or how many rows all of them have where each is a list of these."""
    rows = [len(one) for one in data.values() if isinstance(one, list)]
    return sum(rows) if len(rows) == len(data) else len(data)
