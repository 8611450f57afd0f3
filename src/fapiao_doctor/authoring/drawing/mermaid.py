"""A picture in the language of Mermaid, which many wikis and GitHub draw by themselves."""

import html
from collections.abc import Iterator

from fapiao_doctor.authoring.drawing.graph import Arrow, Graph, Node
from fapiao_doctor.authoring.drawing.layout import fill_of, lines_of, text_of

BOXES = {"question": '["{text}"]', "outcome": '("{text}")', "elsewhere": '[/"{text}"/]'}


def mermaid(graph: Graph) -> str:
    """Return the picture as text for Mermaid."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    names = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    yield f"flowchart {'LR' if graph.wide else 'TD'}"
    yield f"  %% {graph.title}"
    for node in graph.nodes:
        yield f"  {names[node.id]}{BOXES[node.kind].format(text=_escaped(text_of(node)))}"
    for arrow in graph.arrows:
        yield f"  {names[arrow.begin]} {_arrow(arrow)} {names[arrow.end]}"
    for node in graph.nodes:
        yield f"  style {names[node.id]} {_style(node)}"


def _arrow(arrow: Arrow) -> str:
    label = _escaped(lines_of(arrow.label))
    if not label:
        return "-->" if arrow.usual else "-.->"
    return f'-->|"{label}"|' if arrow.usual else f'-.->|"{label}"|'


def _style(node: Node) -> str:
    line = "stroke:#b3261e,stroke-width:2px" if node.danger or node.asks else "stroke:#777"
    dashed = ",stroke-dasharray:4 3" if node.kind == "elsewhere" else ""
    return f"fill:{fill_of(node)},color:#111,{line}{dashed}"


def _escaped(lines: list[str]) -> str:
    """Return lines as one label; what Mermaid or HTML would read is written as an entity."""
    return "<br>".join(html.escape(line).replace("#", "&num;").replace("|", "&#124;") for line in lines)
