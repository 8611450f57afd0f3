"""One file of trees/ to a Tree."""

from collections.abc import Mapping as MappingOf

from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.fields import Fields, entries, identifier
from fapiao_doctor.content.load.steps import Shared, Texts, lines_of
from fapiao_doctor.content.load.strictyaml import Node, parse
from fapiao_doctor.content.model import LEVELS, UNSURE, Option, Outcome, Question, Reviewed, Target, Tree
from fapiao_doctor.errors import ContentError

OUTCOME_OPTIONAL = "stop bring who where cost time lost avoid prevent law sources"


def load_tree(data: bytes, file: str, name: str, procedures: MappingOf[str, Procedure]) -> Tree:
    """Read the tree called `name` from the bytes of `file`.

    Raises ContentError at the first wrong shape.
    """
    fields = Fields(parse(data, file), "树", "tree title about symptoms start reviewed outcomes", "questions")
    if fields.text("tree") != name:
        message = f"tree 写的是“{fields.text('tree')}”，文件名却是“{name}”"
        raise ContentError(message, fields.node("tree").place, "两处要一样")
    return _Reader(name, procedures).tree(fields)


class _Reader:
    def __init__(self, name: str, procedures: MappingOf[str, Procedure]) -> None:
        self.name = name
        self.procedures = procedures
        self.texts = Texts()

    def tree(self, fields: Fields) -> Tree:
        title, about = self.texts.field(fields, "title"), self.texts.field(fields, "about")
        questions = self._questions(fields)
        outcomes = {key: self._outcome(key, node) for key, node, _ in entries(fields.node("outcomes"), "结果")}
        for key in outcomes:
            if key in questions:
                raise ContentError(f"“{key}”既是问题又是结果", outcomes[key].place, "换一个 id")
        return Tree(
            id=self.name,
            title=title,
            about=about,
            symptoms=fields.texts("symptoms"),
            start=identifier(fields.text("start"), fields.node("start").place, "start "),
            reviewed=_reviewed(fields.node("reviewed")),
            questions=questions,
            outcomes=outcomes,
            texts=tuple(self.texts.found),
            place=fields.place,
        )

    def _questions(self, fields: Fields) -> dict[str, Question]:
        if not fields.has("questions"):
            return {}
        return {key: self._question(key, node) for key, node, _ in entries(fields.node("questions"), "问题")}

    def _question(self, key: str, node: Node) -> Question:
        fields = Fields(node, f"问题“{key}”", "ask why options", "hint slot")
        slot = fields.text("slot")
        found = entries(fields.node("options"), f"问题“{key}”的选项")
        options = tuple(self._option(key, slot, name, value) for name, value, _ in found)
        if len(options) < 2:
            raise ContentError(f"问题“{key}”至少要有两个选项", fields.node("options").place)
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
        fields = Fields(node, f"选项“{key}”", "label next", "means hears")
        if fields.has("means") and (not slot or key == UNSURE):
            reason = "问题没有 slot" if not slot else "“不清楚”没有含义"
            raise ContentError(f"选项“{key}”不能写 means：{reason}", fields.node("means").place)
        means = fields.texts("means") or ((key,) if slot and key != UNSURE else ())
        return Option(
            id=key,
            label=self.texts.field(fields, "label", question),
            next=_target(fields, self.name),
            means=means,
            place=fields.place,
            hears=fields.texts("hears"),
        )

    def _outcome(self, key: str, node: Node) -> Outcome:
        fields = Fields(node, f"结果“{key}”", "title level steps works-when otherwise", OUTCOME_OPTIONAL)
        shared = Shared(self.procedures, self.texts, key)
        otherwise, last_resort = self._otherwise(fields.node("otherwise"), shared)
        return Outcome(
            id=key,
            title=self.texts.field(fields, "title", key),
            level=fields.one_of("level", LEVELS),
            steps=shared.steps(fields, "steps"),
            works_when=self.texts.field(fields, "works-when", key),
            otherwise=otherwise,
            last_resort=last_resort,
            stop=shared.lines(fields, "stop"),
            bring=shared.lines(fields, "bring"),
            who=self.texts.field(fields, "who", key),
            where=self.texts.field(fields, "where", key),
            cost=self.texts.field(fields, "cost", key),
            time=self.texts.field(fields, "time", key),
            lost=self.texts.field(fields, "lost", key),
            avoid=shared.lines(fields, "avoid"),
            prevent=shared.lines(fields, "prevent"),
            law=fields.ids("law"),
            sources=fields.ids("sources"),
            procedures=tuple(dict.fromkeys(shared.used)),
            place=fields.place,
        )

    def _otherwise(self, node: Node, shared: Shared) -> tuple[Target | None, tuple[str, ...]]:
        fields = Fields(node, "otherwise ", "", "next use")
        if fields.has("next") == fields.has("use"):
            raise ContentError("otherwise 要写 next 或 use，二选一", node.place)
        if fields.has("next"):
            return _target(fields, self.name), ()
        return None, lines_of(shared.procedure(node))


def _target(fields: Fields, own: str) -> Target:
    value, place = fields.text("next"), fields.node("next").place
    tree, slash, node = value.partition("/")
    if not slash:
        return Target(own, identifier(value, place, "next "))
    identifier(tree, place, "next 里的树 ")
    return Target(tree, identifier(node, place, "next 里的 id ") if node else "")


def _reviewed(node: Node) -> Reviewed:
    fields = Fields(node, "reviewed ", "on by again-by")
    return Reviewed(fields.day("on"), fields.text("by"), fields.day("again-by"))
