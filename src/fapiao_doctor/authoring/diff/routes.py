"""Which ways lead elsewhere, node by node, under every condition: no walk is needed to tell.

Two nodes behave alike when under every combination of the slots that their conditions name they show the same
options, each leads to the same place and teaches the same, and every slot value chooses the same one. Where all nodes
behave alike, every walk ends where it did, whatever was said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from fapiao_doctor.authoring.diff.names import Names, full
from fapiao_doctor.authoring.diff.values import Cause, Known, Route
from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.model import UNSURE, Option, Outcome, Question, Target
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.position import NOT_SOLVED, Answer, jump, spends, visible

Leads = Callable[[Mapping[str, str]], str]


def routes(names: Names) -> Iterator[Route]:
    """Yield every way of the older pack that leads elsewhere in the newer one, and every way that is new."""
    yield from _starts(names)
    for at, old, new in names.pairs():
        if isinstance(old, Question):
            yield from _question(names, at, old, new if isinstance(new, Question) else None)
        else:
            yield from _outcome(names, at, old, new if isinstance(new, Outcome) else None)
    yield from _codes(names)
    yield from _laws(names)


def _starts(names: Names) -> Iterator[Route]:
    for tree in names.old.trees.values():
        there = names.new.trees.get(names.now(tree.id))
        was, now = names.target(Target(tree.id)), full(names.new, Target(there.id)) if there else ""
        if was != now:
            yield Route("start", tree.id, was, now)


def _question(names: Names, at: Target, old: Question, new: Question | None) -> Iterator[Route]:
    states = list(_states(names, [*_onlys(old), *(_onlys(new) if new else ())]))
    before = {option.id: names.answer(Answer(at.tree, at.node, option.id)) for option in old.options}
    for option in old.options:
        name = str(Answer(at.tree, at.node, option.id))
        was = _leads(names.old, old, option.id, names.target)
        now = _leads(names.new, new, before[option.id].option, lambda to: full(names.new, to))
        yield from _changed("answer", name, was, now, states)
    fresh = [one for one in new.options if one.id not in {there.option for there in before.values()}] if new else []
    for option in fresh:
        name = str(Answer(at.tree, at.node, option.id))
        now = _leads(names.new, new, option.id, lambda to: full(names.new, to))
        yield from _changed("answer", name, lambda _: "", now, states)
    if new:
        yield from _evidence(names, at, old, new, states)


def _evidence(names: Names, at: Target, old: Question, new: Question, states: list[Known]) -> Iterator[Route]:
    """Yield what a stated value chose and chooses, and what an answer taught and teaches."""
    slots = {**names.old.manifest.slots, **names.new.manifest.slots}
    asked = [(one, value) for one in sorted({old.slot, new.slot}) if one in slots for value in slots[one].values]
    for slot, value in asked:
        was = _chosen(old, slot, value, lambda option: names.answer(Answer(at.tree, at.node, option)).option)
        now = _chosen(new, slot, value, str)
        yield from _changed("evidence", f"{at} {slot}={value}", was, now, states)
    taught = {option.id: _taught(new, option) for option in new.options}
    for option in old.options:
        answer = Answer(at.tree, at.node, option.id)
        now_id = names.answer(answer).option
        before = _taught(old, option)
        after = taught.get(now_id, before)
        if names.now(before) != after:
            yield Route("means", str(answer), before, after)


def _outcome(names: Names, at: Target, old: Outcome, new: Outcome | None) -> Iterator[Route]:
    links: tuple[tuple[Cause, Target | None, Target | None], ...] = (
        ("not-solved", old.otherwise, new.otherwise if new else None),
        ("instead", old.instead, new.instead if new else None),
    )
    for cause, before, after in links:
        was, now = names.target(before) if before else "", full(names.new, after) if after else ""
        if was != now:
            solved = cause == "not-solved"
            yield Route(cause, str(Answer(at.tree, at.node, NOT_SOLVED)) if solved else str(at), was, now)
    if new:
        states = list(_states(names, [step.only for step in (*old.steps, *new.steps) if step.spends_attempt]))
        yield from _changed("attempt", str(at), _spent(old), _spent(new), states)


def _spent(outcome: Outcome) -> Leads:
    """Return whether an outcome spends an attempt, by what is known."""
    return lambda known: "spends" if spends(outcome, known) else ""


def _codes(names: Names) -> Iterator[Route]:
    after = names.new.knowledge.codes
    for code in names.old.knowledge.codes.values():
        new = after.get(code.id)
        was, now = _code(names.old, code.leads_to), _code(names.new, new.leads_to) if new else ""
        if (names.now(was) if was else "") != now:
            yield Route("code", code.id, was, now)
    fresh = (code for code in after.values() if code.id not in names.old.knowledge.codes and code.leads_to)
    yield from (Route("code", code.id, "", _code(names.new, code.leads_to)) for code in fresh)


def _code(pack: Pack, leads_to: str) -> str:
    tree, _, node = leads_to.partition("/")
    return full(pack, Target(tree, node)) if tree else ""


def _laws(names: Names) -> Iterator[Route]:
    """Yield what is no longer, or newly, held for dangerous: it decides between answers that disagree."""
    old, new = danger_of(names.old.manifest), danger_of(names.new.manifest)
    for slot in sorted({*old.orders, *new.orders, *old.never_try, *new.never_try}):
        was = f"{' > '.join(old.orders.get(slot, ()))} | {' '.join(sorted(old.never_try.get(slot, ())))}"
        now = f"{' > '.join(new.orders.get(slot, ()))} | {' '.join(sorted(new.never_try.get(slot, ())))}"
        if was != now:
            yield Route("laws", slot, was, now)


def _changed(cause: Cause, name: str, was: Leads, now: Leads, states: list[Known]) -> Iterator[Route]:
    """Yield the differences of two functions of what is known, each with the states that it holds in."""
    found: dict[tuple[str, str], list[Known]] = {}
    for state in states:
        found.setdefault((was(dict(state)), now(dict(state))), []).append(state)
    for (before, after), held in found.items():
        if before != after:
            yield Route(cause, name, before, after, () if len(held) == len(states) else tuple(held))


def _leads(pack: Pack, question: Question | None, option: str, named: Callable[[Target], str]) -> Leads:
    """Return where an option leads by what is known, "" where it is not shown."""

    def to(known: Mapping[str, str]) -> str:
        shown = visible(question, known) if question else ()
        found = next((one for one in shown if one.id == option), None)
        return named(jump(found, _after(pack, question, found, known))) if found and question else ""

    return to


def _after(pack: Pack, question: Question, option: Option, known: Mapping[str, str]) -> Mapping[str, str]:
    """Return what is known after an answer."""
    if not question.slot or option.id == UNSURE or not option.means:
        return known
    value, before = option.means[0], known.get(question.slot)
    worse = before and (before in option.means or danger_of(pack.manifest).worse(question.slot, before, value))
    return known if worse else {**known, question.slot: value}


def _chosen(question: Question, slot: str, value: str, named: Callable[[str], str]) -> Leads:
    """Return the option that a stated value chooses, by what else is known."""

    def option(known: Mapping[str, str]) -> str:
        shown = visible(question, {**known, slot: value}) if question.slot == slot else ()
        return next((named(one.id) for one in shown if value in one.means), "")

    return option


def _taught(question: Question, option: Option) -> str:
    """Return "slot=value" for what an answer makes known, empty for nothing."""
    return f"{question.slot}={option.means[0]}" if question.slot and option.means and option.id != UNSURE else ""


def _onlys(question: Question) -> Iterator[Only]:
    for option in question.options:
        yield option.only
        yield from (one.only for one in option.jumps)


def _states(names: Names, conditions: Iterable[Only]) -> Iterator[Known]:
    """Yield every combination of the values of the slots that conditions name, none known among them."""
    slots = sorted({slot for only in conditions for slot, _ in only.needs})
    both = (names.old.manifest.slots, names.new.manifest.slots)
    values = [["", *dict.fromkeys(v for of in both if slot in of for v in of[slot].values)] for slot in slots]
    for chosen in product(*values):
        yield tuple((slot, value) for slot, value in zip(slots, chosen, strict=True) if value)
