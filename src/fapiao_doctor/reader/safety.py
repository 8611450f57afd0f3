"""The last word over every verdict: the two trees that a state tells apart."""

from collections.abc import Iterable, Mapping, Sequence

from fapiao_doctor.content.vocabulary import KeepApart
from fapiao_doctor.reader.slot_rules import Stated
from fapiao_doctor.reader.slots import State


def kept_apart(
    offered: Sequence[str], pairs: Iterable[KeepApart], states: Mapping[str, State], numbers: Sequence[Stated]
) -> tuple[str, ...]:
    """Return what may be offered: of a pair both trees where the state is open, never the wrong one alone."""
    for pair in pairs:
        state = states.get(pair["state"], State())
        said = set(state.said)
        for one in numbers:
            if one.slot == pair["counts"]:
                # 锁了，还剩3次 is open; 刚才还剩1次，现在锁了 is not: what is said last counts.
                left = "tries left" if one.end > state.end or state.value != "yes" else ""
                said.add("none left" if one.value == "0" else left)
                if one.value == "0" and one.end > state.end:
                    said.discard("no")
        offered = _pair(tuple(offered), pair, said)
    return tuple(offered)


def _pair(offered: tuple[str, ...], pair: KeepApart, said: set[str]) -> tuple[str, ...]:
    yes, no = pair["yes"], pair["no"]
    mine = [tree for tree in offered if tree in (yes, no)]
    if not mine:
        return offered
    others = tuple(tree for tree in offered if tree not in (yes, no))
    both = (*mine[:1], no if mine[0] == yes else yes, *others)
    if "none left" in said and not {"doubt", "no", "feared"} & said:
        return (yes, *others)
    if "none left" in said or "doubt" in said or {"yes", "tries left"} <= said:
        return both
    if {"yes", "no"} <= said:  # of two things: which is which the weights know
        return offered
    if {"no", "tries left"} & said:
        return (no, *others)
    if offered == (no,) and {"yes", "implied"} & said:
        return both
    return both if offered == (yes,) and not {"yes", "implied"} & said else offered
