"""What both forms share: short lines in a box, and a colour for each kind of node.

Colours are never alone: a question has corners, an outcome is rounded and says its level, another tree is dashed and
says its id, danger is written with a sign.
"""

from fapiao_doctor.authoring.drawing.graph import Node
from fapiao_doctor.text.wrap import wrap

WIDTH = 22
"""Cells of a line in a box: eleven Chinese characters, so that forty boxes fit on a sheet."""

DANGER, ASKS = "⚠ ", "! "
FILLS = ("#e3f4e7", "#fff3d6", "#fde4e1", "#e7e4fb", "#e0f0fb")
"""By the number of a level in the manifest; a sixth level begins anew."""

PLAIN, QUESTION = "#ffffff", "#f4f4f2"


def text_of(node: Node) -> list[str]:
    """Return the lines that stand in a box."""
    sign = DANGER if node.danger else ASKS if node.asks else ""
    return [*lines_of(sign + node.text), *([f"[{node.mark}]"] if node.mark else ())]


def lines_of(text: str) -> list[str]:
    """Return a text in short lines."""
    return [line for part in text.split("\n") for line in wrap(part, WIDTH)]


def fill_of(node: Node) -> str:
    """Return the colour of a box."""
    if node.kind == "question":
        return QUESTION
    return FILLS[node.level % len(FILLS)] if node.level >= 0 else PLAIN
