"""Where the content lives, and all of it in one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from fapiao_doctor.content.knowledge import Knowledge, Procedure
from fapiao_doctor.content.load.english import load_english
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_procedures, load_sources
from fapiao_doctor.content.load.reader import load_reader
from fapiao_doctor.content.load.strictyaml import MAX_BYTES
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.load.vocabulary import load_vocabulary
from fapiao_doctor.content.load.weights import load_weights
from fapiao_doctor.content.model import START, Text, Tree
from fapiao_doctor.content.vocabulary import Rules, Vocabulary, no_rules
from fapiao_doctor.errors import ContentError, MachineError, Place, UsageError
from fapiao_doctor.text.files import read_file

Loaded = TypeVar("Loaded")
Table = TypeVar("Table")

FOLDER_HINT = "--trees 后面写放着 *.yaml 的文件夹"


@dataclass(frozen=True, slots=True)
class English:
    """One catalogue: the words, and where each stands."""

    words: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Library:
    """All content of one folder; `english` is by file name without its ending, `weights` the trained table if any."""

    trees: Mapping[str, Tree]
    knowledge: Knowledge = field(default_factory=Knowledge)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    rules: Rules = field(default_factory=no_rules)
    weights: Mapping[str, Any] | None = None
    english: Mapping[str, English] = field(default_factory=dict)

    def tree(self, name: str) -> Tree:
        """Give the tree called `name`, or raise UsageError naming those there are."""
        if name in self.trees:
            return self.trees[name]
        raise UsageError("没有“{tree}”这棵树", "可选：{options}", tree=name, options="、".join(self.trees))


def load_library(folder: Path, english: bool = True) -> Library:
    """Read the content under `folder`, with or without its English; raise the first ContentError or MachineError."""
    library, errors = read_library(folder, english)
    if errors:
        raise errors[0]
    return library


def read_library(folder: Path, english: bool = True) -> tuple[Library, list[ContentError]]:
    """Read the content under `folder`: what could be read, and one error for each file that could not.

    Raises MachineError when the folder or a file cannot be opened.
    """
    reader = _Reader(folder)
    return reader.library(english), reader.errors


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.errors: list[ContentError] = []
        if not folder.is_dir():
            raise MachineError("没有这个文件夹：{folder}", FOLDER_HINT, folder=folder)
        if not any(folder.glob("*.yaml")):
            raise MachineError("文件夹里没有 *.yaml 文件：{folder}", FOLDER_HINT, folder=folder)

    def library(self, english: bool) -> Library:
        facts, fact_texts = self._table("facts", load_facts)
        sources, source_texts = self._table("sources", load_sources)
        procedures, procedure_texts = self._table("procedures", load_procedures)
        codes, code_texts = self._table("codes", load_codes)
        texts = {
            "facts": fact_texts,
            "sources": source_texts,
            "procedures": procedure_texts,
            "codes": code_texts,
        }
        vocabulary = self._vocabulary()
        return Library(
            trees=self._trees(procedures),
            knowledge=Knowledge(facts, sources, procedures, codes, texts),
            vocabulary=vocabulary,
            rules=self._rules(vocabulary),
            weights=load_weights(self.folder / "reader.json"),
            english=self._english() if english else {},
        )

    def _trees(self, procedures: Mapping[str, Procedure]) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for path in sorted(self.folder.glob("*.yaml"), key=lambda path: (path.stem != START, path.stem)):
            tree = self._try(path, partial(load_tree, name=path.stem, procedures=procedures))
            if tree:
                found[tree.id] = tree
        return found

    def _table(
        self, name: str, load: Callable[[bytes, str], tuple[dict[str, Table], tuple[Text, ...]]]
    ) -> tuple[dict[str, Table], tuple[Text, ...]]:
        path = self.folder / "knowledge" / f"{name}.yaml"
        loaded = self._try(path, load) if path.exists() else None
        return loaded if loaded else ({}, ())

    def _vocabulary(self) -> Vocabulary:
        path = self.folder / "knowledge" / "vocabulary.yaml"
        return (self._try(path, load_vocabulary) if path.exists() else None) or Vocabulary()

    def _rules(self, vocabulary: Vocabulary) -> Rules:
        path = self.folder / "knowledge" / "reader.yaml"
        loaded = self._try(path, partial(load_reader, vocabulary=vocabulary)) if path.exists() else None
        return loaded or no_rules()

    def _english(self) -> dict[str, English]:
        found: dict[str, English] = {}
        for path in sorted((self.folder / "en").glob("*.yaml")):
            loaded = self._try(path, load_english)
            if loaded:
                found[path.stem] = English(*loaded)
        return found

    def _try(self, path: Path, load: Callable[[bytes, str], Loaded]) -> Loaded | None:
        file = path.relative_to(self.folder).as_posix()
        try:
            return load(read_file(path, MAX_BYTES), str(self.folder / file))
        except ContentError as error:
            self.errors.append(error)
            return None
