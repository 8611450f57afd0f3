"""What stories show, for people and for programs."""

from collections.abc import Iterator
from typing import Any

from fapiao_doctor.authoring.stories.coverage import Coverage, Paths
from fapiao_doctor.authoring.stories.run import Run
from fapiao_doctor.messages import Lang, say

MOST_PATHS = 3
"""Untold paths of a tree that are named to people; programs get all."""


def run_lines(run: Run, lang: Lang) -> list[str]:
    """Return one line for each failure."""
    return [failure.said(lang) for failure in run.failures]


def coverage_lines(found: Coverage, lang: Lang) -> list[str]:
    """Return what is untold: options and outcomes, conditions and first lines, paths of each tree."""
    lines = [say(lang, "没有故事讲到：{name}", name=name) for name in found.names]
    lines += [_unit(unit.kind, str(unit), unit.text, unit.shown, lang) for unit in found.units]
    return [*lines, *(line for paths in found.paths for line in _paths(paths, lang))]


def coverage_summary(found: Coverage, lang: Lang) -> str:
    """Return how much of the options, outcomes and conditions is told."""
    missing = len(found.names) + len(found.units)
    text = "选项、结果、条件、first：{all} 处，讲到 {told} 处；路：{paths} 条，走过 {walked} 条"
    walked = sum(one.count - len(one.untold) for one in found.paths)
    count = sum(one.count for one in found.paths)
    return say(lang, text, all=found.count, told=found.count - missing, paths=count, walked=walked)


def run_json(run: Run, found: Coverage | None, lang: Lang) -> dict[str, Any]:
    """Return failures and, where it was asked for, what is untold."""
    failures = [
        {
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "story": one.story.name,
            "code": f"story-{one.key}",
            "message": one.message(lang),
        }
        for one in run.failures
    ]
    told: dict[str, Any] = {"stories": run.count, "failures": failures}
    return told if found is None else {**told, "coverage": _coverage_json(found)}


def _unit(kind: str, name: str, text: str, shown: bool, lang: Lang) -> str:
    if kind == "first":
        return say(lang, "没有故事看到 {name}：{text}", name=name, text=text)
    if kind in ("jump", "means"):
        return say(lang, "没有故事走过 {name}", name=name)
    if shown:
        return say(lang, "没有故事看到 {name} 时有：{text}", name=name, text=text)
    return say(lang, "没有故事看到 {name} 时没有：{text}", name=name, text=text)


def _paths(paths: Paths, lang: Lang) -> Iterator[str]:
    told = paths.count - len(paths.untold)
    yield say(lang, "{tree}：{count} 条路，走过 {told} 条", tree=paths.tree, count=paths.count, told=told)
    yield from ("  " + " ".join(map(str, way)) for way in paths.untold[:MOST_PATHS])
    more = len(paths.untold) - MOST_PATHS
    if more > 0:
        yield "  " + say(lang, "还有 {count} 条没走过，--json 列出全部", count=more)


def _coverage_json(found: Coverage) -> dict[str, Any]:
    return {
        "things": found.count,
        "untold": list(found.names),
        "conditions": [{"kind": one.kind, "at": str(one), "text": one.text, "shown": one.shown} for one in found.units],
        "paths": [
            {"tree": one.tree, "count": one.count, "untold": [list(map(str, way)) for way in one.untold]}
            for one in found.paths
        ],
    }
