"""Read steps and lists of items, putting shared procedures in place of `{use: id}`."""

from collections.abc import Mapping as MappingOf

from fapiao_doctor.content.condition import ALWAYS, Only
from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.fields import Fields, items, mapping, text
from fapiao_doctor.content.load.strictyaml import Mapping, Node
from fapiao_doctor.content.model import Item, Step, Text
from fapiao_doctor.errors import ContentError, Phrase, Place
from fapiao_doctor.frozen import replace


class Texts:
    """Collects every text that a user can see while a file is read."""

    def __init__(self) -> None:
        self.found: list[Text] = []

    def see(self, value: str, place: Place, node: str = "", field: str = "") -> str:
        """Note a text and return it; an empty one is not noted."""
        if value:
            self.found.append(Text(value, place, node, field))
        return value

    def field(self, fields: Fields, key: str, node: str = "") -> str:
        """Note and return the text of `key`."""
        value = fields.text(key)
        return self.see(value, fields.node(key).place, node, key) if value else ""

    def list(self, fields: Fields, key: str, node: str = "") -> tuple[str, ...]:
        """Note and return the texts of the list under `key`."""
        lines = fields.texts(key)
        if lines:
            for line, item in zip(lines, items(fields.node(key), fields.name(key)), strict=True):
                self.see(line, item.place, node, key)
        return lines


class Shared:
    """Reads lists in which `{use: id}` stands for a procedure; remembers which were used."""

    def __init__(self, procedures: MappingOf[str, Procedure], texts: Texts, node: str) -> None:
        self.procedures = procedures
        self.texts = texts
        self.node = node
        self.used: list[str] = []

    def items(self, fields: Fields, key: str) -> tuple[Item, ...]:
        """Return the items of the list under `key`; absent is empty."""
        if not fields.has(key):
            return ()
        found: list[Item] = []
        for node in items(fields.node(key), fields.name(key)):
            found += self._item(node, fields, key)
        return tuple(found)

    def steps(self, fields: Fields, key: str) -> tuple[Step, ...]:
        """Return the steps of the list under `key`, at least one."""
        steps: list[Step] = []
        for node in items(fields.node(key), fields.name(key)):
            if isinstance(node, Mapping) and "use" in node.entries:
                procedure, only = self.procedure(node)
                shared = procedure.steps or tuple(Step(item.text, only=item.only) for item in procedure.items)
                steps += (replace(step, only=step.only.both(only)) for step in shared)
            else:
                steps.append(read_step(node, self.texts, self.node))
        if not steps:
            raise ContentError("{what}至少要有一步", fields.place, what=fields.what)
        return tuple(steps)

    def procedure(self, node: Node) -> tuple[Procedure, Only]:
        """Return the procedure that `{use: id}` names, and where it is shown."""
        fields = Fields(node, Phrase("共用流程"), "use", "only")
        name = fields.text("use")
        if name not in self.procedures:
            raise ContentError(
                "没有共用流程“{name}”", fields.node("use").place, "写进 knowledge/procedures.yaml", name=name
            )
        self.used.append(name)
        return self.procedures[name], read_only(fields)

    def _item(self, node: Node, fields: Fields, key: str) -> list[Item]:
        if not isinstance(node, Mapping):
            said = text(node, fields.name(key))
            return [Item(self.texts.see(said, node.place, self.node, key))]
        if "use" in node.entries:
            procedure, only = self.procedure(node)
            return [replace(item, only=item.only.both(only)) for item in items_of(procedure)]
        one = Fields(node, fields.name(key), "do", "only")
        return [Item(self.texts.see(one.text("do"), one.node("do").place, self.node, key), read_only(one))]


def items_of(procedure: Procedure) -> tuple[Item, ...]:
    """Return a procedure as plain items, whichever kind it is."""
    return procedure.items or tuple(Item(step.do, step.only) for step in procedure.steps)


def read_step(node: Node, texts: Texts, owner: str) -> Step:
    """Return one step."""
    fields = Fields(node, Phrase("步骤"), "do", "note code only irreversible spends-attempt facts")
    return Step(
        do=texts.field(fields, "do", owner),
        note=texts.field(fields, "note", owner),
        code=fields.text("code"),
        only=read_only(fields),
        irreversible=fields.flag("irreversible"),
        spends_attempt=fields.flag("spends-attempt"),
        facts=fields.ids("facts"),
    )


def read_only(fields: Fields) -> Only:
    """Return the condition under `only`; absent, it always holds."""
    if not fields.has("only"):
        return ALWAYS
    name = fields.name("only")
    needs: list[tuple[str, tuple[str, ...]]] = []
    for slot, node in mapping(fields.node("only"), name).entries.items():
        values = tuple(text(item, name) for item in items(node, name))
        if not values:
            raise ContentError("{what}至少要写一个值", node.place, what=name)
        needs.append((slot, values))
    if not needs:
        raise ContentError("{what}是空的", fields.node("only").place, "写上内容，或删掉这个键", what=name)
    return Only(tuple(needs))
