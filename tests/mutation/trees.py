"""Mistakes in a tree: what its ways, conditions, ids and lines may suffer."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from fapiao_doctor.content.load.strictyaml import Mapping, Scalar
from fapiao_doctor.content.manifest import Manifest
from mutation.text import Mutant, Source, keys, listed, table, under

TRAPS = ("~", "null", "yes", "no", "1.0", "08", "1e3", "[]", "{}", '""', "0o7", "2026-02-30", "&a x", "*a", "!!str x")
"""What YAML reads as something else than the word it looks like."""


def mutants(source: Source, manifest: Manifest, random: Random) -> Iterator[Mutant]:
    """Yield mistakes of every kind in one tree, as far as its file offers a place for them."""
    for found in _all(source, manifest, random):
        if found is not None and found.text != source.text:
            yield found


def _all(source: Source, manifest: Manifest, random: Random) -> Iterator[Mutant | None]:
    questions, outcomes = source.top.entries.get("questions"), source.top.entries.get("outcomes")
    nodes = [*table(questions), *table(outcomes)]
    for name, question in table(questions).items():
        options = table(question).get("options")
        for option, place in keys(options).items():
            yield source.without("drop-option", place, f"{name}={option}")
            yield source.twice("duplicate-key", place, f"{name}={option}")
            yield from _renamed(source, place.line, place.column, option)
        yield from _ways(source, name, table(options), nodes, random)
        yield source.twice("duplicate-key", keys(questions)[name], name)
        yield source.twice("orphan", keys(questions)[name], name, (f"{name}:", "nobody-leads-here:"))
        yield from _renamed(source, keys(questions)[name].line, keys(questions)[name].column, name)
        slot = table(question).get("slot")
        if isinstance(slot, Scalar):
            for other in [one for one in manifest.slots if one != slot.text][:1]:
                yield source.put("change-slot", slot, other)
            yield source.put("trap", slot, random.choice(TRAPS))
            for means in under(question, "means"):
                yield from _values(source, "change-means", means, slot.text, manifest, random)
    for name, outcome in table(outcomes).items():
        place = keys(outcomes)[name]
        yield source.without("drop-outcome", place, name)
        yield source.twice("orphan", place, name, (f"{name}:", "nobody-leads-here:"))
        yield from _renamed(source, place.line, place.column, name)
        yield from _outcome(source, outcome, nodes, table(questions), random)
    for only in under(source.top, "only"):
        for slot_name, values in table(only).items():
            yield from _values(source, "change-only", values, slot_name, manifest, random)
    yield from _head(source, nodes, random)


def _ways(
    source: Source, name: str, options: dict[str, object], nodes: list[str], random: Random
) -> Iterator[Mutant | None]:
    written = [(one, to) for one, option in options.items() for to in under(option, "next") if isinstance(to, Scalar)]  # type: ignore[arg-type]
    for option, to in written:
        others = [one for one in nodes if one not in (to.text, name)]
        for other in random.sample(others, min(2, len(others))):
            yield source.put("retarget", to, other, f"{name}={option}: {to.text} -> {other}")
        yield source.put("cycle", to, name, f"{name}={option}: {to.text} -> {name}")
        yield source.put("trap", to, random.choice(TRAPS), f"{name}={option} next")
        yield source.put("dangling", to, "not-there", f"{name}={option}")
    for (one, to), (other, there) in pairwise(written):
        if to.text != there.text and to.place.line != there.place.line:
            first = source.put("swap-nexts", to, there.text)
            if first:
                line = first.text.splitlines(keepends=True)[there.place.line - 1]
                start = there.place.column - 1
                if line.startswith(there.text, start):
                    changed = line[:start] + to.text + line[start + len(there.text) :]
                    lines = first.text.splitlines(keepends=True)
                    lines[there.place.line - 1] = changed
                    yield source.mutant("swap-nexts", "".join(lines), to.place, f"{name}: {one} <-> {other}")


def _renamed(source: Source, line: int, column: int, name: str) -> Iterator[Mutant | None]:
    text = source.lines[line - 1]
    bare = name if text.startswith(name, column - 1) else f'"{name}"'
    if text.startswith(bare, column - 1):
        changed = text[: column - 1] + f"{name}-2" + text[column - 1 + len(bare) :]
        yield Mutant("rename", source.file, source.with_line(line, changed), line, name)


def _values(
    source: Source, kind: str, values: object, slot: str, manifest: Manifest, random: Random
) -> Iterator[Mutant | None]:
    """Put another value of the slot in the place of one, take one out, put one in."""
    known = list(manifest.slots[slot].values) if slot in manifest.slots else []
    items = [one for one in listed(values) if isinstance(one, Scalar)]  # type: ignore[arg-type]
    others = [value for value in known if value not in {one.text for one in items}]
    for item in items:
        for other in random.sample(others, min(1, len(others))):
            yield source.put(kind, item, f'"{other}"', f"{slot}: {item.text} -> {other}")
        yield source.put(kind, item, '"not-a-value"', f"{slot}: {item.text} -> not-a-value")
    if items and others:
        yield source.put(
            kind,
            items[0],
            f'{items[0].text if not items[0].text.isdigit() else chr(34) + items[0].text + chr(34)}, "{others[0]}"',
            f"{slot}: + {others[0]}",
        )
    if len(items) > 1 and (found := source.put(kind, items[0], "\0")):
        text = found.text.replace("\0, ", "", 1)
        if "\0" not in text:
            yield source.mutant(kind, text, items[0].place, f"{slot}: - {items[0].text}")


def _outcome(
    source: Source, outcome: object, nodes: list[str], questions: dict[str, object], random: Random
) -> Iterator[Mutant | None]:
    assert isinstance(outcome, Mapping)
    for key in ("otherwise", "instead"):
        if key in outcome.keys:
            yield source.without(f"drop-{key}", outcome.keys[key], key)
            for to in under(outcome.entries[key], "next"):
                if isinstance(to, Scalar):
                    for other in random.sample([one for one in nodes if one != to.text], min(1, len(nodes) - 1)):
                        yield source.put("retarget", to, other, f"{key}: {to.text} -> {other}")
                    if questions:
                        yield source.put("cycle", to, next(iter(questions)), f"{key} -> the first question")
    for flag in under(outcome, "spends-attempt"):
        if isinstance(flag, Scalar):
            yield source.put("break-law", flag, random.choice(("no", "true", "~", "1")), "spends-attempt")
    level = outcome.entries.get("level")
    if isinstance(level, Scalar):
        yield source.put("trap", level, random.choice(TRAPS), "level")


def _head(source: Source, nodes: list[str], random: Random) -> Iterator[Mutant | None]:
    top = source.top
    if "first" in top.keys:
        yield source.without("drop-first", top.keys["first"], "first")
        for line in listed(top.entries["first"])[1:]:
            changed = "".join([*source.lines[: line.place.line - 1], *source.lines[line.place.line :]])
            yield source.mutant("drop-first", changed, line.place, "one line")
    start = top.entries["start"]
    if isinstance(start, Scalar):
        for other in [one for one in nodes if one != start.text][:4]:
            yield source.put("retarget", start, other, f"start -> {other}")
        yield source.put("dangling", start, "not-there", "start")
    name = top.entries["tree"]
    if isinstance(name, Scalar):
        yield source.put("rename", name, f"{name.text}-2", "tree")
    for day in table(top.entries["reviewed"]).values():
        if isinstance(day, Scalar):
            yield source.put(
                "trap", day, random.choice(("2026-02-30", "2026-1-1", "1764028800", "~", "[]")), "reviewed"
            )
    for key in ("title", "start", "outcomes", "reviewed"):
        yield source.twice("duplicate-key", top.keys[key], key)
