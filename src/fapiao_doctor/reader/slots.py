"""The slots that a text states, each with the words that state it: what is said last counts.

Nothing is taken from what is denied, feared, doubted, asked or past: a slot that contradicts the text is worse than
none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypedDict

from fapiao_doctor.content.vocabulary import Rules
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.reader.features import Read
from fapiao_doctor.reader.slot_rules import UNSAID, ReadyRule, Stated
from fapiao_doctor.reader.values import Evidence
from fapiao_doctor.text.later import later

BETWEEN = 3
"""Characters that may stand beside 和 or 还是 between two values that are named together."""

DIGITS = {
    **dict(zip("零一二两俩三四五六七八九壹贰叁", "012223456789123", strict=True)),
    **dict(zip("no zero one two three four five six seven eight nine last".split(), "001234567891", strict=True)),
}
_SIGNS = "".join(one for one in DIGITS if not one.isascii())
_WORDS = "|".join(one for one in DIGITS if one.isascii())
NUMBER = rf"((?<![a-z0-9])(?:[0-9](?![0-9])|(?:{_WORDS})(?![a-z0-9]))|[{_SIGNS}])"
"""What stands for # in the patterns of a pack."""

_BEGINS = frozenset("0123456789").union(one[0] for one in DIGITS)
"""How a number begins: most texts hold none of these, and are looked through in no time."""


class NumberRow(TypedDict):
    """A pattern in which # is the number that it states; a text that it meets holds one of each of its `anchors`."""

    pattern: str
    anchors: list[str]


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a state: every certainty with which it is, the last plain value, and where that ends."""

    said: frozenset[str] = frozenset()
    value: str = ""
    end: int = 0


class Slots:
    """The rules of one pack, ready to be asked."""

    def __init__(self, rules: Rules, numbers: Mapping[str, Sequence[NumberRow]]) -> None:
        self._rules = rules
        self._number_rows = numbers
        self._things = frozenset(rules["parts"].get("thing", []) + rules["parts"].get("secret", []))
        self._stale = frozenset(rules["parts"].get("stale", []))
        self._ready: dict[int, ReadyRule] = {}
        self._by_class: dict[str, list[int]] = {}
        for number, rule in enumerate(rules["slots"]):
            for name in rule["all"][0] if rule["all"] else ():
                self._by_class.setdefault(name, []).append(number)
        self._counts = {pair["counts"]: pair["state"] for pair in rules["keep_apart"]}
        self._of_tree = {
            slot: {tree: value for value, trees in reversed(values.items()) for tree in trees}
            for slot, values in rules["of_tree"].items()
        }
        self._of_state = {
            name: frozenset(one for classes in values.values() for one in classes)
            for name, values in rules["states"].items()
        }

    @cached_property
    def _numbers(self) -> list[tuple[str, list[frozenset[str]], re.Pattern[str]]]:
        """The patterns of numbers with their anchors; each is compiled when a text first may hold what it looks for."""
        some = ((slot, row) for slot, rows in self._number_rows.items() for row in rows)
        return [
            (slot, list(map(frozenset, row["anchors"])), later(row["pattern"].replace("#", NUMBER)))
            for slot, row in some
        ]

    def states(self, read: Read) -> dict[str, State]:
        """Return what is said of each state."""
        return {name: self._state(read, name, values) for name, values in self._rules["states"].items()}

    def _state(self, read: Read, name: str, values: Mapping[str, list[str]]) -> State:
        said: set[str] = set()
        last, end, clause = "", 0, 0
        every = self._of_state[name]
        for token, marked in zip(read.tokens, read.marks, strict=True):
            if every.isdisjoint(token.classes):
                continue
            for value, classes in values.items():
                if any(one in classes for one in token.classes):
                    while read.clauses[clause][1] < end:
                        clause += 1
                    apart = not last or read.clauses[clause][1] < token.start
                    sure = _certainty(value, marked - {"past"} if not apart else marked)
                    said |= {sure} - {"", "over"}
                    if sure in ("yes", "no", "over"):
                        last, end = sure, token.end
        value = "" if "doubt" in said or last == "over" else last
        return State(frozenset(said), value, end)

    def numbers(self, read: Read) -> list[Stated]:
        """Return the last number that is stated for each slot."""
        found: dict[str, Stated] = {}
        plain = read.text.text
        if _BEGINS.isdisjoint(plain) or not re.search(NUMBER, plain):
            return []
        for slot, needed, pattern in self._numbers:
            if any(one.isdisjoint(plain) for one in needed):
                continue
            for match in pattern.finditer(plain):
                one = Stated(slot, DIGITS.get(match[1], match[1]), (match.span(),))
                if (
                    slot not in found
                    or one.end > found[slot].end
                    or (one.end == found[slot].end and one.places[0][0] < found[slot].places[0][0])
                ):
                    found[slot] = one
        ends = [token.start for token in read.tokens if not self._stale.isdisjoint(token.classes)]
        return [
            one
            for one in found.values()
            if read.chars[one.places[0][1] - 1] not in UNSAID and not any(end >= one.end for end in ends)
        ]

    def evidence(
        self, read: Read, offered: Sequence[str], states: Mapping[str, State], numbers: Sequence[Stated]
    ) -> list[Evidence]:
        """Return the slots, each once."""
        found, of_trees = list(self._words(read, offered, states)), list(self._of_trees(read, offered))
        firm = {one.slot for one in found if not one.weak}
        settled = firm | {one.slot for one in of_trees} | _at_odds(one for one in found if one.weak)
        found = [one for one in found if not one.weak or one.slot not in settled]
        last: dict[str, Stated] = {}
        for one in sorted(found, key=lambda one: one.end):
            last[one.slot] = one
        for one in found:
            if one.value != last[one.slot].value and _together(read, one, last[one.slot], self._rules["parts"]):
                last[one.slot] = Stated(one.slot, "", last[one.slot].places)
        said = [one for one in last.values() if one.value]
        said += [*self._of_states(read, states), *self._counted(numbers, states), *of_trees]
        said += self._implied(read, offered, states, said)
        return [Evidence(one.slot, one.value, read.quote(*one.places)) for one in said]

    def _words(self, read: Read, offered: Sequence[str], states: Mapping[str, State]) -> Iterator[Stated]:
        named = {name for token in read.tokens for name in token.classes}
        of = [number for number, (_, _, first, last) in enumerate(read.clauses) for _ in range(first, last)]
        for number in sorted({number for name in named for number in self._by_class.get(name, ())}):
            rule = self._rule(number)
            if any(named.isdisjoint(group) for group in rule.groups):
                continue
            if rule.trees and not (offered and rule.trees.issuperset(offered)):
                continue
            if all(states.get(name, State()).value == value for name, value in rule.when):
                yield from rule.found(read, of)

    def _rule(self, number: int) -> ReadyRule:
        if number not in self._ready:
            self._ready[number] = ReadyRule(self._rules["slots"][number])
        return self._ready[number]

    def _of_states(self, read: Read, states: Mapping[str, State]) -> Iterator[Stated]:
        for name, state in states.items():
            classes = self._rules["states"][name].get(state.value, [])
            places = tuple(self._places(read, classes)) if state.value else ()
            if places:
                yield Stated(name, state.value, places)

    def _counted(self, numbers: Sequence[Stated], states: Mapping[str, State]) -> Iterator[Stated]:
        for one in numbers:
            if one.value == "0" or states.get(self._counts.get(one.slot, ""), State()).value != "yes":
                yield one

    def _implied(
        self, read: Read, offered: Sequence[str], states: Mapping[str, State], found: Sequence[Stated]
    ) -> Iterator[Stated]:
        """Yield the states that nobody says, but that a number of 0 or a word for ending them says in their tree."""
        stated = {one.slot: one for one in found}
        for pair in self._rules["keep_apart"]:
            name, state = pair["state"], states.get(pair["state"], State())
            if name in stated or tuple(offered) != (pair["yes"],) or state.said - {"implied"} or state.end:
                continue
            count = stated.get(pair["counts"])
            places = count.places if count and count.value == "0" else ()
            places = places or tuple(self._places(read, self._rules["states"][name].get("implied", [])))
            if places:
                yield Stated(name, "yes", places)

    def _of_trees(self, read: Read, offered: Sequence[str]) -> Iterator[Stated]:
        stated = [(slot, {values.get(tree, "") for tree in offered}) for slot, values in self._of_tree.items()]
        sure = [(slot, values.pop()) for slot, values in stated if len(values) == 1 and "" not in values]
        if not sure:
            return
        named = ((token.start, token.end) for token in read.tokens if not self._things.isdisjoint(token.classes))
        places = tuple(self._places(read, self._things))[:4] or tuple(named)[:4]
        yield from (Stated(slot, value, places) for slot, value in sure if places)

    def _places(self, read: Read, classes: Iterable[str]) -> Iterator[tuple[int, int]]:
        wanted = classes if isinstance(classes, frozenset) else frozenset(classes)
        for token, said in zip(read.tokens, read.marks, strict=True):
            if not wanted.isdisjoint(token.classes) and UNSAID.isdisjoint(said):
                yield token.start, token.end


def _certainty(value: str, marked: frozenset[str]) -> str:
    if {"deny", "aside", "unsaid"} & marked:
        return ""
    if {"doubt", "asked"} & marked:
        return "doubt" if value in ("yes", "no") and "fear" not in marked else ""
    if "fear" in marked:
        return "feared" if value == "yes" else ""
    if value in ("implied", "over") and "past" in marked:
        return ""
    return value


def _at_odds(some: Iterable[Stated]) -> set[str]:
    """Return the slots of which more than one value is stated."""
    values: dict[str, set[str]] = {}
    for one in some:
        values.setdefault(one.slot, set()).add(one.value)
    return {slot for slot, stated in values.items() if len(stated) > 1}


def _together(read: Read, one: Stated, other: Stated, parts: Mapping[str, list[str]]) -> bool:
    """Say whether two values are named as one pair: a word for "and" or "or" stands right between them."""
    place, end = one.end, min(first for first, _ in other.places)
    joined, left = False, BETWEEN
    for number in range(bisect_left(read.tokens, place, key=lambda token: token.start), len(read.tokens)):
        token = read.tokens[number]
        if token.end > end or left < 0:
            break
        joined = joined or any(name in parts.get("both", []) for name in token.classes)
        left, place = left - (token.start - place), token.end
    return joined and end - place <= left
