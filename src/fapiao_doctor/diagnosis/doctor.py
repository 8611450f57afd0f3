"""The diagnosis: a symptom and the answers so far, to where they lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import START, Option, Outcome, Question, Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.labels import slot_label
from fapiao_doctor.diagnosis.result import (
    CodeRead,
    Diagnosis,
    Offer,
    PathEntry,
    QuestionView,
    Understood,
)
from fapiao_doctor.diagnosis.views import expired, outcome_view, question_view, title_of
from fapiao_doctor.engine.graph import endings, route
from fapiao_doctor.engine.walk import Answer, Known, Passed, Position, validate, walk
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.reader.values import Candidate, Reading
from fapiao_doctor.text.redact import Redacted, redact

COMMAND = ("fapiao-doctor", "diagnose")
LONGEST_QUOTED = 80
UNSAFE_IN_QUOTES = frozenset('"$`\\!%^&|<>\n')

NOTHING = Reading("no-match")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Where one option of the current question would lead: the next thing, and the titles of all endings."""

    option: str
    label: str
    next: str
    endings: tuple[str, ...]


class Doctor:
    """Diagnoses with one library, in one language, on one day; holds no state between calls."""

    def __init__(self, library: Library, understand: Callable[[str], Reading], lang: Lang, as_of: date) -> None:
        self.library = library
        self.understand = understand
        self.lang = lang
        self.as_of = as_of
        self.speaker = Speaker(library, lang)

    def diagnose(self, symptom: str = "", answers: Sequence[Answer] = ()) -> Diagnosis:
        """Give where `symptom` and `answers` lead; without either, the first question of the start tree.

        Raises UsageError for an answer that fits no question of the trees.
        """
        for answer in answers:
            validate(self.library.trees, answer)
        clean = redact(symptom)
        read = self._read(clean.text)
        base = self._understood(clean, read)
        position = self._position(read, clean.text, answers)
        return self._arrived(base, position, answers) if position else base

    def diagnose_from(self, begin: Target, answers: Sequence[Answer] = ()) -> Diagnosis:
        """Give where `answers` lead from `begin`, without a symptom."""
        position = walk(self.library.trees, begin, answers)
        return self._arrived(self._understood(Redacted("", ()), NOTHING), position, answers)

    def question(self, answer: Answer) -> QuestionView | None:
        """Give the question that `answer` answers; None where it answers an outcome."""
        tree = self.library.tree(answer.tree)
        asked = tree.questions.get(answer.node)
        return question_view(self.speaker, tree.id, asked) if asked else None

    def what_if(self, symptom: str = "", answers: Sequence[Answer] = ()) -> tuple[WhatIf, ...]:
        """Give, for each option of the question that is reached, where it would lead; empty elsewhere."""
        clean = redact(symptom)
        position = self._position(self._read(clean.text), clean.text, answers)
        if position is None or isinstance(position.node, Outcome):
            return ()
        return tuple(self._what_if(position.tree, option) for option in position.node.options)

    def _read(self, symptom: str) -> Reading:
        return self.understand(symptom) if symptom.strip() else NOTHING

    def _position(self, read: Reading, symptom: str, answers: Sequence[Answer]) -> Position | None:
        begin = _begin(read, bool(symptom.strip()), answers)
        if begin is None:
            return None
        known = {one.slot: Known(one.value, one.because) for one in reversed(read.evidence)}
        given = {(one.tree, one.node) for one in answers}
        said = [one for one in read.heard if (one.tree, one.question) not in given]
        inferred = [Answer(one.tree, one.question, one.option) for one in said]
        position = walk(self.library.trees, begin, [*answers, *inferred], known)
        position = _named(position, {one: heard.because for one, heard in zip(inferred, said, strict=True)})
        lead = self._lead(begin.tree, read)
        return Position((*lead, *position.path), position.tree, position.node, position.known)

    def _lead(self, tree: str, read: Reading) -> tuple[Passed, ...]:
        because = next(("、".join(one.because) for one in read.candidates if one.tree == tree), "")
        return tuple(Passed(answer, because) for answer in self._route(tree)) if because else ()

    def _route(self, tree: str) -> tuple[Answer, ...]:
        trees = self.library.trees
        return (route(trees, START, tree) if START in trees and tree != START else None) or ()

    def _understood(self, clean: Redacted, read: Reading) -> Diagnosis:
        codes = self.library.knowledge.codes
        offers = [self._offer(one) for one in read.candidates]
        return Diagnosis(
            result="choice" if read.offered else "no-match",
            lang=self.lang,
            as_of=self.as_of,
            symptom=clean.text,
            tree=None,
            candidates=tuple(offers),
            offered=tuple(one for one in offers if one.tree in read.offered),
            understood=tuple(
                Understood(one.slot, one.value, one.because, slot_label(one.slot, one.value, self.lang))
                for one in read.evidence
            ),
            codes=tuple(self._code(codes[one]) for one in read.codes if one in codes),
            path=(),
            question=None,
            outcome=None,
            redacted=clean.kinds,
            notices=(),
            command=(),
            turn_to=self._turn_to(read.elsewhere),
        )

    def _arrived(self, base: Diagnosis, position: Position, answers: Sequence[Answer]) -> Diagnosis:
        tree, node = self.library.tree(position.tree), position.node
        asked = node if isinstance(node, Question) else None
        ended = node if isinstance(node, Outcome) else None
        return replace(
            base,
            result="question" if asked else "outcome",
            tree=tree.id,
            path=tuple(self._entry(one) for one in position.path),
            question=question_view(self.speaker, tree.id, asked) if asked else None,
            outcome=outcome_view(self.speaker, tree, ended, self.as_of) if ended else None,
            notices=(*self._unused(position, answers), *self._expired(ended)),
            command=command(base.symptom, position, tree.id, asked),
        )

    def _turn_to(self, matter: str) -> str:
        found = self.library.vocabulary.elsewhere.get(matter)
        return "" if found is None else found.turn_to if self.lang == "zh" else found.turn_to_en

    def _offer(self, candidate: Candidate) -> Offer:
        tree = self.library.tree(candidate.tree)
        return Offer(
            tree=tree.id,
            score=candidate.score,
            title=self.speaker.say(tree.title, tree.id),
            about=self.speaker.say(tree.about, tree.id),
            because=candidate.because,
            answers=self._route(tree.id),
        )

    def _code(self, code: Code) -> CodeRead:
        say_code = self.speaker.say
        return CodeRead(code.id, say_code(code.text, "codes"), say_code(code.meaning, "codes"))

    def _entry(self, passed: Passed) -> PathEntry:
        answer = passed.answer
        tree = self.library.tree(answer.tree)
        question = tree.questions.get(answer.node)
        if question is None:
            title = self.speaker.say(tree.outcomes[answer.node].title, tree.id)
            return PathEntry(answer, title, say(self.lang, "没解决"), passed.because)
        label = next(one.label for one in question.options if one.id == answer.option)
        ask = self.speaker.say(question.ask, tree.id)
        return PathEntry(answer, ask, self.speaker.say(label, tree.id), passed.because)

    def _what_if(self, tree: str, option: Option) -> WhatIf:
        ends = endings(self.library.trees, option.next)
        return WhatIf(
            option=option.id,
            label=self.speaker.say(option.label, tree),
            next=title_of(self.speaker, option.next),
            endings=tuple(title_of(self.speaker, one) for one in ends),
        )

    def _unused(self, position: Position, answers: Sequence[Answer]) -> tuple[str, ...]:
        used = {passed.answer for passed in position.path}
        return tuple(
            say(self.lang, "这个回答不在现在的路上，没有用到：{answer}", answer=answer)
            for answer in answers
            if answer not in used
        )

    def _expired(self, outcome: Outcome | None) -> tuple[str, ...]:
        statements = expired(self.speaker, outcome, self.as_of) if outcome else ()
        return tuple(
            say(self.lang, "这一条在 {day} 不适用：{statement}", day=self.as_of, statement=one) for one in statements
        )


def command(symptom: str, position: Position, tree: str, asked: Question | None) -> tuple[str, ...]:
    """Give the words of the command that leads to this position; at a question its last word is an example.

    A symptom that no shell could misread is repeated; otherwise every answer of the path is spelt out.
    """
    repeat = 0 < len(symptom) <= LONGEST_QUOTED and not UNSAFE_IN_QUOTES & set(symptom)
    words = ["--symptom", symptom] if repeat else []
    for passed in position.path:
        if not (repeat and passed.because):
            words += ["--answer", str(passed.answer)]
    if asked:
        words += ["--answer", str(Answer(tree, asked.id, asked.options[0].id))]
    return (*COMMAND, *words)


def _named(position: Position, because: dict[Answer, str]) -> Position:
    """Put the words of the symptom beside the answers that they gave."""
    path = tuple(Passed(one.answer, one.because or because.get(one.answer, "")) for one in position.path)
    return replace(position, path=path)


def _begin(read: Reading, said: bool, answers: Sequence[Answer]) -> Target | None:
    if any(answer.tree == START for answer in answers):
        return Target(START)
    if read.verdict == "tree":
        return Target(read.offered[0], read.node)
    if answers:
        return Target(answers[0].tree)
    if read.verdict == "ask":
        return Target(START, read.node.partition("/")[2])
    return None if said else Target(START)
