"""The files of trees/knowledge to their tables."""

from typing import get_args

from fapiao_doctor.content.knowledge import Code, Conflict, Fact, FactKind, Procedure, Source, SourceTrust, Trust
from fapiao_doctor.content.load.fields import Fields, entries, items, text
from fapiao_doctor.content.load.steps import Texts, step
from fapiao_doctor.content.load.strictyaml import Node, parse
from fapiao_doctor.content.model import Text
from fapiao_doctor.errors import ContentError

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
TRUSTS: tuple[Trust, ...] = get_args(Trust)
SOURCE_KINDS = ("official", "law", "service-provider", "practitioner", "code", "page")
SOURCE_TRUSTS: tuple[SourceTrust, ...] = get_args(SourceTrust)
TURN_TO = ("service-unit", "hall", "12366")
FACT_OPTIONAL = "value applies-to valid conflicts"


def load_facts(data: bytes, file: str) -> tuple[dict[str, Fact], tuple[Text, ...]]:
    """Read facts.yaml: the facts by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _fact(key, node, texts) for key, node in _table(data, file, "facts")}, tuple(texts.found)


def load_sources(data: bytes, file: str) -> tuple[dict[str, Source], tuple[Text, ...]]:
    """Read sources.yaml: the sources by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _source(key, node, texts) for key, node in _table(data, file, "sources")}, tuple(texts.found)


def load_procedures(data: bytes, file: str) -> tuple[dict[str, Procedure], tuple[Text, ...]]:
    """Read procedures.yaml: the procedures by id, and the texts that a user can see."""
    texts = Texts()
    table = {key: _procedure(key, node, texts) for key, node in _table(data, file, "procedures")}
    return table, tuple(texts.found)


def load_codes(data: bytes, file: str) -> tuple[dict[str, Code], tuple[Text, ...]]:
    """Read codes.yaml: the codes by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _code(key, node, texts) for key, node in _table(data, file, "codes")}, tuple(texts.found)


def _table(data: bytes, file: str, key: str) -> list[tuple[str, Node]]:
    fields = Fields(parse(data, file), "文件", key)
    return [(name, node) for name, node, _ in entries(fields.node(key), key)]


def _fact(key: str, node: Node, texts: Texts) -> Fact:
    required = "kind text sources trust verified-on review-by"
    fields = Fields(node, f"事实“{key}”", required, FACT_OPTIONAL)
    valid = Fields(fields.node("valid"), "valid ", "", "from until") if fields.has("valid") else None
    return Fact(
        id=key,
        kind=fields.one_of("kind", FACT_KINDS),
        text=texts.field(fields, "text", key),
        value=texts.field(fields, "value", key),
        applies_to=fields.texts("applies-to"),
        valid_from=valid.day_or_none("from") if valid else None,
        valid_until=valid.day_or_none("until") if valid else None,
        sources=_sources(fields),
        trust=fields.one_of("trust", TRUSTS),
        verified_on=fields.day("verified-on"),
        review_by=fields.day("review-by"),
        conflicts=_conflicts(fields, key, texts),
        place=fields.place,
    )


def _conflicts(fields: Fields, owner: str, texts: Texts) -> tuple[Conflict, ...]:
    if not fields.has("conflicts"):
        return ()
    nodes = items(fields.node("conflicts"), "conflicts ")
    found = [Fields(node, "conflicts ", "says sources") for node in nodes]
    return tuple(Conflict(texts.field(one, "says", owner), _sources(one)) for one in found)


def _sources(fields: Fields) -> tuple[str, ...]:
    sources = fields.ids("sources")
    if not sources:
        raise ContentError(f"{fields.what}没有来源", fields.node("sources").place)
    return sources


def _source(key: str, node: Node, texts: Texts) -> Source:
    fields = Fields(node, f"来源“{key}”", "title publisher kind trust seen-on", "url where")
    if fields.has("url") == fields.has("where"):
        raise ContentError(f"来源“{key}”要写 url 或 where，二选一", fields.place)
    return Source(
        id=key,
        title=texts.field(fields, "title", key),
        publisher=texts.field(fields, "publisher", key),
        url=fields.text("url"),
        where=texts.field(fields, "where", key),
        kind=fields.one_of("kind", SOURCE_KINDS),
        trust=fields.one_of("trust", SOURCE_TRUSTS),
        seen_on=fields.day("seen-on"),
        place=fields.place,
    )


def _procedure(key: str, node: Node, texts: Texts) -> Procedure:
    fields = Fields(node, f"流程“{key}”", "", "items steps")
    if fields.has("items") == fields.has("steps"):
        raise ContentError(f"流程“{key}”要写 items 或 steps，二选一", fields.place)
    lines = fields.texts("items")
    if lines:
        for line, item in zip(lines, items(fields.node("items"), "items "), strict=True):
            texts.see(line, item.place, key, "items")
    nodes = items(fields.node("steps"), "steps ") if fields.has("steps") else ()
    return Procedure(key, lines, tuple(step(one, texts, key) for one in nodes), fields.place)


def _code(key: str, node: Node, texts: Texts) -> Code:
    optional = "match digit needs-context words slots leads-to turn-to"
    fields = Fields(node, f"代码“{key}”", "family text meaning sources", optional)
    return Code(
        id=key,
        match=fields.texts("match"),
        digit=fields.text("digit"),
        family=fields.text("family"),
        needs_context=fields.flag("needs-context"),
        words=fields.texts("words"),
        text=texts.field(fields, "text", key),
        meaning=texts.field(fields, "meaning", key),
        slots=_slots(fields),
        leads_to=fields.text("leads-to"),
        turn_to=fields.one_of("turn-to", TURN_TO) if fields.has("turn-to") else "",
        sources=_sources(fields),
        place=fields.place,
    )


def _slots(fields: Fields) -> dict[str, str]:
    if not fields.has("slots"):
        return {}
    return {name: text(node, f"slot {name} ") for name, node, _ in entries(fields.node("slots"), "slots ")}
