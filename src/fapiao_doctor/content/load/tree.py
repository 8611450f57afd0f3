"""One file of a pack to a Tree."""

from collections.abc import Mapping as MappingOf

from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.fields import Fields, entries, identifier, items
from fapiao_doctor.content.load.steps import Shared, Texts, items_of, read_only
from fapiao_doctor.content.load.strictyaml import Document, Mapping, Node, parse
from fapiao_doctor.content.load.strictyaml import Sequence as List
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import UNSURE, Item, Jump, Option, Outcome, Question, Reviewed, Target, Tree
from fapiao_doctor.content.parts import BY_KEY, PARTS, keys
from fapiao_doctor.errors import ContentError, Phrase
from fapiao_doctor.frozen import replace

TREE_KEYS = "tree title about symptoms start reviewed outcomes"
OUTCOME_KEYS = f"{' '.join(keys(needed=True))} steps otherwise"
OUTCOME_OPTIONAL = f"{' '.join(keys(needed=False))} law sources instead"


def load_tree(
    data: Document, file: str, name: str, procedures: MappingOf[str, Procedure], manifest: Manifest, prefix: str = ""
) -> Tree:
    """Return the tree called `name` from the bytes of `file`; `prefix` goes before every tree id.

    Raises ContentError at the first wrong shape.
    """
    fields = Fields(parse(data, file), Phrase("树"), TREE_KEYS, "questions first")
    if fields.text("tree") != name:
        template = "tree 写的是“{written}”，文件名却是“{name}”"
        raise ContentError(template, fields.node("tree").place, "两处要一样", written=fields.text("tree"), name=name)
    return _Reader(name, prefix, procedures, manifest).tree(fields)


class _Reader:
    def __init__(self, name: str, prefix: str, procedures: MappingOf[str, Procedure], manifest: Manifest) -> None:
        self.name = name
        self.prefix = prefix
        self.procedures = procedures
        self.manifest = manifest
        self.texts = Texts()

    def tree(self, fields: Fields) -> Tree:
        title, about = self.texts.field(fields, "title"), self.texts.field(fields, "about")
        first = self.texts.list(fields, "first")
        questions = self._questions(fields)
        outcomes = {key: self._outcome(key, node) for key, node, _ in entries(fields.node("outcomes"), Phrase("结果"))}
        for key in outcomes:
            if key in questions:
                raise ContentError("“{key}”既是问题又是结果", outcomes[key].place, "换一个 id", key=key)
        return Tree(
            id=self.prefix + self.name,
            name=self.name,
            title=title,
            about=about,
            symptoms=fields.texts("symptoms"),
            first=first,
            start=identifier(fields.text("start"), fields.node("start").place, "start"),
            reviewed=_reviewed(fields.node("reviewed")),
            questions=questions,
            outcomes=outcomes,
            texts=tuple(self.texts.found),
            place=fields.place,
            places=fields.map.keys,
        )

    def _questions(self, fields: Fields) -> dict[str, Question]:
        if not fields.has("questions"):
            return {}
        return {key: self._question(key, node) for key, node, _ in entries(fields.node("questions"), Phrase("问题"))}

    def _question(self, key: str, node: Node) -> Question:
        fields = Fields(node, Phrase("问题“{id}”", id=key), "ask why options", "hint slot")
        slot = fields.text("slot")
        found = entries(fields.node("options"), Phrase("问题“{id}”的选项", id=key))
        options = tuple(self._option(key, slot, name, value) for name, value, _ in found)
        if len(options) < 2:
            raise ContentError("问题“{id}”至少要有两个选项", fields.node("options").place, id=key)
        return Question(
            id=key,
            ask=self.texts.field(fields, "ask", key),
            why=self.texts.field(fields, "why", key),
            hint=self.texts.field(fields, "hint", key),
            slot=slot,
            options=options,
            place=fields.place,
        )

    def _option(self, question: str, slot: str, key: str, node: Node) -> Option:
        fields = Fields(node, Phrase("选项“{id}”", id=key), "label next", "means only hears")
        if fields.has("means") and (not slot or key == UNSURE):
            reason = Phrase("问题没有 slot") if not slot else Phrase("“不清楚”没有含义")
            template = "选项“{id}”不能写 means：{reason}"
            raise ContentError(template, fields.node("means").place, id=key, reason=reason)
        means = fields.texts("means") or ((key,) if slot and key != UNSURE else ())
        return Option(
            id=key,
            label=self.texts.field(fields, "label", question),
            jumps=self._jumps(fields),
            means=means,
            only=read_only(fields),
            hears=fields.texts("hears"),
            place=fields.place,
        )

    def _jumps(self, fields: Fields) -> tuple[Jump, ...]:
        node = fields.node("next")
        if not isinstance(node, List):
            return (Jump(self._target(fields, "next")),)
        found = [Fields(item, fields.name("next"), "to", "only") for item in items(node, fields.name("next"))]
        jumps = tuple(Jump(self._target(one, "to"), read_only(one)) for one in found)
        if not jumps or jumps[-1].only.needs or not all(jump.only.needs for jump in jumps[:-1]):
            template = "next 写成列表时，除最后一条外都要有 only，最后一条不能有"
            raise ContentError(template, node.place)
        return jumps

    def _outcome(self, key: str, node: Node) -> Outcome:
        leveled = " level" if self.manifest.levels else ""
        fields = Fields(node, Phrase("结果“{id}”", id=key), OUTCOME_KEYS + leveled, OUTCOME_OPTIONAL)
        shared = Shared(self.procedures, self.texts, key)
        otherwise, last_resort = self._otherwise(fields.node("otherwise"), shared)
        return Outcome(
            id=key,
            level=fields.one_of("level", tuple(self.manifest.levels)) if leveled else "",
            parts={part.key: self._part(part.key, fields, shared) for part in PARTS},
            steps=shared.steps(fields, "steps"),
            otherwise=otherwise,
            instead=self._target(fields, "instead") if fields.has("instead") else None,
            last_resort=last_resort,
            law=fields.ids("law"),
            sources=fields.ids("sources"),
            procedures=tuple(dict.fromkeys(shared.used)),
            place=fields.place,
        )

    def _part(self, key: str, fields: Fields, shared: Shared) -> tuple[Item, ...]:
        if BY_KEY[key].kind == "many":
            return shared.items(fields, key)
        text = self.texts.field(fields, key, shared.node)
        return (Item(text),) if text else ()

    def _otherwise(self, node: Node, shared: Shared) -> tuple[Target | None, tuple[Item, ...]]:
        if isinstance(node, Mapping) and "use" in node.entries and "next" not in node.entries:
            procedure, only = shared.procedure(node)
            return None, tuple(replace(item, only=item.only.both(only)) for item in items_of(procedure))
        fields = Fields(node, "otherwise", "", "next use")
        if fields.has("next") == fields.has("use"):
            raise ContentError("otherwise 要写 next 或 use，二选一", node.place)
        return self._target(fields, "next"), ()

    def _target(self, fields: Fields, key: str) -> Target:
        value, place = fields.text(key), fields.node(key).place
        tree, slash, node = value.partition("/")
        if not slash:
            return Target(self.prefix + self.name, identifier(value, place, key))
        identifier(tree, place, Phrase("{key} 里的树", key=key))
        node = identifier(node, place, Phrase("{key} 里的 id", key=key)) if node else ""
        return Target(self.prefix + tree, node)


def _reviewed(node: Node) -> Reviewed:
    fields = Fields(node, "reviewed", "on by again-by")
    return Reviewed(fields.day("on"), fields.text("by"), fields.day("again-by"))
