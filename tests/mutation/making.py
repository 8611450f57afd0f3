"""All mutants of a pack, or as many as are wanted."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from fapiao_doctor.content.library import Pack
from mutation import knowledge, trees
from mutation.text import Mutant, Source

LAWLESS: dict[str, dict[str, str]] = {
    "trees": {
        "phones": "打电话 13800138000 找他。",
        "folklore": "等 24 小时自动解锁。",
        "trying": "再试一次旧的。",
        "asks-for-secret": "你的密码是什么？",
    },
    "espresso": {
        "phones": "Call 030 1234567 now.",
        "folklore": "Run vinegar through the machine.",
        "trying": "Press the red button again.",
        "asks-for-secret": "What is your home address?",
    },
    "reshuiqi": {
        "phones": "打电话 13800138000 找他。",
        "folklore": "用打火机查漏。",
        "trying": "再点一次火。",
        "asks-for-secret": "你的住址是什么？",
    },
}
"""Folder -> law -> a text that breaks it."""

SEED = 16


def every_mutant(folder: Path, pack: Pack) -> Iterator[Mutant]:
    """Yield all mutants of the pack in `folder`, the same each time."""
    random = Random(SEED)
    for name in sorted(pack.trees):
        source = Source(folder, f"{name}.yaml")
        yield from trees.mutants(source, pack.manifest, random)
        yield from knowledge.lawless(source, LAWLESS[folder.name])
    yield from knowledge.sources(Source(folder, "knowledge/sources.yaml"))
    yield from knowledge.facts(Source(folder, "knowledge/facts.yaml"), random)
    yield from knowledge.codes(Source(folder, "knowledge/codes.yaml"))


def some_mutants(folder: Path, pack: Pack, count: int) -> list[Mutant]:
    """Return `count` mutants spread over all kinds and files, the same each time; all where there are fewer."""
    found = list(every_mutant(folder, pack))
    Random(SEED).shuffle(found)
    by_kind: dict[str, list[Mutant]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    rounds = [one for row in zip(*(_padded(some, len(found)) for some in by_kind.values()), strict=True) for one in row]
    return [one for one in rounds if one is not None][:count]


def _padded(some: list[Mutant], length: int) -> list[Mutant | None]:
    return [*some, *[None] * (length - len(some))]
