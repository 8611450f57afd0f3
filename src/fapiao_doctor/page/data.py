"""A library as the data that the page walks: the same trees, conditions and dangers, every text already said.

One object for each language. Nothing was said by anybody yet, so what depends on a slot carries its condition; the page
decides it by the answers, as the engine does.
"""

from collections.abc import Sequence
from typing import Any

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Item, Option, Outcome, Question, Step, Target, Tree
from fapiao_doctor.content.parts import AVOID, BRING, BY_KEY, PARTS, PREVENT, STOP, TITLE, UNCONFIRMED, WORKS, Part
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis import notices
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import OutcomeView
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.messages import say
from fapiao_doctor.page.packs import pack_data
from fapiao_doctor.render.outcome import announced
from fapiao_doctor.render.trust import trust_line

AROUND = tuple(part for part in PARTS if part.key not in (TITLE, STOP, BRING, WORKS, AVOID, PREVENT, UNCONFIRMED))
MORE = tuple(BY_KEY[key] for key in (AVOID, PREVENT, UNCONFIRMED))
Json = dict[str, Any]


def page_data(doctor: Doctor, chosen: Sequence[str], wanted: Sequence[Tree]) -> Json:
    """Return what the page needs of `wanted` trees, in the doctor's language; the ids `chosen` stand in its list."""
    pages = [_Tree(doctor, tree) for tree in wanted]
    found = {one.tree.id: one.data() for one in pages}
    return {
        "lang": doctor.lang,
        "day": doctor.as_of.isoformat(),
        "packs": [pack_data(doctor, pack) for pack in doctor.library.packs],
        "start": doctor.library.start if doctor.library.start in {one.id for one in wanted} else "",
        "chosen": list(chosen),
        "trees": found,
        "sources": {name: row for one in pages for name, row in one.sources.items()},
    }


def closed(library: Library, trees: Sequence[Tree]) -> list[Tree]:
    """Return the trees, and every tree that a way through them can reach."""
    found = {tree.id: tree for tree in trees}
    queue = list(trees)
    for tree in queue:
        for to in _targets(tree):
            if to.tree not in found and to.tree in library.trees:
                found[to.tree] = library.trees[to.tree]
                queue.append(found[to.tree])
    return list(found.values())


def _targets(tree: Tree) -> list[Target]:
    found = [jump.to for one in tree.questions.values() for option in one.options for jump in option.jumps]
    ends = [to for one in tree.outcomes.values() for to in (one.otherwise, one.instead) if to]
    return [*found, *ends]


class _Tree:
    def __init__(self, doctor: Doctor, tree: Tree) -> None:
        self.doctor = doctor
        self.tree = tree
        self.speaker: Speaker = doctor.speaker(tree.id)
        self.sources: dict[str, list[str]] = {}

    def data(self) -> Json:
        """Return one tree."""
        tree = self.tree
        return {
            "pack": self.speaker.pack.id,
            "title": self._say(tree.title),
            "about": self._say(tree.about),
            "first": [self._say(one) for one in tree.first],
            "start": tree.start,
            "route": _answers(self.doctor.opener.route(tree.id)),
            "entry": _answers(self.doctor.opener.entry(tree.id)),
            "questions": {name: self._question(one) for name, one in tree.questions.items()},
            "outcomes": {name: self._outcome(one) for name, one in tree.outcomes.items()},
        }

    def _say(self, text: str) -> str:
        return self.speaker.say(text, self.tree.name)

    def _question(self, question: Question) -> Json:
        return {
            "ask": self._say(question.ask),
            "why": self._say(question.why),
            "hint": self._say(question.hint),
            "slot": question.slot,
            "left": self.doctor.remaining(Target(self.tree.id, question.id)),
            "options": [self._option(one) for one in question.options],
            **_said(expired=self._expired(question)),
        }

    def _option(self, option: Option) -> Json:
        return _said(
            id=option.id,
            label=self._say(option.label),
            means=list(option.means),
            only=_only(option.only),
            jumps=[
                [jump.to.tree, jump.to.node, *([_only(jump.only)] if jump.only.needs else ())] for jump in option.jumps
            ],
        )

    def _outcome(self, outcome: Outcome) -> Json:
        view = self.doctor.diagnose_from(Target(self.tree.id, outcome.id)).outcome
        assert view is not None
        trust = trust_line(view, self.doctor.lang)
        return _said(
            title=view.title,
            level=outcome.level,
            label=view.level_label,
            stop=self._items(outcome.parts[STOP]),
            bring=self._items(outcome.parts[BRING]),
            steps=[self._step(one) for one in outcome.steps],
            around=[row for part in AROUND for row in self._headed(outcome, part)],
            done=self._items(outcome.parts[WORKS]),
            more=[row for part in MORE for row in self._headed(outcome, part)],
            resort=self._items(outcome.last_resort),
            otherwise=_target(outcome.otherwise),
            instead=_target(outcome.instead),
            law=list(view.law),
            disputes=[[one.statement, [[said, list(who)] for said, who in one.says]] for one in view.disputes],
            sources=self._cited(view),
            overdue=list(view.overdue),
            expired=self._expired(outcome),
            trust=trust.mark + trust.text,
        )

    def _expired(self, node: Question | Outcome) -> list[str]:
        return list(notices.expired(self.speaker, node, {}, self.doctor.as_of))

    def _headed(self, outcome: Outcome, part: Part) -> list[Any]:
        """Return a part of an outcome under its heading; nothing where it has none."""
        found = self._items(outcome.parts[part.key])
        return [[self._name(part.heading), found]] if found else []

    def _name(self, heading: str) -> str:
        return say(self.speaker.lang, heading)

    def _items(self, items: Sequence[Item]) -> list[Any]:
        return [[self._say(one.text), _only(one.only)] if one.only.needs else self._say(one.text) for one in items]

    def _step(self, step: Step) -> Json:
        return _said(
            do=self._say(step.do),
            note=self._say(step.note),
            code=step.code,
            only=_only(step.only),
            spends=step.spends_attempt,
            undone=step.irreversible,
        )

    def _cited(self, view: OutcomeView) -> list[str]:
        """Return the ids of the sources of an outcome, and keep what each is."""
        for one in view.sources:
            self.sources[one.id] = [one.publisher, one.title, one.link, one.seen_on.isoformat(), one.dated]
        return [one.id for one in view.sources]


def gates(doctor: Doctor) -> dict[str, str]:
    """Return what is said before a step of each kind, with `{number}` where its number stands."""
    from fapiao_doctor.diagnosis.result import StepView

    undone, spends = StepView("", "", "", True, False), StepView("", "", "", False, True)
    number = 987_654
    said = {"undone": announced(number, undone, doctor.lang)[0], "spends": announced(number, spends, doctor.lang)[0]}
    return {name: text.replace(str(number), "{number}") for name, text in said.items()}


def _said(**values: Any) -> Json:
    """Return the values that say something: what is empty is left out of a page that travels by chat."""
    return {key: value for key, value in values.items() if value}


def _answers(answers: Sequence[Answer]) -> list[list[str]]:
    return [[one.tree, one.question, one.option] for one in answers]


def _only(only: Only) -> list[list[Any]]:
    return [[slot, list(allowed)] for slot, allowed in only.needs]


def _target(to: Target | None) -> list[str] | None:
    return [to.tree, to.node] if to else None
