"""Ids over time: what an id was called before, and short marks that stand for ids in a replay code.

A mark is a number made from the id alone, so that it stays where ids are added, moved or taken away. Two ids whose
marks fall together are both marked anew, so that an option that comes later can make an old mark unknown, but gives
it to something else only once in some ten thousand. An option that was taken away has the mark of another one of its
question once in a hundred and fifty.
"""

from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from fapiao_doctor.engine.position import Answer
from fapiao_doctor.engine.spelling import BASE
from fapiao_doctor.frozen import dataclass

ROUNDS = 20
"""How often ids that fall together are marked anew; 30 ids among 841 marks need 3 at the most."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a set of things: `marks` by each name a thing has or had, `things` by mark, in decimal digits.

    Empty stands for a mark that means nothing, since several names fell together on it.
    """

    marks: Mapping[str, int]
    things: Mapping[str, str]
    width: int

    def signs(self, name: str) -> tuple[int, ...]:
        """Return the mark of a present name as signs, empty where it has none."""
        mark = self.marks.get(name)
        if mark is None:
            return ()
        return tuple(mark // BASE**place % BASE for place in reversed(range(self.width)))

    def thing(self, signs: Sequence[int]) -> str:
        """Return the thing that signs stand for, empty for none."""
        if len(signs) != self.width:
            return ""
        return self.things.get(str(sum(sign * BASE**place for place, sign in enumerate(reversed(signs)))), "")


def marked(names: Mapping[str, Sequence[str]], width: int) -> Marks:
    """Return the marks, of so many signs, of things with all names each has or had, the present one first."""
    marks: dict[str, int] = {}
    things: dict[str, str] = {}
    waiting = {name: thing for thing, all_of_it in names.items() for name in all_of_it}
    for turn in range(ROUNDS):
        drawn: dict[int, list[str]] = {}
        for name in waiting:
            drawn.setdefault(_mark(name, turn, width), []).append(name)
        for mark, found in drawn.items():
            meant = {waiting[name] for name in found}
            if len(meant) == 1 and str(mark) not in things:
                things[str(mark)] = waiting[found[0]]
                marks.update((name, mark) for name in found)
                for name in found:
                    del waiting[name]
            things.setdefault(str(mark), "")
        if not waiting:
            break
    return Marks(marks, things, width)


def _mark(name: str, turn: int, width: int) -> int:
    return _stirred(crc32(f"{turn}:{name}".encode())) % int(BASE**width)


def _stirred(number: int) -> int:
    """Return 32 bits in which every bit of `number` counts: the check sums of like ids are too much alike."""
    number = (number ^ number >> 16) * 0x85EBCA6B % 2**32
    number = (number ^ number >> 13) * 0xC2B2AE35 % 2**32
    return number ^ number >> 16


def tag(name: str) -> int:
    """Return one sign that stands for a name, the same for one of 29 other names."""
    return _mark(name, 0, 1)


Before = Mapping[str, Sequence[str]]
"""By an id what it was called before."""


def before(aliases: Mapping[str, str]) -> Before:
    """Return aliases (old id -> new id) the other way round."""
    found: dict[str, list[str]] = {}
    for old, new in aliases.items():
        found.setdefault(new, []).append(old)
    return found


def all_names(name: str, known: Before) -> tuple[str, ...]:
    """Return a present id, as tree, tree/node, tree/question=option or slot=value, and all that it was before."""
    found = [name]
    for one in found:
        for part in _holding(one):
            for old in known.get(part, ()):
                if (was := old + one[len(part) :]) not in found:
                    found.append(was)
    return tuple(found)


def _holding(name: str) -> Iterator[str]:
    """Yield an id and those of the question and the tree that it lies in, the innermost first."""
    yield name
    question, equals, _ = name.partition("=")
    tree, slash, _ = question.partition("/")
    if equals and slash:
        yield question
    if slash:
        yield tree


def present(name: str, aliases: Mapping[str, str]) -> str:
    """Return what an id, in full, is called today; one that was never renamed stays."""
    seen = set[str]()
    while name not in seen:
        seen.add(name)
        old = next((part for part in _holding(name) if part in aliases), "")
        name = aliases[old] + name[len(old) :] if old else name
    return name


def renamed(answer: Answer, aliases: Mapping[str, str]) -> Answer:
    """Return an answer as the pack of today calls it; `answer` names the tree without its pack."""
    tree, _, rest = present(str(answer), aliases).partition("/")
    question, _, option = rest.partition("=")
    return Answer(tree, question, option)
