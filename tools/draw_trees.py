"""Draw the bundled trees into docs/trees: a page with each as Mermaid, and each as SVG by Graphviz.

Run it after a change of a tree: python tools/draw_trees.py
Versions of Graphviz lay out differently, so an SVG names what it was drawn from, and a test compares that.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from fapiao_doctor.authoring.drawing.dot import dot
from fapiao_doctor.authoring.drawing.graph import graph_of, graph_of_all
from fapiao_doctor.authoring.drawing.mermaid import mermaid
from fapiao_doctor.cli.authors.drawing import drawn
from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.engine.menu import with_menus

ALL = "all"
"""The name of the picture of all trees."""

FOLDER = Path(__file__).parents[1] / "docs" / "trees"


def library() -> Library:
    """Return the bundled trees in Chinese."""
    return with_menus(load_library((bundled_pack(),), ("zh",)), "zh")


def pages(known: Library) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    yield "README.md", _index(known)
    for tree in known.trees.values():
        picture = mermaid(graph_of(known, tree, "zh"))
        yield f"{tree.id}.md", f"# {tree.title}\n\n[SVG]({tree.id}.svg) · {tree.about}\n\n```mermaid\n{picture}```\n"


def _index(known: Library) -> str:
    lines = [f"- [{tree.title}]({tree.id}.md) ([SVG]({tree.id}.svg))" for tree in known.trees.values()]
    signs = "⚠ 有一步会用掉一次机会或不能撤回；! 这一题的答案会让后面不能再试；虚线：没解决、不能再试；虚线框：别的树。"
    whole = ["```mermaid", mermaid(graph_of_all(known, "zh")).rstrip("\n"), "```", "", "[SVG](all.svg)"]
    return "\n".join(["# 每棵树一张图", "", signs, "", *lines, "", "## 各棵树怎么相连", "", *whole, ""])


def drawn_from(known: Library, name: str) -> str:
    """Return the mark that an SVG ends with: what it was drawn from."""
    text = dot(graph_of_all(known, "zh") if name == ALL else graph_of(known, known.trees[name], "zh"))
    return f"<!-- drawn from {hashlib.sha256(text.encode()).hexdigest()} -->"


def main() -> None:
    """Write all pages and pictures; those of trees that are gone go."""
    FOLDER.mkdir(exist_ok=True)
    known = library()
    for path in FOLDER.iterdir():
        path.unlink()
    for name, text in pages(known):
        (FOLDER / name).write_text(text, encoding="utf-8")
    for name in (ALL, *known.trees):
        picture = drawn(known, known.trees.get(name), "svg", "zh").rstrip("\n")
        (FOLDER / f"{name}.svg").write_text(f"{picture}\n{drawn_from(known, name)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
