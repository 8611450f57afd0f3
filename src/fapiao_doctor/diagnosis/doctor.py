"""The diagnosis: a symptom and the answers so far, to where they lead."""

from collections.abc import Mapping, Sequence
from datetime import date

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Option, Outcome, Question, Target
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis import commands, notices, statements
from fapiao_doctor.diagnosis.opening import NOTHING, Opener, Opening, Understand
from fapiao_doctor.diagnosis.result import Diagnosis, Offer, PathEntry
from fapiao_doctor.diagnosis.views import outcome_view, question_view, said_words, title_of
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import endings, longest
from fapiao_doctor.engine.position import Answer, Known, Passed, Position, Said, jump, visible
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.reader.values import Candidate
from fapiao_doctor.text.redact import Redacted, redact
from fapiao_doctor.text.shell import start_anew

LONGEST_SYMPTOM = 20_000
"""Characters of a symptom that are taken; a longer one is refused."""

MOST_FIRST = 2
"""Lines above a choice; more would push it off a small screen."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Where one option of the current question would lead: the next thing, and the titles of all endings."""

    option: str
    label: str
    next: str
    endings: tuple[str, ...]


class Doctor:
    """Diagnoses with the packs of one library, in one language, on one day; holds no state between calls.

    `understand` maps the id of each pack to the function that reads a symptom with it.
    """

    def __init__(self, library: Library, understand: Mapping[str, Understand], lang: Lang, as_of: date) -> None:
        self.library = library
        self.opener = Opener(library, understand, lang)
        self.lang = lang
        self.as_of = as_of
        self.speakers = {pack.id: Speaker(pack, lang) for pack in library.packs}

    def diagnose(
        self,
        symptom: str = "",
        answers: Sequence[Answer] = (),
        replay: str = "",
        again: Target | None = None,
        walked: bool = False,
    ) -> Diagnosis:
        """Return where `symptom`, or else the replay code, and `answers` lead; without any, the first question of all.

        The walk stops at `again` whatever is known of it. `walked` answers may lie beside the path, since a person
        went back: nobody is told of these. Raises UsageError for an answer that fits no question of the trees, and
        for a code that cannot be read.
        """
        opening = self.opener.open(symptom, answers, replay, again)
        opening = replace(opening, answers=()) if walked else opening
        base = self._understood(opening)
        return self._arrived(base, opening.position, opening) if opening.position else base

    def diagnose_from(
        self, begin: Target, answers: Sequence[Answer] = (), known: Mapping[str, str] | None = None
    ) -> Diagnosis:
        """Return where `answers` lead from `begin`, without a symptom; `known` is slot -> value stated before."""
        pack = self.library.pack_of(begin.tree)
        speaker = self.speakers[pack.id]
        slots = {slot: Known(value, statements.label(speaker, slot, value)) for slot, value in (known or {}).items()}
        said = Said(slots, danger=danger_of(pack.manifest))
        position = walk(self.library.trees, begin, answers, said)
        opening = Opening(Redacted("", ()), pack, NOTHING, said, tuple(answers), position)
        return self._arrived(self._understood(opening), position, opening)

    def hear(self, words: str, at: Target) -> str:
        """Return the option of the question `at` that the words choose, by its slot or its `hears`; empty for none."""
        pack = self.library.pack_of(at.tree)
        danger = danger_of(pack.manifest)
        read = self.opener.understand[pack.id](redact(words).text)
        said = Said(statements.stated(read, danger), statements.heard(read), danger)
        path = walk(self.library.trees, at, (), said).path
        return path[0].answer.option if path else ""

    def remaining(self, at: Target) -> int:
        """Return how many questions can follow after the question `at`, at most."""
        return longest(self.library.trees, at) - 1

    def what_if(
        self, symptom: str = "", answers: Sequence[Answer] = (), replay: str = "", again: Target | None = None
    ) -> tuple[WhatIf, ...]:
        """Return, for each option of the question that is reached, where it would lead; empty elsewhere."""
        position = self.opener.open(symptom, answers, replay, again).position
        if position is None or isinstance(position.node, Outcome):
            return ()
        options = visible(position.node, position.values)
        return tuple(self._what_if(position, option) for option in options)

    def speaker(self, tree: str) -> Speaker:
        """Return who speaks the texts of a tree."""
        return self.speakers[self.library.pack_of(tree).id]

    def _understood(self, opening: Opening) -> Diagnosis:
        pack, read, clean = opening.pack, opening.read, opening.clean
        codes, speaker = pack.knowledge.codes, self.speakers[pack.id]
        offers = tuple(self._offer(one, opening) for one in read.candidates)
        offered = tuple(one for one in offers if one.tree in read.offered)
        stop = notices.stopped(speaker, {slot: one.value for slot, one in opening.said.slots.items()})
        return Diagnosis(
            result="choice" if read.offered else "no-match",
            lang=self.lang,
            as_of=self.as_of,
            symptom=clean.text,
            tree=None,
            candidates=offers,
            offered=offered,
            also=tuple(one for one in offers if one.tree in read.also),
            understood=statements.slots(speaker, read) or statements.replayed(speaker, opening.replay),
            codes=tuple(statements.code(speaker, codes[one]) for one in read.codes if one in codes),
            path=(),
            question=None,
            outcome=None,
            redacted=clean.kinds,
            notices=(),
            command=(),
            packs=tuple((one.id, one.manifest.version) for one in self.library.packs),
            turn_to=statements.contact(speaker, read) or statements.turn_to(speaker, read.elsewhere),
            advice=speaker.all(pack.manifest.turn_to, PACK),
            first=(*stop, *self._first_of(offered))[: max(MOST_FIRST, len(stop))],
            one_by_one=start_anew(self.library.chosen),
        )

    def _arrived(self, base: Diagnosis, position: Position, opening: Opening) -> Diagnosis:
        tree, node = self.library.tree(position.tree), position.node
        speaker = self.speaker(tree.id)
        asked = node if isinstance(node, Question) else None
        ended = node if isinstance(node, Outcome) else None
        known = position.values
        code = self.opener.replayer.code(position)
        return replace(
            base,
            result="question" if asked else "outcome",
            tree=tree.id,
            path=tuple(self._entry(one) for one in position.path),
            question=question_view(speaker, tree, asked, known, notices.stopped(speaker, known)) if asked else None,
            outcome=outcome_view(speaker, self.library, tree, ended, self.as_of, known) if ended else None,
            notices=(
                *notices.replayed(opening.replay, self.lang),
                *notices.overruled(speaker, position),
                *notices.turned(speaker, self.library, position),
                *notices.unused(position, opening.answers, self.lang),
                *notices.expired(speaker, ended or asked, known, self.as_of),
            ),
            command=commands.onward(self.library.chosen, code),
            replay=code,
        )

    def _first_of(self, offered: Sequence[Offer]) -> tuple[str, ...]:
        """Return the first line of each tree offered."""
        trees = [self.library.tree(one.tree) for one in offered]
        lines = [self.speaker(tree.id).say(tree.first[0], tree.name) for tree in trees if tree.first]
        return tuple(dict.fromkeys(lines))

    def _offer(self, candidate: Candidate, opening: Opening) -> Offer:
        tree = self.library.tree(candidate.tree)
        speaker = self.speaker(tree.id)
        shown = tree.id in opening.read.also or opening.read.verdict == "choice"
        code = self.opener.offer(tree.id, opening.said) if shown else ""
        return Offer(
            tree=tree.id,
            score=candidate.score,
            title=speaker.say(tree.title, tree.name),
            about=speaker.say(tree.about, tree.name),
            because=candidate.because,
            answers=self.opener.entry(tree.id),
            replay=code,
            command=commands.onward(self.library.chosen, code),
        )

    def _entry(self, passed: Passed) -> PathEntry:
        answer = passed.answer
        tree = self.library.tree(answer.tree)
        speaker = self.speaker(tree.id)
        question = tree.questions.get(answer.question)
        if question is None:
            title = speaker.say(tree.outcomes[answer.question].title, tree.name)
            return PathEntry(answer, title, say(self.lang, "没解决"), passed.because)
        label = next(one.label for one in question.options if one.id == answer.option)
        ask = speaker.say(question.ask, tree.name)
        return PathEntry(answer, ask, speaker.say(label, tree.name), said_words(speaker, passed), bool(passed.tree))

    def _what_if(self, position: Position, option: Option) -> WhatIf:
        tree = self.library.tree(position.tree)
        to = jump(option, position.values)
        ends = endings(self.library.trees, to)
        return WhatIf(
            option=option.id,
            label=self.speaker(tree.id).say(option.label, tree.name),
            next=title_of(self.speaker(to.tree), self.library, to),
            endings=tuple(title_of(self.speaker(one.tree), self.library, one) for one in ends),
        )
