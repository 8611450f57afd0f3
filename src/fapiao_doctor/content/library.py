"""A folder of content as one value, and several of them side by side."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from fapiao_doctor.content.knowledge import Knowledge
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Tree
from fapiao_doctor.content.vocabulary import Rules, Vocabulary, no_rules
from fapiao_doctor.errors import ContentError, Listed, Place, UsageError
from fapiao_doctor.frozen import dataclass, field
from fapiao_doctor.text.files import Name

BETWEEN = ":"
"""Stands between pack and tree in an id where several packs are loaded."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One file of a translation: the words, and where each stands; what only has a place waits for a translator."""

    words: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Pack:
    """All content of one folder.

    `trees` is keyed by tree id, which `prefix` begins; `rules` and `weights`, the trained table if there is one, are
    what its reader goes by; `translations` maps a language to its catalogues by file name without the ending.
    What was worked out before: `looked_at`, the slots that its trees look at, `table`, which gives the table of its
    reader, `routes`: by tree the answers, as [tree, question, option], that lead from the start to its start, and into
    it anywhere, and `marks`: by tree what stands for it in a replay code, and the other way round.
    """

    manifest: Manifest
    trees: Mapping[str, Tree]
    knowledge: Knowledge = field(default_factory=Knowledge)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    rules: Rules = field(default_factory=no_rules)
    weights: Mapping[str, Any] | None = None
    translations: Mapping[str, Mapping[str, Catalogue]] = field(default_factory=dict)
    prefix: str = ""
    folder: Name | None = None
    looked_at: frozenset[str] | None = None
    routes: Mapping[str, Sequence[Sequence[Sequence[str]] | None]] | None = None
    marks: tuple[Mapping[str, int], Mapping[str, str]] | None = None
    table: Callable[[], Mapping[str, Any]] | None = None

    @property
    def id(self) -> str:
        """The pack's own id."""
        return self.manifest.pack

    @property
    def start(self) -> str:
        """The id of the tree that a walk begins with, empty where there is none."""
        return self.prefix + self.manifest.start if self.manifest.start else ""


class Library:
    """Packs side by side; `menus` are the trees that the program adds so that each pack has a first question.

    `start` is the id of the tree that a walk begins with. `chosen` are the words of the command line that chose
    the packs, to be repeated in every printed command. `trees` are those of all packs and menus by id.
    """

    def __init__(
        self, packs: tuple[Pack, ...], start: str, chosen: tuple[str, ...] = (), menus: Mapping[str, Tree] | None = None
    ) -> None:
        self.packs = packs
        self.start = start
        self.chosen = chosen
        self.menus = menus or {}
        self.trees: Mapping[str, Tree] = _Together((self.menus, *(pack.trees for pack in packs)))

    def tree(self, name: str) -> Tree:
        """Return the tree called `name`, or raise UsageError naming those there are."""
        if name in self.trees:
            return self.trees[name]
        raise UsageError("没有“{tree}”这棵树", "可选：{options}", tree=name, options=Listed(self.trees))

    def pack_of(self, tree: str) -> Pack:
        """Return the pack that a tree belongs to; the first one for the menu of all packs."""
        return next((pack for pack in self.packs if tree in pack.trees or self._begins(tree, pack)), self.packs[0])

    def _begins(self, tree: str, pack: Pack) -> bool:
        return bool(pack.prefix) and tree.startswith(pack.prefix)


class _Together(Mapping[str, Tree]):
    """The trees of several mappings as one, each looked up where it is, so that none is read before it is needed."""

    def __init__(self, mappings: Sequence[Mapping[str, Tree]]) -> None:
        self._homes = {name: one for one in mappings for name in one}

    def __getitem__(self, name: str) -> Tree:
        return self._homes[name][name]

    def __contains__(self, name: object) -> bool:
        return name in self._homes

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


def load_library(
    folders: Sequence[Name], languages: Collection[str] | None = None, chosen: Sequence[str] = ()
) -> Library:
    """Return the packs in `folders` side by side, with the translations into `languages` (None: all).

    Raises the first ContentError or MachineError, and UsageError where two folders hold one pack.
    """
    return side_by_side([load_pack(folder, languages, prefixed=len(folders) > 1) for folder in folders], chosen)


def side_by_side(packs: Sequence[Pack], chosen: Sequence[str] = ()) -> Library:
    """Return packs as one library; raises UsageError where two of them are one."""
    names = [pack.id for pack in packs]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("两个文件夹都是内容包“{pack}”", "改掉其中一个 pack.yaml 里的 pack", pack=name)
    return Library(tuple(packs), packs[0].start if len(packs) == 1 else "", tuple(chosen))


def load_pack(folder: Name, languages: Collection[str] | None = None, prefixed: bool = False) -> Pack:
    """Return the pack in `folder`; with `prefixed`, its tree ids begin with the pack's id.

    Raises the first ContentError or MachineError.
    """
    pack, errors = read_pack(folder, languages, prefixed)
    if pack is None or errors:
        raise errors[0]
    return pack


def read_pack(
    folder: Name, languages: Collection[str] | None = None, prefixed: bool = False
) -> tuple[Pack | None, list[ContentError]]:
    """Return what could be read of the pack in `folder`, and one error for each file that could not.

    Without a manifest there is no pack. Raises MachineError when the folder or a file cannot be opened.
    """
    from pathlib import Path

    from fapiao_doctor.content.load.pack import Files  # YAML: what is compiled already needs none of it

    files = Files(Path(folder))
    return files.pack(languages, prefixed), files.errors


def with_start(library: Library, start: str, menus: Mapping[str, Tree]) -> Library:
    """Return the library with the menus that its packs lack, beginning at `start`."""
    return Library(library.packs, start, library.chosen, menus)
