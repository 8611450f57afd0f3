"""Content as objects for programs: the list of trees, one tree, what is due for review."""

from collections.abc import Sequence
from typing import Any

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Item, Option, Outcome, Question, Tree
from fapiao_doctor.content.parts import PARTS
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.frozen import plain_fields
from fapiao_doctor.messages import Lang

TREES_SCHEMA = "fapiao-doctor/trees/1"
TREE_SCHEMA = "fapiao-doctor/tree/1"


def trees_json(library: Library, lang: Lang) -> dict[str, Any]:
    """Return every pack with its trees, in the order of the pages."""
    return {"schema": TREES_SCHEMA, "lang": lang, "packs": [_pack(pack, lang) for pack in library.packs]}


def tree_json(library: Library, lang: Lang, tree: Tree) -> dict[str, Any]:
    """Return the whole tree: its questions with where each option leads, and its outcomes."""
    voice = _Voice(Speaker(library.pack_of(tree.id), lang), tree)
    return {
        "schema": TREE_SCHEMA,
        "lang": lang,
        "tree": tree.id,
        "title": voice.say(tree.title),
        "about": voice.say(tree.about),
        "first": [voice.say(line) for line in tree.first],
        "symptoms": list(tree.symptoms),
        "start": tree.start,
        "reviewed": {key: str(value) for key, value in plain_fields(tree.reviewed).items()},
        "questions": [voice.question(one) for one in tree.questions.values()],
        "outcomes": [voice.outcome(one) for one in tree.outcomes.values()],
    }


def _pack(pack: Pack, lang: Lang) -> dict[str, Any]:
    speaker = Speaker(pack, lang)
    trees = [
        {"id": tree.id, "title": speaker.say(tree.title, tree.name), "about": speaker.say(tree.about, tree.name)}
        for tree in pack.trees.values()
    ]
    title = speaker.say(pack.manifest.title, "pack")
    return {"id": pack.id, "version": pack.manifest.version, "title": title, "start": pack.start, "trees": trees}


class _Voice:
    """The texts of one tree in the person's language."""

    def __init__(self, speaker: Speaker, tree: Tree) -> None:
        self.speaker = speaker
        self.tree = tree

    def say(self, text: str) -> str:
        return self.speaker.say(text, self.tree.name)

    def question(self, one: Question) -> dict[str, Any]:
        texts = {"ask": self.say(one.ask), "why": self.say(one.why), "hint": self.say(one.hint)}
        return {"id": one.id, **texts, "slot": one.slot, "options": [self._option(each) for each in one.options]}

    def outcome(self, one: Outcome) -> dict[str, Any]:
        parts = {part.name: self._part(one.parts.get(part.key, ()), part.kind == "many") for part in PARTS}
        steps = [
            {
                "do": self.say(step.do),
                "note": self.say(step.note),
                "code": step.code,
                "only": _only(step.only),
                "irreversible": step.irreversible,
                "spends_attempt": step.spends_attempt,
            }
            for step in one.steps
        ]
        targets = {"otherwise": _target(one.otherwise), "instead": _target(one.instead)}
        last = [self._item(item) for item in one.last_resort]
        rests_on = {"law": list(one.law), "sources": list(one.sources)}
        return {"id": one.id, "level": one.level, **parts, "steps": steps, **targets, "last_resort": last, **rests_on}

    def _option(self, one: Option) -> dict[str, Any]:
        jumps = [{"to": str(jump.to), "only": _only(jump.only)} for jump in one.jumps]
        return {"id": one.id, "label": self.say(one.label), "only": _only(one.only), "next": jumps}

    def _part(self, items: Sequence[Item], many: bool) -> Any:
        return [self._item(item) for item in items] if many else "".join(self.say(item.text) for item in items)

    def _item(self, item: Item) -> dict[str, Any]:
        return {"text": self.say(item.text), "only": _only(item.only)}


def _only(only: Only) -> dict[str, list[str]]:
    """Return a condition: slot -> the values of which one must hold."""
    return {slot: list(values) for slot, values in only.needs}


def _target(target: object) -> str | None:
    return None if target is None else str(target)
