"""All states that answers and evidence can reach under the laws: paths × slot values, no path walked twice.

A state is a node together with what is known of the slots that `never-try` names. Two values of a slot that nothing
in the pack tells apart are one class, and a condition on any other slot is taken to hold and not to hold, so the
proof covers more than there is and stays small: its size is nodes × classes, not paths.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import UNSURE, Option, Outcome, Question, Target
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.position import spends, visible
from fapiao_doctor.frozen import dataclass

Known = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """A node of a tree, and slot -> value of what is known there, sorted."""

    at: Target
    known: Known


class States:
    """The states of one pack; nodes that do not exist are left to other checks."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.danger = danger_of(pack.manifest)

    def reached(self) -> Iterator[tuple[State, Question | Outcome]]:
        """Yield every state that some evidence and some answers reach, with its node."""
        begins = [Target(tree.id, tree.start) for tree in self.pack.trees.values()]
        begins += [target for target in map(self._full, self._code_targets) if target]
        queue = [State(begin, known) for begin in begins for known in self.evidence()]
        seen = set(queue)
        for state in queue:
            node = self.node(state.at)
            if node is None:
                continue
            yield state, node
            for onward in self._onward(state, node):
                if onward not in seen:
                    seen.add(onward)
                    queue.append(onward)

    def evidence(self) -> Iterator[Known]:
        """Yield what a symptom can state of the slots that matter, nothing among it."""
        choices = [["", *values] for values in self.classes.values()]
        for values in product(*choices):
            yield tuple((slot, value) for slot, value in zip(self.classes, values, strict=True) if value)

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """Slot -> one value for each class that nothing in the pack tells apart; only slots that matter."""
        return {slot: list(dict.fromkeys(alike.values())) for slot, alike in self._alike.items()}

    @cached_property
    def _alike(self) -> dict[str, dict[str, str]]:
        """Slot -> value -> the value that stands for its class."""
        found: dict[str, dict[str, str]] = {}
        for slot in sorted(self.danger.never_try):
            declared = self.pack.manifest.slots.get(slot)
            kinds: dict[tuple[bool, ...], str] = {}
            values = declared.values if declared else ()
            found[slot] = {value: kinds.setdefault(self._marks(slot, value), value) for value in values}
        return found

    def node(self, target: Target) -> Question | Outcome | None:
        """Return what stands at a target, None where nothing does."""
        tree = self.pack.trees.get(target.tree)
        name = target.node or (tree.start if tree else "")
        return (tree.questions.get(name) or tree.outcomes.get(name)) if tree else None

    def _marks(self, slot: str, value: str) -> tuple[bool, ...]:
        asked = [value in option.means for option in self._options if option.means and self._slot[option.place] == slot]
        named = [value in allowed for only in self._conditions for name, allowed in only.needs if name == slot]
        return (self.danger.forbids(slot, value), *asked, *named)

    @cached_property
    def _options(self) -> list[Option]:
        questions = [question for tree in self.pack.trees.values() for question in tree.questions.values()]
        return [option for question in questions for option in question.options]

    @cached_property
    def _slot(self) -> Mapping[object, str]:
        questions = [question for tree in self.pack.trees.values() for question in tree.questions.values()]
        return {option.place: question.slot for question in questions for option in question.options}

    @cached_property
    def _conditions(self) -> list[Only]:
        found = [only for option in self._options for only in (option.only, *(jump.only for jump in option.jumps))]
        for tree in self.pack.trees.values():
            for outcome in tree.outcomes.values():
                found += [item.only for items in outcome.parts.values() for item in items]
                found += [step.only for step in outcome.steps]
        return [only for only in dict.fromkeys(found) if only.needs]

    @cached_property
    def _code_targets(self) -> list[Target]:
        led = [code.leads_to.partition("/") for code in self.pack.knowledge.codes.values() if code.leads_to]
        return list(dict.fromkeys(Target(tree, node) for tree, _, node in led))

    def _full(self, target: Target) -> Target | None:
        tree = self.pack.trees.get(target.tree)
        return Target(target.tree, target.node or tree.start) if tree else None

    def _onward(self, state: State, node: Question | Outcome) -> Iterator[State]:
        known = dict(state.known)
        if isinstance(node, Outcome):
            forbidden = bool(self.danger.forbidden_by(known)) and spends(node, known)
            links = [node.instead] if forbidden else [node.otherwise]
            yield from (State(full, state.known) for link in links if link and (full := self._full(link)))
            return
        for option in visible(node, known):
            after = self._learnt(node, option, known)
            for to in _leads(option, after):
                full = self._full(to)
                if full:
                    yield State(full, tuple(sorted(after.items())))

    def _learnt(self, question: Question, option: Option, known: dict[str, str]) -> dict[str, str]:
        """Return what is known after an answer: the worse of two statements on a dangerous slot."""
        slot = question.slot
        if slot not in self.classes or option.id == UNSURE or not option.means:
            return known
        value, before = self._alike[slot].get(option.means[0], option.means[0]), known.get(slot)
        if before and (before in option.means or self.danger.worse(slot, before, value)):
            return known
        return {**known, slot: value}


def _leads(option: Option, known: Mapping[str, str]) -> Iterator[Target]:
    """Yield where an option may lead, whatever the slots are that are not followed here."""
    for one in option.jumps:
        holds = one.only.holds(known)
        if holds is not False:
            yield one.to
        if holds:
            return
