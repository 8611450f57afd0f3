"""The files of a pack's knowledge folder to their tables."""

from typing import get_args

from fapiao_doctor.content.knowledge import Code, Conflict, Fact, Procedure, Source, SourceTrust, Trust
from fapiao_doctor.content.load.fields import Fields, entries, identifier, items, text
from fapiao_doctor.content.load.steps import Texts, read_only, read_step
from fapiao_doctor.content.load.strictyaml import Document, Mapping, Node, parse
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Item, Text
from fapiao_doctor.errors import ContentError, Phrase

TRUSTS: tuple[Trust, ...] = get_args(Trust)
SOURCE_TRUSTS: tuple[SourceTrust, ...] = get_args(SourceTrust)
FACT_OPTIONAL = "value applies-to valid conflicts"
SOURCE_REQUIRED = "title publisher kind trust seen-on"
SOURCE_OPTIONAL = "url where live dated copy-of"


def load_facts(data: Document, file: str, manifest: Manifest) -> tuple[dict[str, Fact], tuple[Text, ...]]:
    """Return facts.yaml: the facts by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _fact(key, node, texts, manifest) for key, node in _table(data, file, "facts")}, tuple(texts.found)


def load_sources(data: Document, file: str, manifest: Manifest) -> tuple[dict[str, Source], tuple[Text, ...]]:
    """Return sources.yaml: the sources by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _source(key, node, texts, manifest) for key, node in _table(data, file, "sources")}, tuple(texts.found)


def load_procedures(data: Document, file: str, manifest: Manifest) -> tuple[dict[str, Procedure], tuple[Text, ...]]:
    """Return procedures.yaml: the procedures by id, and the texts that a user can see."""
    texts = Texts()
    table = {key: _procedure(key, node, texts) for key, node in _table(data, file, "procedures")}
    return table, tuple(texts.found)


def load_codes(data: Document, file: str, manifest: Manifest) -> tuple[dict[str, Code], tuple[Text, ...]]:
    """Return codes.yaml: the codes by id, and the texts that a user can see."""
    texts = Texts()
    return {key: _code(key, node, texts, manifest) for key, node in _table(data, file, "codes")}, tuple(texts.found)


def _table(data: Document, file: str, key: str) -> list[tuple[str, Node]]:
    fields = Fields(parse(data, file), Phrase("文件"), key)
    return [(name, node) for name, node, _ in entries(fields.node(key), key)]


def _fact(key: str, node: Node, texts: Texts, manifest: Manifest) -> Fact:
    required = "kind text sources trust verified-on review-by"
    fields = Fields(node, Phrase("事实“{id}”", id=key), required, FACT_OPTIONAL)
    valid = Fields(fields.node("valid"), "valid", "", "from until") if fields.has("valid") else None
    return Fact(
        id=key,
        kind=_kind(fields, manifest.fact_kinds),
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
    nodes = items(fields.node("conflicts"), "conflicts")
    found = [Fields(node, "conflicts", "says sources", "for-authors") for node in nodes]
    return tuple(Conflict(texts.field(one, "says", owner), _sources(one), one.flag("for-authors")) for one in found)


def _sources(fields: Fields) -> tuple[str, ...]:
    sources = fields.ids("sources")
    if not sources:
        raise ContentError("{what}没有来源", fields.node("sources").place, what=fields.what)
    return sources


def _source(key: str, node: Node, texts: Texts, manifest: Manifest) -> Source:
    fields = Fields(node, Phrase("来源“{id}”", id=key), SOURCE_REQUIRED, SOURCE_OPTIONAL)
    if fields.has("url") == fields.has("where"):
        raise ContentError(
            "{what}要写 {one} 或 {other}，二选一", fields.place, what=fields.what, one="url", other="where"
        )
    return Source(
        id=key,
        title=texts.field(fields, "title", key),
        publisher=texts.field(fields, "publisher", key),
        url=fields.text("url"),
        where=texts.field(fields, "where", key),
        kind=_kind(fields, manifest.source_kinds),
        trust=fields.one_of("trust", SOURCE_TRUSTS),
        seen_on=fields.day("seen-on"),
        live=fields.flag("live"),
        dated=fields.about("dated"),
        copy_of=fields.id("copy-of"),
        place=fields.place,
    )


def _procedure(key: str, node: Node, texts: Texts) -> Procedure:
    fields = Fields(node, Phrase("流程“{id}”", id=key), "", "items steps")
    if fields.has("items") == fields.has("steps"):
        template = "{what}要写 {one} 或 {other}，二选一"
        raise ContentError(template, fields.place, what=fields.what, one="items", other="steps")
    lines = items(fields.node("items"), fields.name("items")) if fields.has("items") else ()
    steps = items(fields.node("steps"), fields.name("steps")) if fields.has("steps") else ()
    return Procedure(
        id=key,
        items=tuple(_item(one, fields, texts, key) for one in lines),
        steps=tuple(read_step(one, texts, key) for one in steps),
        place=fields.place,
    )


def _item(node: Node, fields: Fields, texts: Texts, owner: str) -> Item:
    if not isinstance(node, Mapping):
        return Item(texts.see(text(node, fields.name("items")), node.place, owner, "items"))
    one = Fields(node, fields.name("items"), "do", "only")
    return Item(texts.see(one.text("do"), one.node("do").place, owner, "items"), read_only(one))


def _code(key: str, node: Node, texts: Texts, manifest: Manifest) -> Code:
    optional = "match digit needs-context words slots leads-to turn-to"
    fields = Fields(node, Phrase("代码“{id}”", id=key), "family text meaning sources", optional)
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
        turn_to=fields.one_of("turn-to", tuple(manifest.contacts)) if fields.has("turn-to") else "",
        sources=_sources(fields),
        place=fields.place,
    )


def _slots(fields: Fields) -> dict[str, str]:
    if not fields.has("slots"):
        return {}
    return dict(fields.table("slots"))


def _kind(fields: Fields, kinds: tuple[str, ...]) -> str:
    """Return the kind, which must be one of `kinds` where the manifest lists any."""
    if kinds:
        return fields.one_of("kind", kinds)
    return identifier(fields.text("kind"), fields.node("kind").place, fields.name("kind"))
