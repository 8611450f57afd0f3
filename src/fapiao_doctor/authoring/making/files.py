"""The files of a new tree: the tree, its way in from the start, stubs of its translations, its first stories."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from fapiao_doctor.authoring.making.draft import Draft, last_resort
from fapiao_doctor.content.glossary import glossary
from fapiao_doctor.content.knowledge import facts_in
from fapiao_doctor.content.library import Catalogue, Pack
from fapiao_doctor.content.load.catalogue import STUB
from fapiao_doctor.content.model import UNSURE
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import say

PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^:#,{}\[\]\"'\\]*")
"""Text that YAML reads as it stands, in a flow mapping too."""

AGAIN = timedelta(days=180)
"""After which the tree is to be read again."""

QUESTION, NUMBERS = "first", ("one", "two", "three", "four", "five", "six", "seven")


def files_of(pack: Pack, draft: Draft, today: date, own: Mapping[str, str]) -> dict[str, str]:
    """Return by path inside the pack the text of each file to write; `own` are those there are, by path.

    Raises UsageError where the pack has no way in, or nothing to end with.
    """
    found = {f"{draft.id}.yaml": _tree(pack, draft, today), f"stories/{draft.id}.yaml": _stories(draft)}
    texts = _texts(pack, draft)
    added = []
    if pack.manifest.start:
        start = f"{pack.manifest.start}.yaml"
        found[start] = _with_way_in(own[start], pack, draft)
        added = [draft.title]
    for language, catalogues in pack.translations.items():
        words = glossary(catalogues)
        found[f"{language}/{draft.id}.yaml"] = stubs(texts, words)
        begins = f"{language}/{pack.manifest.start}.yaml"
        if added and begins in own and draft.title not in _known(catalogues, pack.manifest.start):
            found[begins] = own[begins].rstrip("\n") + "\n" + stubs(added, words)
    return found


def _known(catalogues: Mapping[str, Catalogue], name: str) -> Collection[str]:
    return catalogues[name].places if name in catalogues else {}


def _quoted(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _unsure(pack: Pack) -> str:
    return say("zh" if pack.manifest.language == "zh" else "en", "不清楚")


def _tree(pack: Pack, draft: Draft, today: date) -> str:
    resort = last_resort(pack)
    if not resort:
        hint = "在 knowledge/procedures.yaml 里写一个，例如打电话问谁"
        raise UsageError("内容包里没有可以收尾的共用流程", hint)
    ways = list(zip(NUMBERS, draft.ways, strict=False))
    lines = [
        f"tree: {draft.id}",
        f"title: {_quoted(draft.title)}",
        f"about: {_quoted(draft.about)}",
        f"symptoms: [{', '.join(map(_quoted, draft.symptoms))}]",
        f"start: {QUESTION}",
        f"reviewed: {{on: {today}, by: content, again-by: {today + AGAIN}}}",
        "",
        "questions:",
        f"  {QUESTION}:",
        f"    ask: {_quoted(draft.ask)}",
        f"    why: {_quoted(draft.why)}",
        "    options:",
        *(f"      {number}: {{label: {_quoted(way.label)}, next: do-{number}}}" for number, way in ways),
        f"      {UNSURE}: {{label: {_unsure(pack)}, next: do-{ways[-1][0]}}}",
        "",
        "outcomes:",
    ]
    level = next(iter(pack.manifest.levels), "")
    for number, way in ways:
        lines += [
            f"  do-{number}:",
            f"    title: {_quoted(way.outcome)}",
            *([f"    level: {level}"] if level else []),
            "    steps:",
            f"      - do: {_quoted(way.step)}",
            f"    works-when: {_quoted(way.done)}",
            f"    otherwise: {{use: {resort}}}",
            f"    sources: [{draft.source}]",
        ]
    return "\n".join(lines) + "\n"


def _texts(pack: Pack, draft: Draft) -> list[str]:
    own = [draft.title, draft.about, draft.ask, draft.why, _unsure(pack)]
    return [*own, *(text for way in draft.ways for text in (way.label, way.outcome, way.step, way.done))]


def _stories(draft: Draft) -> str:
    lines = ["stories:"]
    for number, way in zip(NUMBERS, draft.ways, strict=False):
        lines += [
            f"  - name: {_quoted(way.label)}",
            f"    answers: [{draft.id}/{QUESTION}={number}]",
            f"    ends: {draft.id}/do-{number}",
        ]
    return "\n".join(lines) + "\n"


def _with_way_in(text: str, pack: Pack, draft: Draft) -> str:
    """Return the start tree with an option for the new one, before "not sure" of its first question."""
    question = pack.trees[pack.manifest.start].start
    found = re.search(
        rf"^  {re.escape(question)}:\n(?:    .*\n|\n)*?    options:\n((?:      .*\n)+)", text, re.MULTILINE
    )
    if not found:
        raise UsageError("在 {file} 里找不到第一个问题的 options", "自己加一个选项", file=f"{pack.manifest.start}.yaml")
    options = found[1].splitlines(keepends=True)
    place = next((n for n, line in enumerate(options) if line.startswith(f"      {UNSURE}:")), len(options))
    options.insert(place, f"      {draft.id}: {{label: {_quoted(draft.title)}, next: {draft.id}/}}\n")
    return text[: found.start(1)] + "".join(options) + text[found.end(1) :]


def stubs(texts: Iterable[str], words: Mapping[str, tuple[str, ...]]) -> str:
    """Return entries that wait for a translator; each holds the fixed words and the facts of its text."""
    return "".join(f"{json.dumps(one, ensure_ascii=False)}: {json.dumps(_stub(one, words), ensure_ascii=False)}\n"
                   for one in dict.fromkeys(texts))  # fmt: skip


def _stub(text: str, words: Mapping[str, tuple[str, ...]]) -> str:
    fixed = [forms[0] for word, forms in words.items() if word in text]
    held = [*dict.fromkeys(fixed), *(f"{{{name}}}" for name in facts_in(text))]
    return STUB + (f": {', '.join(held)}" if held else "")
