"""A picture in the language of Graphviz."""

from collections.abc import Iterator

from fapiao_doctor.authoring.drawing.graph import Arrow, Graph, Node
from fapiao_doctor.authoring.drawing.layout import fill_of, lines_of, text_of

FONTS = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif"


def dot(graph: Graph) -> str:
    """Return the picture as text for `dot`."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    font = f"fontname={_quoted([FONTS])}"
    across = "LR" if graph.wide else "TB"
    yield "digraph {"
    yield f"  graph [label={_quoted([graph.title])}, labelloc=t, rankdir={across}, {font}, nodesep=0.3, ranksep=0.6]"
    yield f"  node [{font}, fontsize=11, style=filled, color={_quoted(['#777777'])}]"
    yield f"  edge [{font}, fontsize=10, color={_quoted(['#777777'])}]"
    yield from (f"  {_node(one)}" for one in graph.nodes)
    yield from (f"  {_arrow(one)}" for one in graph.arrows)
    yield "}"


def _node(node: Node) -> str:
    shape = {"question": "box", "outcome": "box", "elsewhere": "note"}[node.kind]
    style = "rounded,filled" if node.kind == "outcome" else "dashed,filled" if node.kind == "elsewhere" else "filled"
    pen = ', penwidth=2, color="#b3261e"' if node.danger or node.asks else ""
    return (
        f"{_quoted([node.id])} [label={_quoted(text_of(node))}, shape={shape}, style={_quoted([style])}, "
        f"fillcolor={_quoted([fill_of(node)])}{pen}]"
    )


def _arrow(arrow: Arrow) -> str:
    label = [f"label={_quoted(lines_of(arrow.label))}"] if arrow.label else []
    style = [] if arrow.usual else ["style=dashed"]
    return f"{_quoted([arrow.begin])} -> {_quoted([arrow.end])} [{', '.join([*label, *style])}]"


def _quoted(lines: list[str]) -> str:
    """Return lines as one quoted text; only a quotation mark and a backslash mean something in it."""
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines) + '"'
