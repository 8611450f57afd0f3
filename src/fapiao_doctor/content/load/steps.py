"""Read steps and lists of texts, putting shared procedures in place of `{use: id}`."""

from collections.abc import Mapping as MappingOf

from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.fields import Fields, items, text
from fapiao_doctor.content.load.strictyaml import Mapping, Node
from fapiao_doctor.content.model import Step, Text
from fapiao_doctor.errors import ContentError, Place


class Texts:
    """Collects every text that a user can see while a file is read."""

    def __init__(self) -> None:
        self.found: list[Text] = []

    def see(self, value: str, place: Place, node: str = "", field: str = "") -> str:
        """Note a text and give it back; an empty one is not noted."""
        if value:
            self.found.append(Text(value, place, node, field))
        return value

    def field(self, fields: Fields, key: str, node: str = "") -> str:
        """Note and give the text of `key`."""
        value = fields.text(key)
        return self.see(value, fields.node(key).place, node, key) if value else ""


class Shared:
    """Reads lists in which `{use: id}` stands for a procedure; remembers which were used."""

    def __init__(self, procedures: MappingOf[str, Procedure], texts: Texts, node: str) -> None:
        self.procedures = procedures
        self.texts = texts
        self.node = node
        self.used: list[str] = []

    def lines(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Give the texts of the list under `key`; absent is empty."""
        if not fields.has(key):
            return ()
        lines: list[str] = []
        for item in items(fields.node(key), f"{fields.what}的 {key} "):
            if isinstance(item, Mapping):
                lines += lines_of(self.procedure(item))
            else:
                said = text(item, f"{fields.what}的 {key} ")
                lines.append(self.texts.see(said, item.place, self.node, key))
        return tuple(lines)

    def steps(self, fields: Fields, key: str) -> tuple[Step, ...]:
        """Give the steps of the list under `key`, at least one."""
        steps: list[Step] = []
        for item in items(fields.node(key), f"{fields.what}的 {key} "):
            if isinstance(item, Mapping) and "use" in item.entries:
                procedure = self.procedure(item)
                steps += procedure.steps or (Step(do) for do in procedure.items)
            else:
                steps.append(step(item, self.texts, self.node))
        if not steps:
            raise ContentError(f"{fields.what}至少要有一步", fields.place)
        return tuple(steps)

    def procedure(self, node: Node) -> Procedure:
        """Give the procedure that `{use: id}` names."""
        fields = Fields(node, "共用流程", "use")
        name = fields.text("use")
        if name not in self.procedures:
            message = f"没有共用流程“{name}”"
            raise ContentError(message, fields.node("use").place, "写进 knowledge/procedures.yaml")
        self.used.append(name)
        return self.procedures[name]


def lines_of(procedure: Procedure) -> tuple[str, ...]:
    """Give a procedure as plain lines, whichever kind it is."""
    return procedure.items or tuple(step.do for step in procedure.steps)


def step(node: Node, texts: Texts, owner: str) -> Step:
    """Read one step."""
    fields = Fields(node, "步骤", "do", "note irreversible spends-attempt facts")
    return Step(
        do=texts.field(fields, "do", owner),
        note=texts.field(fields, "note", owner),
        irreversible=fields.flag("irreversible"),
        spends_attempt=fields.flag("spends-attempt"),
        facts=fields.ids("facts"),
    )
