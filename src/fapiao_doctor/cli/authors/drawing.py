"""`trees graph`: a tree as a picture."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import library_for
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.options import language_option, output_option, trees_option
from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.target import Target

if TYPE_CHECKING:
    from fapiao_doctor.content.library import Library
    from fapiao_doctor.content.model import Tree

FORMS = ("mermaid", "dot", "svg")
GET = {"linux": "sudo apt-get install graphviz", "darwin": "brew install graphviz", "win32": "winget install graphviz"}


def graph_command(lang: Lang) -> click.Command:
    """Return `trees graph`."""

    @helped("graph", lang, "把一棵树画成图：问题、箭头上的答案、结果的级别和危险；不写 ID 就画各棵树怎么相连。")
    @click.argument("tree", metavar="[ID]", required=False, shell_complete=completing.trees)
    @option("--format", "form", type=click.Choice(FORMS), default="mermaid",
                  help=say(lang, "mermaid、dot，或者 svg（要装 Graphviz）；默认 mermaid"))  # fmt: skip
    @output_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def graph(tree: str | None, form: str, output: Target | None, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.cli.show import put_text

        library = library_for(trees, lang)
        put_text(drawn(library, library.tree(tree) if tree else None, form, lang), output)

    return graph


def drawn(library: Library, tree: Tree | None, form: str, lang: Lang) -> str:
    """Return the picture of a tree, of all of them for None.

    Raises UsageError where it is to be SVG and there is no Graphviz.
    """
    from fapiao_doctor.authoring.drawing.dot import dot
    from fapiao_doctor.authoring.drawing.graph import graph_of, graph_of_all
    from fapiao_doctor.authoring.drawing.mermaid import mermaid

    picture = graph_of(library, tree, lang) if tree else graph_of_all(library, lang)
    if form == "mermaid":
        return mermaid(picture)
    return dot(picture) if form == "dot" else _svg(dot(picture))


def _svg(text: str) -> str:
    import subprocess
    from shutil import which

    program = which("dot")
    if program is None:
        raise UsageError(
            "画 SVG 要用 Graphviz，这里没有装", "先运行：{command}", command=GET.get(sys.platform, GET["linux"])
        )
    done = subprocess.run([program, "-Tsvg"], input=text.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise MachineError("Graphviz 没有画成：{reason}", "", reason=reason)
    return done.stdout.decode()
