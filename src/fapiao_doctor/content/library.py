"""A folder of content as one value, and several of them side by side."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from fapiao_doctor.content.knowledge import Knowledge, Procedure
from fapiao_doctor.content.load.catalogue import load_catalogue
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_procedures, load_sources
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.reader import load_reader
from fapiao_doctor.content.load.strictyaml import MAX_BYTES
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.load.vocabulary import load_vocabulary
from fapiao_doctor.content.load.weights import LARGEST, load_weights
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Text, Tree
from fapiao_doctor.content.vocabulary import Rules, Vocabulary, no_rules
from fapiao_doctor.errors import ContentError, MachineError, Place, UsageError
from fapiao_doctor.text.files import files_in, read_file

Loaded = TypeVar("Loaded")
Table = TypeVar("Table")
TableLoader = Callable[[bytes, str, Manifest], tuple[dict[str, Table], tuple[Text, ...]]]

MANIFEST = "pack.yaml"
YAML = ".yaml"
WEIGHTS = "reader.json"
BETWEEN = ":"
"""Stands between pack and tree in an id where several packs are loaded."""

RESERVED = ("packs", "trees")
"""Ids of the menus that the program makes itself."""

FOLDER_HINT = "--trees 后面写放着 pack.yaml 的文件夹"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One file of a translation: the words, and where each stands."""

    words: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Pack:
    """All content of one folder.

    `trees` is keyed by tree id, which `prefix` begins; `rules` and `weights`, the trained table if there is one, are
    what its reader goes by; `translations` maps a language to its catalogues by file name without the ending.
    """

    manifest: Manifest
    trees: Mapping[str, Tree]
    knowledge: Knowledge = field(default_factory=Knowledge)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    rules: Rules = field(default_factory=no_rules)
    weights: Mapping[str, Any] | None = None
    translations: Mapping[str, Mapping[str, Catalogue]] = field(default_factory=dict)
    prefix: str = ""
    folder: Path | None = None

    @property
    def id(self) -> str:
        """The pack's own id."""
        return self.manifest.pack

    @property
    def start(self) -> str:
        """The id of the tree that a walk begins with, empty where there is none."""
        return self.prefix + self.manifest.start if self.manifest.start else ""


@dataclass(frozen=True, slots=True)
class Library:
    """Packs side by side; `menus` are the trees that the program adds so that each pack has a first question.

    `start` is the id of the tree that a walk begins with. `chosen` are the words of the command line that chose
    the packs, to be repeated in every printed command.
    """

    packs: tuple[Pack, ...]
    start: str
    chosen: tuple[str, ...] = ()
    menus: Mapping[str, Tree] = field(default_factory=dict)
    trees: Mapping[str, Tree] = field(init=False)

    def __post_init__(self) -> None:
        merged = {name: tree for pack in self.packs for name, tree in pack.trees.items()}
        object.__setattr__(self, "trees", {**self.menus, **merged})

    def tree(self, name: str) -> Tree:
        """Return the tree called `name`, or raise UsageError naming those there are."""
        if name in self.trees:
            return self.trees[name]
        raise UsageError("没有“{tree}”这棵树", "可选：{options}", tree=name, options="、".join(self.trees))

    def pack_of(self, tree: str) -> Pack:
        """Return the pack that a tree belongs to; the first one for the menu of all packs."""
        return next((pack for pack in self.packs if tree in pack.trees or self._begins(tree, pack)), self.packs[0])

    def _begins(self, tree: str, pack: Pack) -> bool:
        return bool(pack.prefix) and tree.startswith(pack.prefix)


def load_library(
    folders: Sequence[Path], languages: Collection[str] | None = None, chosen: Sequence[str] = ()
) -> Library:
    """Return the packs in `folders` side by side, with the translations into `languages` (None: all).

    Raises the first ContentError or MachineError, and UsageError where two folders hold one pack.
    """
    packs = tuple(load_pack(folder, languages, prefixed=len(folders) > 1) for folder in folders)
    names = [pack.id for pack in packs]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("两个文件夹都是内容包“{pack}”", "改掉其中一个 pack.yaml 里的 pack", pack=name)
    return Library(packs, packs[0].start if len(packs) == 1 else "", tuple(chosen))


def load_pack(folder: Path, languages: Collection[str] | None = None, prefixed: bool = False) -> Pack:
    """Return the pack in `folder`; with `prefixed`, its tree ids begin with the pack's id.

    Raises the first ContentError or MachineError.
    """
    pack, errors = read_pack(folder, languages, prefixed)
    if pack is None or errors:
        raise errors[0]
    return pack


def read_pack(
    folder: Path, languages: Collection[str] | None = None, prefixed: bool = False
) -> tuple[Pack | None, list[ContentError]]:
    """Return what could be read of the pack in `folder`, and one error for each file that could not.

    Without a manifest there is no pack. Raises MachineError when the folder or a file cannot be opened.
    """
    reader = _Reader(folder)
    return reader.pack(languages, prefixed), reader.errors


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.errors: list[ContentError] = []
        if not folder.is_dir():
            raise MachineError("没有这个文件夹：{folder}", FOLDER_HINT, folder=folder)

    def pack(self, languages: Collection[str] | None, prefixed: bool) -> Pack | None:
        path = self.folder / MANIFEST
        if path not in files_in(self.folder, YAML):
            message, hint = "文件夹里没有 pack.yaml", "照 docs/format.md 写一份"
            self.errors.append(ContentError(message, Place(str(path)), hint))
            return None
        manifest = self._try(path, load_manifest)
        if manifest is None:
            return None
        if not any(one.name != MANIFEST for one in files_in(self.folder, YAML)):
            raise MachineError("文件夹里没有决策树：{folder}", FOLDER_HINT, folder=self.folder)
        wanted = (
            manifest.translations if languages is None else [one for one in manifest.translations if one in languages]
        )
        prefix = manifest.pack + BETWEEN if prefixed else ""
        knowledge, vocabulary = self._knowledge(manifest, prefix), self._vocabulary()
        rules = no_rules() if vocabulary is None else self._rules(vocabulary)
        return Pack(
            manifest=manifest,
            trees=self._trees(knowledge.procedures, manifest, prefix),
            knowledge=knowledge,
            vocabulary=vocabulary or Vocabulary(),
            rules=rules,
            weights=self._weights(),
            translations={language: dict(self._catalogues(language)) for language in wanted},
            prefix=prefix,
            folder=self.folder,
        )

    def _knowledge(self, manifest: Manifest, prefix: str) -> Knowledge:
        facts, fact_texts = self._table("facts", load_facts, manifest)
        sources, source_texts = self._table("sources", load_sources, manifest)
        procedures, procedure_texts = self._table("procedures", load_procedures, manifest)
        codes, code_texts = self._table("codes", load_codes, manifest)
        codes = {name: replace(code, leads_to=code.leads_to and prefix + code.leads_to) for name, code in codes.items()}
        texts = {"facts": fact_texts, "sources": source_texts, "procedures": procedure_texts, "codes": code_texts}
        return Knowledge(facts, sources, procedures, codes, {**texts, "pack": manifest.texts})

    def _trees(self, procedures: Mapping[str, Procedure], manifest: Manifest, prefix: str) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        paths = [path for path in files_in(self.folder, YAML) if path.name != MANIFEST]
        for path in sorted(paths, key=lambda path: (path.stem != manifest.start, path.stem)):
            load = partial(load_tree, name=path.stem, procedures=procedures, manifest=manifest, prefix=prefix)
            tree = self._try(path, load)
            if tree and tree.name in RESERVED:
                self.errors.append(
                    ContentError("“{tree}”这个 id 程序自己要用", tree.place, "换一个 id", tree=tree.name)
                )
                continue
            if tree:
                found[tree.id] = tree
        return found

    def _table(
        self, name: str, load: TableLoader[Table], manifest: Manifest
    ) -> tuple[dict[str, Table], tuple[Text, ...]]:
        nothing: tuple[dict[str, Table], tuple[Text, ...]] = ({}, ())
        return self._known(f"{name}.yaml", lambda data, file: load(data, file, manifest), nothing) or nothing

    def _vocabulary(self) -> Vocabulary | None:
        """Return the words, none of them where no file says any; None where the file is wrong."""
        return self._known("vocabulary.yaml", load_vocabulary, Vocabulary())

    def _weights(self) -> dict[str, Any] | None:
        path = self.folder / WEIGHTS
        return self._try(path, load_weights, LARGEST) if path.exists() else None

    def _rules(self, vocabulary: Vocabulary) -> Rules:
        return self._known("reader.yaml", partial(load_reader, vocabulary=vocabulary), no_rules()) or no_rules()

    def _known(self, name: str, load: Callable[[bytes, str], Loaded], otherwise: Loaded) -> Loaded | None:
        """Return what a file of knowledge holds, `otherwise` where there is no such file, None where it is wrong."""
        path = self.folder / "knowledge" / name
        return self._try(path, load) if path in files_in(path.parent, YAML) else otherwise

    def _catalogues(self, language: str) -> Iterator[tuple[str, Catalogue]]:
        for path in files_in(self.folder / language, YAML):
            loaded = self._try(path, load_catalogue)
            if loaded:
                yield path.stem, Catalogue(*loaded)

    def _try(self, path: Path, load: Callable[[bytes, str], Loaded], most: int = MAX_BYTES) -> Loaded | None:
        file = path.relative_to(self.folder).as_posix()
        try:
            return load(read_file(path, most), str(self.folder / file))
        except ContentError as error:
            self.errors.append(error)
            return None


def with_start(library: Library, start: str, menus: Mapping[str, Tree]) -> Library:
    """Return the library with the menus that its packs lack, beginning at `start`."""
    return replace(library, start=start, menus=menus)
