"""Which sentences of the examples are read otherwise."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fapiao_doctor.authoring.diff.names import Names
from fapiao_doctor.authoring.diff.values import Moved
from fapiao_doctor.content.library import Pack
from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.values import Reading
from fapiao_doctor.text.files import files_in, read_file

EXAMPLES = "examples"
LARGEST = 50_000_000


def sentences(pack: Pack) -> dict[str, str]:
    """Return the sentences a pack comes with, each with the tree it is meant for, empty where nobody says.

    These are its examples, where its folder holds them, and the symptoms of its trees. A line of an example that
    cannot be read is left out.
    """
    found = {phrase: tree.id for tree in pack.trees.values() for phrase in tree.symptoms}
    for path in files_in(Path(pack.folder) / EXAMPLES, ".jsonl") if pack.folder else ():
        for line in read_file(path, LARGEST).decode("utf-8", "replace").splitlines():
            row = _row(line)
            text = row.get("text")
            if isinstance(text, str):
                found.setdefault(text, str(row.get("topic") or ""))
    return found


def moved(names: Names, texts: Mapping[str, str]) -> Iterator[Moved]:
    """Yield the sentences that the two packs read otherwise."""
    old, new = Reader(compile_library(names.old)), Reader(compile_library(names.new))
    for text, wanted in texts.items():
        before, after = old.read(text), new.read(text)
        was, now = _told(before, before.offered), _told(after, after.offered)
        if _told(before, [names.now(tree) for tree in before.offered]) != now:
            yield Moved(text, wanted, was, now)


def reads_alike(old: Pack, new: Pack) -> bool:
    """Return whether both packs compile to one table, so that no sentence can move."""
    return compile_library(old) == compile_library(new)


def _told(read: Reading, offered: Sequence[str]) -> str:
    """Return verdict, trees and node of a reading in a few words."""
    heard = [f"{one.question}={one.option}" for one in read.heard]
    evidence = [f"{one.slot}={one.value}" for one in read.evidence]
    return " ".join([read.verdict, "+".join(offered), read.node, *evidence, *heard]).strip()


def _row(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}
