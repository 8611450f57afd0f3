"""What the things of one pack are called in another: the aliases of the newer one know."""

from collections.abc import Iterator, Mapping

from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import Outcome, Question, Target
from fapiao_doctor.engine.names import present, renamed
from fapiao_doctor.engine.position import Answer

Node = Question | Outcome


class Names:
    """The names of an older pack, as a newer one calls them."""

    def __init__(self, old: Pack, new: Pack) -> None:
        self.old = old
        self.new = new
        self.aliases: Mapping[str, str] = new.manifest.aliases

    def now(self, name: str) -> str:
        """Return what a tree, node, option or slot value of the older pack is called today."""
        return present(name, self.aliases)

    def answer(self, answer: Answer) -> Answer:
        """Return an answer as it is called today."""
        return renamed(answer, self.aliases)

    def target(self, target: Target) -> str:
        """Return a node of the older pack, a start spelt out, as it is called today."""
        return self.now(full(self.old, target))

    def pairs(self) -> Iterator[tuple[Target, Node, Node | None]]:
        """Yield every node of the older pack with the one it is today."""
        for tree in self.old.trees.values():
            nodes: list[Node] = [*tree.questions.values(), *tree.outcomes.values()]
            for node in nodes:
                at = Target(tree.id, node.id)
                yield at, node, node_at(self.new, self.now(str(at)))


def full(pack: Pack, target: Target) -> str:
    """Return "tree/node" with the start of a tree spelt out."""
    tree = pack.trees.get(target.tree)
    return f"{target.tree}/{target.node or (tree.start if tree else '')}"


def node_at(pack: Pack, name: str) -> Node | None:
    """Return the node that is called "tree/node", None where there is none."""
    tree, _, node = name.partition("/")
    found = pack.trees.get(tree)
    return (found.questions.get(node) or found.outcomes.get(node)) if found else None


def everything(pack: Pack) -> set[str]:
    """Return every tree, node and option of a pack."""
    names = set(pack.trees)
    for tree in pack.trees.values():
        names |= {f"{tree.id}/{node}" for node in (*tree.questions, *tree.outcomes)}
        for question in tree.questions.values():
            names |= {f"{tree.id}/{question.id}={option.id}" for option in question.options}
    return names
