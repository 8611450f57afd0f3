"""A comparison as an object for programs."""

from typing import Any

from fapiao_doctor.authoring.diff.values import Diff


def diff_json(found: Diff) -> dict[str, Any]:
    """Return every finding; an answer is spelt tree/question=option."""
    return {
        "old": found.old,
        "new": found.new,
        "same": found.same,
        "appeared": list(found.appeared),
        "vanished": list(found.vanished),
        "renamed": [{"was": was, "now": now} for was, now in found.renamed],
        "routes": [
            {
                "why": one.cause,
                "name": one.name,
                "was": one.was,
                "now": one.now,
                "when": [dict(state) for state in one.when],
            }
            for one in found.routes
        ],
        "ends": [
            {
                "tree": one.tree,
                "was": one.was,
                "now": one.now,
                "walks": one.count,
                "example": [str(answer) for answer in one.example],
            }
            for one in found.ends
        ],
        "texts": [_edit(one.name, one.field, one.went, one.came) for one in found.edits],
        "facts": [{"fact": one.fact, "outcomes": list(one.outcomes)} for one in found.facts],
        "translations": [_edit(one.name, one.field, one.went, one.came) for one in found.translations],
        "sentences_read": found.read,
        "sentences": [
            {"text": one.text, "tree": one.wanted, "was": one.was, "now": one.now} for one in found.sentences
        ],
        "broken": [
            {
                "kept": one.kept,
                "answers": [str(answer) for answer in one.answers],
                "was": one.was,
                "now": one.now,
                "lost": one.lost,
            }
            for one in found.broken
        ],
    }


def _edit(name: str, field: str, went: tuple[str, ...], came: tuple[str, ...]) -> dict[str, Any]:
    return {"name": name, "field": field, "went": list(went), "came": list(came)}
