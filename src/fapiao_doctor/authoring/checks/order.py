"""Do the keys of a tree stand where a reader looks for them?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, Mapping, Node, parse
from fapiao_doctor.text.files import read_file

TREE: Sequence[str] = "tree title about symptoms start reviewed questions outcomes".split()
QUESTION: Sequence[str] = "ask why hint slot options".split()
OUTCOME: Sequence[str] = (
    "title level stop bring steps who where cost time lost works-when otherwise instead"
    " avoid prevent unconfirmed law sources"
).split()
"""In the order of a page; keys that are not named may stand anywhere."""


def keys_in_order(pack: Pack) -> Iterator[Problem]:
    """The keys of a tree, a question and an outcome that stand on lines of their own are in the order of the format.

    Mend it by `fapiao-doctor trees check --fix`, which moves them.
    """
    for tree in pack.trees.values():
        path = Path(tree.place.file)
        if not path.is_file():
            continue
        for node, order in ordered(parse(read_file(path, MAX_BYTES), str(path))):
            known = [key for key in node.entries if key in order]
            for key, follower in pairwise(known):
                if order.index(key) > order.index(follower):
                    template = "“{key}”应该写在“{other}”前面"
                    yield problem(node.keys[follower], "keys-in-order", template, key=follower, other=key)
                    break


def ordered(tree: Node) -> Iterator[tuple[Mapping, Sequence[str]]]:
    """Yield the mappings of a tree whose keys have an order and stand on lines of their own, with the order."""
    if not isinstance(tree, Mapping):
        return
    found: list[tuple[Node, Sequence[str]]] = [(tree, TREE)]
    for key, order in (("questions", QUESTION), ("outcomes", OUTCOME)):
        below = tree.entries.get(key)
        found += [(node, order) for node in below.entries.values()] if isinstance(below, Mapping) else []
    for node, order in found:
        if isinstance(node, Mapping) and len({place.line for place in node.keys.values()}) == len(node.keys):
            yield node, order
