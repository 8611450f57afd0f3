"""The files of one folder to a pack."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from fapiao_doctor.content.knowledge import Knowledge, Procedure
from fapiao_doctor.content.library import BETWEEN, Catalogue, Pack
from fapiao_doctor.content.load.catalogue import load_catalogue
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_procedures, load_sources
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.mistakes import all_mistakes
from fapiao_doctor.content.load.reader import load_reader
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, Document
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.load.vocabulary import load_vocabulary
from fapiao_doctor.content.load.weights import LARGEST, load_weights
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Text, Tree
from fapiao_doctor.content.packs import FOLDER_HINT, MANIFEST
from fapiao_doctor.content.vocabulary import Rules, Vocabulary, no_rules
from fapiao_doctor.errors import ContentError, MachineError, Place
from fapiao_doctor.frozen import replace
from fapiao_doctor.text.files import files_in, read_file

Loaded = TypeVar("Loaded")
Table = TypeVar("Table")
TableLoader = Callable[[Document, str, Manifest], tuple[dict[str, Table], tuple[Text, ...]]]

YAML = ".yaml"
WEIGHTS = "reader.json"

RESERVED = ("packs", "trees")
"""Ids of the menus that the program makes itself."""


class Files:
    """Reads what can be read of a folder; `errors` has all mistakes of the files that cannot."""

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
        try:
            return load_weights(read_file(path, LARGEST), str(path)) if path.exists() else None
        except ContentError as error:
            self.errors.append(error)
            return None

    def _rules(self, vocabulary: Vocabulary) -> Rules:
        return self._known("reader.yaml", partial(load_reader, vocabulary=vocabulary), no_rules()) or no_rules()

    def _known(self, name: str, load: Callable[[Document, str], Loaded], otherwise: Loaded) -> Loaded | None:
        """Return what a file of knowledge holds, `otherwise` where there is no such file, None where it is wrong."""
        path = self.folder / "knowledge" / name
        return self._try(path, load) if path in files_in(path.parent, YAML) else otherwise

    def _catalogues(self, language: str) -> Iterator[tuple[str, Catalogue]]:
        for path in files_in(self.folder / language, YAML):
            loaded = self._try(path, load_catalogue)
            if loaded:
                yield path.stem, Catalogue(*loaded)

    def _try(self, path: Path, load: Callable[[Document, str], Loaded]) -> Loaded | None:
        file, data = str(self.folder / path.relative_to(self.folder).as_posix()), read_file(path, MAX_BYTES)
        try:
            return load(data, file)
        except ContentError as error:
            self.errors += all_mistakes(load, data, file, error)
            return None
