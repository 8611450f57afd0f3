"""Pictures of trees: everything is on them, they can be drawn, and those that are shipped show the trees of today."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES
from test_cli import run

from fapiao_doctor.authoring.drawing.dot import dot
from fapiao_doctor.authoring.drawing.graph import Arrow, Graph, Node, graph_of, graph_of_all
from fapiao_doctor.authoring.drawing.layout import text_of
from fapiao_doctor.authoring.drawing.mermaid import mermaid
from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.model import Question, Tree
from fapiao_doctor.engine.graph import leads
from fapiao_doctor.engine.menu import with_menus

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))


@pytest.fixture(scope="module", params=FOLDERS, ids=NAMES)
def library(request: pytest.FixtureRequest) -> Library:
    return with_menus(load_library((request.param,)), "zh")


def pictures(library: Library) -> list[tuple[Tree, Graph]]:
    return [(tree, graph_of(library, tree, "zh")) for tree in library.trees.values()]


def test_every_node_and_every_way_is_on_the_picture(library: Library) -> None:
    for tree, graph in pictures(library):
        assert {*tree.questions, *tree.outcomes} <= {node.id for node in graph.nodes}
        assert graph.nodes[0].id == tree.start
        ends = {(arrow.begin, arrow.end) for arrow in graph.arrows}
        for question in tree.questions.values():
            for option in question.options:
                to = option.jumps[-1].to
                end = (to.node or tree.start) if to.tree == tree.id else f"{to.tree}/{to.node}"
                assert (question.id, end) in ends
        labels = "\n".join(arrow.label for arrow in graph.arrows)
        assert sum(len(one.options) for one in tree.questions.values()) <= len(labels.split("\n"))


def test_levels_and_dangers_are_seen(library: Library) -> None:
    kinds: set[tuple[str, bool, bool]] = set()
    for tree, graph in pictures(library):
        for node in graph.nodes:
            outcome = tree.outcomes.get(node.id)
            if outcome:
                assert node.danger == any(step.irreversible or step.spends_attempt for step in outcome.steps)
                assert (node.level >= 0) == bool(outcome.level)
            kinds.add((node.kind, node.danger, node.asks))
    assert {("question", False, True), ("outcome", True, False), ("elsewhere", False, False)} <= kinds


def test_both_forms_say_every_word(library: Library) -> None:
    for _tree, graph in pictures(library):
        for text in (dot(graph), mermaid(graph)):
            plain = text.replace('\\"', '"')
            for node in graph.nodes:
                assert text_of(node)[-1].replace('"', "&quot;") in plain or text_of(node)[-1] in plain


def test_no_word_can_become_markup() -> None:
    library = with_menus(load_library((FOLDERS[1],)), "en")
    tree = next(iter(library.trees.values()))
    graph = graph_of(library, tree, "en")
    evil = '"]; n0 --> x[<img src=x>]|#'
    from dataclasses import replace

    nodes = tuple(replace(node, text=evil) for node in graph.nodes)
    arrows = tuple(replace(arrow, label=evil) for arrow in graph.arrows)
    drawn = replace(graph, nodes=nodes, arrows=arrows)
    assert "<img" not in mermaid(drawn)
    assert not re.search(r'(?<!\\)"\]; n0', dot(drawn))


@pytest.mark.skipif(shutil.which("dot") is None, reason="there is no Graphviz: apt-get install graphviz")
def test_graphviz_draws_every_tree(library: Library) -> None:
    for tree, graph in pictures(library):
        done = subprocess.run(["dot", "-Tsvg"], input=dot(graph).encode(), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), tree.id
        assert done.stdout.count(b'class="node"') == len(graph.nodes)


def test_the_shipped_pictures_show_the_trees_of_today() -> None:
    from draw_trees import ALL, FOLDER, drawn_from, library, pages

    known = library()
    wanted = dict(pages(known))
    assert {path.name for path in FOLDER.iterdir()} == {*wanted, *(f"{name}.svg" for name in (ALL, *known.trees))}
    for name, text in wanted.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, "run: python tools/draw_trees.py"
    for name in (ALL, *known.trees):
        assert drawn_from(known, name) in (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def test_levels_and_other_trees_are_said_in_words(library: Library) -> None:
    for tree, graph in pictures(library):
        levels = library.pack_of(tree.id).manifest.levels
        for node in graph.nodes:
            outcome = tree.outcomes.get(node.id)
            if outcome and outcome.level:
                assert text_of(node)[-1] == f"[{levels[outcome.level]}]"
            elif node.kind == "elsewhere":
                assert text_of(node)[-1] == f"[{node.id.partition('/')[0]}]"


def test_all_trees_are_on_one_picture_with_each_way_between_them(library: Library) -> None:
    graph = graph_of_all(library, "zh")
    assert {node.id for node in graph.nodes} == {*library.trees}
    assert graph.nodes[0].id == library.start
    seen = {(arrow.begin, arrow.end): arrow.usual for arrow in graph.arrows}
    wanted: dict[tuple[str, str], bool] = {}
    for name, tree in library.trees.items():
        for node in (*tree.questions.values(), *tree.outcomes.values()):
            for _, to in leads(node):
                if to.tree != name:
                    usual = isinstance(node, Question)
                    wanted[name, to.tree] = wanted.get((name, to.tree), False) or usual
    assert seen == wanted
    assert '|""|' not in mermaid(graph)


def test_a_tree_that_branches_more_than_it_goes_on_is_drawn_from_left_to_right() -> None:
    ways = tuple(Arrow("a", end, "x") for end in "bcd")
    fan = Graph("t", tuple(Node(name, "question", name) for name in "abcd"), ways)
    line = Graph("t", fan.nodes, tuple(Arrow(begin, end, "x") for begin, end in ("ab", "bc", "cd")))
    assert [mermaid(one).split()[1] for one in (fan, line)] == ["LR", "TD"]
    assert [re.search(r"rankdir=(\w+)", dot(one))[1] for one in (fan, line)] == ["LR", "TB"]  # type: ignore[index]


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_the_command_writes_a_picture(tmp_path: Path, form: Any) -> None:
    path = tmp_path / "picture"
    assert run("trees", "graph", "certificate-pin", "--format", form, "-o", str(path)).returncode == 0
    assert path.read_text(encoding="utf-8").startswith({"mermaid": "flowchart", "dot": "digraph"}[form])


def test_without_graphviz_it_says_how_to_get_it(tmp_path: Path) -> None:
    done = run("trees", "graph", "certificate-pin", "--format", "svg", env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "graphviz" in done.stderr.decode()
