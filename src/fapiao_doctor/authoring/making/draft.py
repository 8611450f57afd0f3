"""What an author says of a new tree before any file is written."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from fapiao_doctor.content.library import Pack
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.frozen import dataclass

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = ("title", "about", "symptoms", "ask", "why", "answers", "source")
ANSWER_KEYS = ("label", "outcome", "step", "done")


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to the first question, and the outcome that it leads to."""

    label: str
    outcome: str
    step: str
    done: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A tree of one question; `source` is the id of who says so."""

    id: str
    title: str
    about: str
    symptoms: tuple[str, ...]
    ask: str
    why: str
    ways: tuple[Way, ...]
    source: str


def fresh_id(pack: Pack, name: str) -> str:
    """Return an id that a new tree may have; raise UsageError for any other."""
    if not ID.fullmatch(name):
        raise UsageError("“{name}”不能做 id", "只用小写字母、数字和连字符，例如 lost-device", name=name)
    if name in pack.trees:
        raise UsageError("已经有“{name}”这棵树了", "换一个 id", name=name)
    return name


def draft_of(pack: Pack, name: str, said: Mapping[str, Any]) -> Draft:
    """Return the draft in an object of JSON; raise UsageError, naming the key, where it does not fit."""
    for key in KEYS:
        if not said.get(key):
            raise UsageError("缺少“{key}”", "要有这些：{keys}", key=key, keys=Listed(KEYS))
    ways = tuple(_way(one) for one in _list(said, "answers"))
    if len(ways) < 2:
        raise UsageError("至少要有两个选项", "answers 里写两个以上")
    if said["source"] not in pack.knowledge.sources:
        known = Listed(list(pack.knowledge.sources)[:10])
        raise UsageError("没有“{name}”这个来源", "例如：{options}", name=str(said["source"]), options=known)
    texts = {key: _line(said, key) for key in ("title", "about", "ask", "why", "source")}
    symptoms = tuple(str(one).strip() for one in _list(said, "symptoms"))
    if len(symptoms) < pack.manifest.style.fewest_symptoms:
        raise UsageError("symptoms 至少要 {count} 句", "", count=pack.manifest.style.fewest_symptoms)
    return Draft(id=fresh_id(pack, name), symptoms=symptoms, ways=ways, **texts)


def read_draft(data: bytes) -> Mapping[str, Any]:
    """Return the object in a file; raise UsageError where there is none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UsageError("读不懂：不是 JSON", "") from error
    if not isinstance(found, dict):
        raise UsageError("读不懂：不是 JSON", "")
    return found


def last_resort(pack: Pack) -> str:
    """Return the shared procedure that outcomes of the pack most often end with, else the only one, else nothing."""
    used = Counter(
        name
        for tree in pack.trees.values()
        for outcome in tree.outcomes.values()
        if outcome.otherwise is None
        for name in outcome.procedures
    )
    steps = {name for name, one in pack.knowledge.procedures.items() if one.steps}
    only = next(iter(steps)) if len(steps) == 1 else ""
    return next((name for name, _ in used.most_common() if name in steps), only)


def _way(said: Any) -> Way:
    if not isinstance(said, dict):
        raise UsageError("answers 里每一项要有：{keys}", "", keys=Listed(ANSWER_KEYS))
    return Way(**{key: _line(said, key) for key in ANSWER_KEYS})


def _line(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip() or "\n" in value:
        raise UsageError("“{key}”要写一行字", "", key=key)
    return value.strip()


def _list(said: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = said.get(key)
    if not isinstance(value, list):
        raise UsageError("“{key}”要写一个列表", "", key=key)
    return value
