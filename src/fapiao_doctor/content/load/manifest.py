"""pack.yaml to a Manifest."""

import codecs
import re
from collections.abc import Iterator, Mapping

from fapiao_doctor.content.load.fields import ID, Fields, entries, identifier, items, mapping, text
from fapiao_doctor.content.load.steps import Texts
from fapiao_doctor.content.load.strictyaml import Document, Node, parse
from fapiao_doctor.content.manifest import Laws, Manifest, Named, Phones, Slot, Style, Trying
from fapiao_doctor.errors import ContentError, Phrase, Place

REQUIRED = "pack title version reviewed language"
OPTIONAL = "translations start example greeting first turn-to levels contacts kinds slots laws style aliases"
KINDS = "fact source official"
LAWS = "never-try stop trying phones folklore asks-for-secret unconfirmed try-limits"
NAME = re.compile(rf"(?P<tree>{ID.pattern})(?:(?P<node>/{ID.pattern})(?P<option>={ID.pattern})?|(?P<value>=[^/=]+))?")
"""An id in full: a tree, a node of it, an option of that, or the value of a slot."""
STYLE = "question-ends step-length symptoms code-page full-width literals"


def load_manifest(data: Document, file: str) -> Manifest:
    """Return the manifest; raise ContentError at the first wrong shape."""
    fields = Fields(parse(data, file), "pack.yaml", REQUIRED, OPTIONAL)
    texts = Texts()
    kinds = Fields(fields.node("kinds"), "kinds", "", KINDS) if fields.has("kinds") else None
    slots = _slots(fields, texts)
    aliases = tuple(_aliases(fields))
    return Manifest(
        pack=identifier(fields.text("pack"), fields.node("pack").place, "pack"),
        title=texts.field(fields, "title"),
        version=_word(fields, "version"),
        reviewed=fields.day("reviewed"),
        language=identifier(fields.text("language"), fields.node("language").place, "language"),
        translations=fields.ids("translations"),
        start=identifier(fields.text("start"), fields.node("start").place, "start") if fields.has("start") else "",
        example=texts.field(fields, "example"),
        greeting=texts.field(fields, "greeting"),
        first=texts.list(fields, "first"),
        turn_to=texts.list(fields, "turn-to"),
        levels=_labels(fields, "levels", texts),
        contacts=_labels(fields, "contacts", texts),
        fact_kinds=kinds.ids("fact") if kinds else (),
        source_kinds=kinds.ids("source") if kinds else (),
        official_kinds=kinds.ids("official") if kinds else (),
        slots=slots,
        laws=_laws(fields, slots, texts) if fields.has("laws") else Laws(),
        style=_style(fields) if fields.has("style") else Style(),
        texts=tuple(texts.found),
        place=fields.place,
        aliases={old: new for old, new, _ in aliases},
        alias_places={old: place for old, _, place in aliases},
    )


def _aliases(fields: Fields) -> Iterator[tuple[str, str, Place]]:
    """Yield old and new name of what was renamed, with its place; both must name the same kind of thing."""
    if not fields.has("aliases"):
        return
    for old, new in fields.table("aliases"):
        place = mapping(fields.node("aliases"), fields.name("aliases")).keys[old]
        if not _kind(old) or _kind(old) != _kind(new):
            template = "aliases 里“{old}: {new}”两边要写同一种：树、树/问题、树/问题=选项、slot=值"
            raise ContentError(template, place, old=old, new=new)
        yield old, new, place


def _kind(name: str) -> tuple[bool, ...]:
    """Return which parts a full id has, empty where it is none."""
    found = NAME.fullmatch(name)
    return tuple(part is not None for part in found.groups()) if found else ()


def _word(fields: Fields, key: str) -> str:
    value = fields.text(key)
    if len(value) > 40 or not value.isprintable() or " " in value:
        raise ContentError("{what}要是一个短词，没有空格", fields.node(key).place, what=fields.name(key))
    return value


def _labels(fields: Fields, key: str, texts: Texts) -> dict[str, str]:
    if not fields.has(key):
        return {}
    found = entries(fields.node(key), key)
    return {name: texts.see(text(node, Phrase("{what}的 {key}", what=key, key=name)), node.place, name, key)
            for name, node, _ in found}  # fmt: skip


def _slots(fields: Fields, texts: Texts) -> dict[str, Slot]:
    if not fields.has("slots"):
        return {}
    return {name: _slot(name, node, texts) for name, node, _ in entries(fields.node("slots"), "slots")}


def _slot(name: str, node: Node, texts: Texts) -> Slot:
    what = Phrase("slot“{id}”", id=name)
    fields = Fields(node, what, "label values", "danger order part-of")
    table = mapping(fields.node("values"), fields.name("values"))
    values = {key: texts.see(text(one, fields.name("values")), one.place, name, "values")
              for key, one in table.entries.items()}  # fmt: skip
    danger, order = fields.flag("danger"), fields.texts("order")
    if danger != bool(order) or (danger and sorted(order) != sorted(values)):
        template = "{what}：danger 和 order 要一起写，order 从最坏的排起，每个值各写一次"
        raise ContentError(template, fields.place, what=what)
    return Slot(name, texts.field(fields, "label", name), values, danger, order, fields.text("part-of"), fields.place)


def _laws(top: Fields, slots: Mapping[str, Slot], texts: Texts) -> Laws:
    fields = Fields(top.node("laws"), "laws", "", LAWS)
    return Laws(
        never_try=_never_try(fields, slots),
        trying=_trying(fields),
        phones=_phones(fields),
        folklore=_named(fields, "folklore"),
        asks_for_secret=fields.pattern("asks-for-secret"),
        unconfirmed=fields.pattern("unconfirmed"),
        try_limits=fields.patterns("try-limits"),
        stop=texts.list(fields, "stop"),
    )


def _never_try(fields: Fields, slots: Mapping[str, Slot]) -> dict[str, frozenset[str]]:
    if not fields.has("never-try"):
        return {}
    found: dict[str, frozenset[str]] = {}
    for name, node, place in entries(fields.node("never-try"), "never-try"):
        if name not in slots or not slots[name].danger:
            raise ContentError("never-try 里的“{slot}”要是一个写了 danger 的 slot", place, slot=name)
        values = [(text(item, "never-try"), item.place) for item in items(node, "never-try")]
        for value, spot in values:
            if value not in slots[name].values:
                raise ContentError("slot {slot} 没有“{value}”这个值", spot, slot=name, value=value)
        found[name] = frozenset(value for value, _ in values)
    return found


def _trying(top: Fields) -> Trying | None:
    if not top.has("trying"):
        return None
    fields = Fields(top.node("trying"), "trying", "say", "unless")
    return Trying(fields.patterns("say"), fields.pattern("unless"))


def _phones(top: Fields) -> Phones | None:
    if not top.has("phones"):
        return None
    fields = Fields(top.node("phones"), "phones", "look allowed")
    return Phones(fields.patterns("look"), frozenset(fields.texts("allowed")))


def _named(top: Fields, key: str) -> tuple[Named, ...]:
    if not top.has(key):
        return ()
    found: list[Named] = []
    for node in items(top.node(key), top.name(key)):
        fields = Fields(node, top.name(key), "say name")
        said = fields.pattern("say")
        if said:
            found.append(Named(said, fields.text("name")))
    return tuple(found)


def _style(top: Fields) -> Style:
    fields = Fields(top.node("style"), "style", "", STYLE)
    counts = Fields(fields.node("symptoms"), "symptoms", "least most") if fields.has("symptoms") else None
    return Style(
        question_ends=fields.text("question-ends"),
        step_length=fields.number("step-length"),
        fewest_symptoms=counts.number("least") if counts else 0,
        most_symptoms=counts.number("most") if counts else 0,
        code_page=_code_page(fields),
        full_width=fields.flag("full-width"),
        literals=_named(fields, "literals"),
    )


def _code_page(fields: Fields) -> str:
    name = fields.text("code-page")
    if not name:
        return ""
    try:
        codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise ContentError("不认识编码“{name}”", fields.node("code-page").place, "例如 gbk", name=name) from error
    return name


def looks_like_id(text: str) -> bool:
    """Return whether `text` could be the id of a pack."""
    return bool(ID.fullmatch(text))
