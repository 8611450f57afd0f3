"""One tree as nodes and arrows, in the person's language, before it is known in which form it is drawn."""

from collections.abc import Iterator, Sequence
from typing import Literal

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Question, Target, Tree
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang, say

Kind = Literal["question", "outcome", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Node:
    """A question, an outcome, or a place in another tree; `id` is unique in the picture.

    `mark` stands below the text, never broken: the level in words, the id of another tree. `level` is the number of the
    outcome's level in the manifest, from 0; `danger` says that a step of it uses up a try
    or cannot be undone, `asks` that the answers to a question can forbid a try.
    """

    id: str
    kind: Kind
    text: str
    mark: str = ""
    level: int = -1
    danger: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one node to another; `usual` is False for "not solved" and for the way round a forbidden try."""

    begin: str
    end: str
    label: str
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Graph:
    """One tree; the first node is its start."""

    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    @property
    def wide(self) -> bool:
        """Whether most nodes lead nowhere on: in rows they would make a strip that nobody can read."""
        return 2 * len({node.id for node in self.nodes} - {arrow.begin for arrow in self.arrows}) > len(self.nodes)


def graph_of(library: Library, tree: Tree, lang: Lang) -> Graph:
    """Return the picture of a tree, with a node for each place in another tree that it leads to."""
    drawn = _Drawn(library, tree, lang)
    arrows = tuple(drawn.arrows())
    own = [*tree.questions, *tree.outcomes]
    own.sort(key=lambda name: name != tree.start)
    nodes = [drawn.node(name) for name in own]
    return Graph(drawn.say(tree.title), (*nodes, *drawn.elsewhere.values()), arrows)


def graph_of_all(library: Library, lang: Lang) -> Graph:
    """Return the picture of all trees, the first one first, with an arrow from each to those it leads to.

    Where only "not solved" or the way round a forbidden try leads there, the arrow says so.
    """
    names = sorted(library.trees, key=lambda name: name != library.start)
    nodes = []
    for name in names:
        tree, speaker = library.trees[name], Speaker(library.pack_of(name), lang)
        nodes.append(Node(name, "outcome", speaker.say(tree.title, tree.name), name))
    return Graph(nodes[0].text, tuple(nodes), tuple(_between(library, names, lang)))


def _between(library: Library, names: Sequence[str], lang: Lang) -> Iterator[Arrow]:
    for name in names:
        found: dict[str, Arrow] = {}
        for arrow in _Drawn(library, library.trees[name], lang).arrows():
            to = arrow.end.partition("/")[0] if "/" in arrow.end else name
            if to != name and not (to in found and found[to].usual):
                found[to] = Arrow(name, to, "" if arrow.usual else arrow.label, arrow.usual)
        yield from found.values()


class _Drawn:
    def __init__(self, library: Library, tree: Tree, lang: Lang) -> None:
        self.library = library
        self.tree = tree
        self.lang = lang
        self.pack = pack = library.pack_of(tree.id)
        self.speaker = Speaker(pack, lang)
        self.levels = list(pack.manifest.levels)
        self.never = pack.manifest.laws.never_try
        self.elsewhere: dict[str, Node] = {}

    def say(self, text: str) -> str:
        return self.speaker.say(text, self.tree.name)

    def node(self, name: str) -> Node:
        question = self.tree.questions.get(name)
        if question:
            forbids = {value for option in question.options for value in option.means}
            asks = not forbids.isdisjoint(self.never.get(question.slot, frozenset()))
            return Node(name, "question", self.say(question.ask), asks=asks)
        outcome = self.tree.outcomes[name]
        level = self.levels.index(outcome.level) if outcome.level in self.levels else -1
        danger = any(step.irreversible or step.spends_attempt for step in outcome.steps)
        mark = self.speaker.say(self.pack.manifest.levels[outcome.level], PACK) if level >= 0 else ""
        return Node(name, "outcome", self.say(outcome.title), mark, level, danger)

    def arrows(self) -> Iterator[Arrow]:
        """Yield the arrows; several answers that lead to one place share one."""
        for question in self.tree.questions.values():
            yield from self._answers(question)
        for outcome in self.tree.outcomes.values():
            yield from self._onward(outcome)

    def _answers(self, question: Question) -> Iterator[Arrow]:
        labels: dict[str, list[str]] = {}
        for option in question.options:
            for jump in option.jumps:
                label = self._only(option.only.both(jump.only)) + self.say(option.label)
                labels.setdefault(self._end(jump.to), []).append(label)
        for end, some in labels.items():
            yield Arrow(question.id, end, "\n".join(dict.fromkeys(some)))

    def _onward(self, outcome: Outcome) -> Iterator[Arrow]:
        if outcome.otherwise:
            yield Arrow(outcome.id, self._end(outcome.otherwise), say(self.lang, "没解决"), usual=False)
        if outcome.instead:
            yield Arrow(outcome.id, self._end(outcome.instead), say(self.lang, "不能再试"), usual=False)

    def _only(self, only: Only) -> str:
        return self.speaker.heading(only, {})

    def _end(self, to: Target) -> str:
        if to.tree == self.tree.id:
            return to.node or self.tree.start
        name = f"{to.tree}/{to.node}"
        title = title_of(Speaker(self.library.pack_of(to.tree), self.lang), self.library, to)
        self.elsewhere.setdefault(name, Node(name, "elsewhere", title, to.tree))
        return name
