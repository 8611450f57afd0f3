"""The JSON Schemas that editors check files with while an author types, made from the tables that the loader reads.

They know shapes, not the pack: which levels, slots and ids there are is for `trees check` to say.
"""

import re
from typing import Any

from fapiao_doctor.content.load import manifest as manifest_keys
from fapiao_doctor.content.load.fields import ID
from fapiao_doctor.content.parts import PARTS

Schema = dict[str, Any]

ID_PATTERN = f"^{ID.pattern}$"
TARGET_PATTERN = f"^{ID.pattern}(/({ID.pattern})?)?$"
ALIAS_PATTERN = "^" + re.sub(r"\?P<[a-z]+>", "", manifest_keys.NAME.pattern) + "$"
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
YES: Schema = {
    "const": "yes",
    "description": '写 "yes"，不需要就删掉。Write "yes" in quotes, or leave the key out.',
}
HEAD = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def tree_schema() -> Schema:
    """Return the schema of a tree file."""
    return {
        **HEAD,
        "$id": "https://fapiao-doctor.invalid/schema/tree/2",
        "title": "fapiao-doctor tree",
        "description": "One recovery path. Every scalar is text; see docs/format.md.",
        **_object(
            "tree title about symptoms start reviewed outcomes",
            tree=_ref("id", "The id, the same as the file name."),
            title=_ref("text"),
            about=_ref("text", "One sentence: what this path is for."),
            symptoms=_list(_ref("text"), "What people type.", uniqueItems=True),
            first=_list(_ref("text"), "Lines above every question until an outcome.", maxItems=2),
            start=_ref("id", "The first question, or the only outcome."),
            reviewed=_object("on by again-by", **{"on": DAY, "by": _ref("text"), "again-by": DAY}),
            questions=_by_id(_ref("question")),
            outcomes=_by_id(_ref("outcome")),
        ),
        "$defs": _definitions(),
    }


def pack_schema() -> Schema:
    """Return the schema of pack.yaml."""
    labels = {"type": "object", "additionalProperties": _ref("text")}
    texts = _list(_ref("text"))
    named = _list(_object("say name", say=_ref("text", "A regular expression."), name=_ref("text")))
    values = {"type": "object", "minProperties": 1, "additionalProperties": _ref("text")}
    slot = {"label": _ref("text"), "values": values, "danger": YES, "order": texts, "part-of": _ref("id")}
    laws = {
        "never-try": {"type": "object", "additionalProperties": texts},
        "stop": texts,
        "trying": _object("say", say=texts, unless=_ref("text")),
        "phones": _object("look allowed", look=texts, allowed=texts),
        "folklore": named,
        "asks-for-secret": _ref("text"),
        "unconfirmed": _ref("text"),
        "try-limits": texts,
    }
    style = {
        "question-ends": _ref("text"),
        "step-length": _ref("number"),
        "symptoms": _object("least most", least=_ref("number"), most=_ref("number")),
        "code-page": _ref("text"),
        "full-width": YES,
        "literals": named,
    }
    properties = {
        **{key: _ref("id") for key in ("pack", "language", "start")},
        **{key: _ref("text") for key in ("title", "version", "example", "greeting")},
        "reviewed": DAY,
        "translations": _list(_ref("id")),
        "first": texts,
        "turn-to": texts,
        "levels": labels,
        "contacts": labels,
        "kinds": _object("", **{key: _list(_ref("id")) for key in manifest_keys.KINDS.split()}),
        "slots": _by_id(_object("label values", **slot)),
        "laws": _object("", **laws),
        "style": _object("", **style),
        "aliases": {
            "type": "object",
            "propertyNames": {"pattern": ALIAS_PATTERN},
            "additionalProperties": {"type": "string", "pattern": ALIAS_PATTERN},
            "description": "Old id -> present id: tree, tree/node, tree/question=option or slot=value.",
        },
    }
    assert sorted(laws) == sorted(manifest_keys.LAWS.split())
    assert sorted(style) == sorted(manifest_keys.STYLE.split())
    return {
        **HEAD,
        "$id": "https://fapiao-doctor.invalid/schema/pack/1",
        "title": "fapiao-doctor pack",
        "description": "The head of a pack. Every scalar is text; see docs/format.md.",
        **_object(manifest_keys.REQUIRED, **properties),
        "$defs": _words(),
    }


def _definitions() -> Schema:
    only = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": _list(_ref("text"), minItems=1),
        "description": "Slot -> values: shown where the slot has one of them.",
    }
    jump = _object("to", to=_ref("target"), only=_ref("only"))
    question = _object(
        "ask why options",
        ask=_ref("text"),
        why=_ref("text"),
        hint=_ref("text"),
        slot=_ref("id", "A symptom that states this answers the question."),
        options={**_by_id(_ref("option")), "minProperties": 2},
    )
    option = _object(
        "label next",
        label=_ref("text"),
        next={"oneOf": [_ref("target"), _list(jump, minItems=1)]},
        means=_list(_ref("text"), "Slot values that choose this option; its own id by default.", minItems=1),
        only=_ref("only"),
        hears=_list(_ref("text"), "Phrases of a symptom that choose this option.", minItems=1),
    )
    step = {
        "do": _ref("text", "One action."),
        "note": _ref("text"),
        "code": _ref("text", "Shown as it is, never broken."),
        "only": _ref("only"),
        "irreversible": YES,
        "spends-attempt": YES,
        "facts": _list(_ref("id")),
    }
    otherwise = _object("", next=_ref("target"), use=_ref("id"))
    return {
        **_words(),
        "target": {
            "type": "string",
            "pattern": TARGET_PATTERN,
            "description": "node of this tree, tree/ for another tree's start, or tree/node",
        },
        "only": only,
        "use": _object("use", use=_ref("id", "A procedure of knowledge/procedures.yaml."), only=_ref("only")),
        "item": {"oneOf": [_ref("text"), _ref("use"), _object("do", do=_ref("text"), only=_ref("only"))]},
        "question": question,
        "option": option,
        "step": _object("do", **step),
        "otherwise": {**otherwise, "minProperties": 1, "maxProperties": 1},
        "outcome": _outcome(),
    }


def _outcome() -> Schema:
    parts = {part.key: _list(_ref("item")) if part.kind == "many" else _ref("text") for part in PARTS}
    needed = [part.key for part in PARTS if part.needed]
    return _object(
        " ".join([*needed, "steps", "otherwise"]),
        **parts,
        level=_ref("id", "One of the levels of the manifest."),
        steps=_list({"oneOf": [_ref("step"), _ref("use")]}, minItems=1),
        otherwise=_ref("otherwise", 'Where "not solved" leads, or the procedure of last resort.'),
        instead=_ref("target", "Where a path goes on when what was said forbids the attempt that this spends."),
        law=_list(_ref("id"), "Facts of kind law."),
        sources=_list(_ref("id")),
    )


def _words() -> Schema:
    return {
        "text": {"type": "string", "minLength": 1},
        "id": {"type": "string", "pattern": ID_PATTERN},
        "number": {"type": "string", "pattern": "^[0-9]{1,6}$"},
    }


def _object(required: str, **properties: Schema) -> Schema:
    needed: Schema = {"required": required.split()} if required else {}
    return {"type": "object", "additionalProperties": False, **needed, "properties": properties}


def _list(items: Schema, description: str = "", **more: Any) -> Schema:
    told = {"description": description} if description else {}
    return {"type": "array", "items": items, **told, **more}


def _by_id(values: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": values}


def _ref(name: str, description: str = "") -> Schema:
    told = {"description": description} if description else {}
    return {"$ref": f"#/$defs/{name}", **told}
