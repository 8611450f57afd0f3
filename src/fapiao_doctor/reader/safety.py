"""The last word over every verdict: the two trees that a state tells apart."""

from collections.abc import Iterable, Mapping, Sequence

from fapiao_doctor.content.vocabulary import KeepApart
from fapiao_doctor.reader.slots import Stated


def kept_apart(
    offered: Sequence[str], pairs: Iterable[KeepApart], states: Mapping[str, set[str]], numbers: Sequence[Stated]
) -> tuple[str, ...]:
    """Return what may be offered: of a pair both trees where the state is doubted, never the wrong one alone."""
    for pair in pairs:
        said = {*states.get(pair["state"], ())}
        said |= {"yes" if one.value == "0" else "tries left" for one in numbers if one.slot == pair["counts"]}
        offered = _pair(offered, pair, said)
    return tuple(offered)


def _pair(offered: Sequence[str], pair: KeepApart, said: set[str]) -> Sequence[str]:
    yes, no = pair["yes"], pair["no"]
    if yes not in offered and no not in offered:
        return offered
    others = [tree for tree in offered if tree not in (yes, no)]
    first = [tree for tree in offered if tree in (yes, no)][:1]
    against = said & {"no", "tries left"}
    if "doubt" in said or ("yes" in said and against):
        return _in_order([yes, no], first) + others
    if against and yes in offered:
        return [no, *others]
    if offered == (no,) and said & {"yes", "implied"}:
        return [no, yes]
    if tuple(offered) == (yes,) and not said & {"yes", "implied"}:
        return [yes, no]
    return offered


def _in_order(pair: list[str], first: list[str]) -> list[str]:
    return sorted(pair, key=lambda tree: tree not in first)
