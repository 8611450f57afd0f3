"""The files of a new pack, beside those of its first tree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fapiao_doctor.content.knowledge import Knowledge
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.load.knowledge import load_procedures, load_sources
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.quoting import quoted

HEAD_KEYS = ("pack-title", "turn-to")
"""What an author says of a new pack."""

ENDING, SOURCE = "ask-for-help", "own-experience"
MANIFEST, PROCEDURES, SOURCES = "pack.yaml", "knowledge/procedures.yaml", "knowledge/sources.yaml"


def pack_files(name: str, said: Mapping[str, Any], lang: Lang, today: date) -> dict[str, str]:
    """Return by path the text of the files that every pack begins with; raise UsageError for what was not said."""
    for key in HEAD_KEYS:
        if not isinstance(said.get(key), str) or not said[key].strip():
            raise UsageError("缺少“{key}”", "要有这些：{keys}", key=key, keys=Listed(HEAD_KEYS))
    title, turn_to = (quoted(said[key].strip()) for key in HEAD_KEYS)
    manifest = [
        f"pack: {name}",
        'version: "1"',
        f"reviewed: {today}",
        f"title: {title}",
        f"language: {lang}",
        f"greeting: {quoted(say(lang, '一步一问，找到下一步。'))}",
        f"turn-to: [{turn_to}]",
        "levels:",
        f"  self: {quoted(say(lang, '自己办'))}",
        f"  ask: {quoted(say(lang, '先问人'))}",
        "kinds:",
        "  source: [own]",
        "style:",
        f"  question-ends: {quoted(say(lang, '？'))}",
    ]
    procedures = ["procedures:", f"  {ENDING}:", "    steps:", f"      - do: {turn_to}"]
    sources = [
        "sources:",
        f"  {SOURCE}:",
        f"    title: {quoted(say(lang, '写的人自己的经验'))}",
        f"    publisher: {title}",
        f"    where: {quoted(say(lang, '问写的人'))}",
        "    kind: own",
        "    trust: low",
        f"    seen-on: {today}",
    ]
    texts = {MANIFEST: manifest, PROCEDURES: procedures, SOURCES: sources}
    return {path: "".join(f"{line}\n" for line in lines) for path, lines in texts.items()}


def pack_without_trees(files: Mapping[str, str]) -> Pack:
    """Return what these files hold."""
    manifest = load_manifest(files[MANIFEST].encode(), MANIFEST)
    procedures, _ = load_procedures(files[PROCEDURES].encode(), PROCEDURES, manifest)
    sources, _ = load_sources(files[SOURCES].encode(), SOURCES, manifest)
    return Pack(manifest, {}, Knowledge(sources=sources, procedures=procedures))
