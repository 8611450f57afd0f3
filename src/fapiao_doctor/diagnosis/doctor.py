"""The diagnosis: a symptom and the answers so far, to where they lead."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Option, Outcome, Target
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis import commands, notices, statements
from fapiao_doctor.diagnosis.opening import NOTHING, Opener, Opening, Understand
from fapiao_doctor.diagnosis.pages import NO_PAGE, Page, Pages
from fapiao_doctor.diagnosis.remembering import remembering
from fapiao_doctor.diagnosis.result import Diagnosis, Kind, Offer, PathEntry
from fapiao_doctor.diagnosis.views import said_words, title_of
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.position import Answer, Known, Passed, Position, Said, jump, visible
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.values import Candidate, Reading
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
    """Diagnoses with the packs of one library, in one language, on one day.

    Of what was said to it, it keeps redacted words alone.

    `understand` maps the id of each pack to the function that reads a symptom with it.
    """

    def __init__(self, library: Library, understand: Mapping[str, Understand], lang: Lang, as_of: date) -> None:
        self.library = library
        self.opener = Opener(library, understand, lang)
        self.lang = lang
        self.as_of = as_of
        self.speakers = {pack.id: Speaker(pack, lang) for pack in library.packs}
        self.pages = Pages(library, self.speakers, as_of)
        self._packs = tuple((one.id, one.manifest.version) for one in library.packs)
        self._one_by_one = start_anew(library.chosen)
        self._at_first = remembering(lambda clean: self._diagnosis(self.opener.open_said(clean)), _size)

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
        if not (answers or replay or again):
            return self._at_first(redact(symptom))
        opening = self.opener.open(symptom, answers, replay, again)
        opening = replace(opening, answers=()) if walked else opening
        return self._diagnosis(opening)

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
        return self._diagnosis(opening)

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
        from fapiao_doctor.engine.graph import longest  # a run that shows one page has no need of it

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
        return self.pages.speaker(tree)

    def _diagnosis(self, opening: Opening) -> Diagnosis:
        pack, read, clean, position = opening.pack, opening.read, opening.clean, opening.position
        codes, speaker = pack.knowledge.codes, self.speakers[pack.id]
        offers = tuple(self._offer(one, opening) for one in read.candidates)
        offered = tuple(one for one in offers if one.tree in read.offered)
        stop = notices.stopped(speaker, {slot: one.value for slot, one in opening.said.slots.items()})
        page = self.pages.page(position) if position else NO_PAGE
        code = self.opener.replayer.code(position) if position else ""
        return Diagnosis(
            result=_kind(page, read),
            lang=self.lang,
            as_of=self.as_of,
            symptom=clean.text,
            tree=position.tree if position else None,
            candidates=offers,
            offered=offered,
            also=tuple(one for one in offers if one.tree in read.also),
            understood=statements.slots(speaker, read) or statements.replayed(speaker, opening.replay),
            codes=tuple(statements.code(speaker, codes[one]) for one in read.codes if one in codes),
            path=tuple(map(self._entry, position.path)) if position else (),
            question=page.question,
            outcome=page.outcome,
            redacted=clean.kinds,
            notices=(*self._notices(opening, position), *page.expired) if position else (),
            command=commands.onward(self.library.chosen, code),
            packs=self._packs,
            turn_to=statements.contact(speaker, read) or statements.turn_to(speaker, read.elsewhere),
            advice=speaker.all(pack.manifest.turn_to, PACK),
            first=(*stop, *self._first_of(offered))[: max(MOST_FIRST, len(stop))],
            replay=code,
            one_by_one=self._one_by_one,
        )

    def _notices(self, opening: Opening, position: Position) -> Iterator[str]:
        """Yield what must be said of the way to a position."""
        speaker = self.speaker(position.tree)
        yield from notices.replayed(opening.replay, self.lang)
        yield from notices.overruled(speaker, position)
        yield from notices.turned(speaker, self.library, position)
        yield from notices.unused(position, opening.answers, self.lang)

    def _first_of(self, offered: Sequence[Offer]) -> tuple[str, ...]:
        """Return the first line of each tree offered."""
        lines = (self.pages.cover(one.tree).first for one in offered)
        return tuple(dict.fromkeys(filter(None, lines)))

    def _offer(self, candidate: Candidate, opening: Opening) -> Offer:
        tree, cover = candidate.tree, self.pages.cover(candidate.tree)
        shown = tree in opening.read.also or opening.read.verdict == "choice"
        code = self.opener.offer(tree, opening.said) if shown else ""
        return Offer(
            tree=tree,
            score=candidate.score,
            title=cover.title,
            about=cover.about,
            because=candidate.because,
            answers=self.opener.entry(tree),
            replay=code,
            command=commands.onward(self.library.chosen, code),
        )

    def _entry(self, passed: Passed) -> PathEntry:
        ask, label = self.pages.words(passed.answer)
        because = said_words(self.speaker(passed.answer.tree), passed)
        return PathEntry(passed.answer, ask, label, because, bool(passed.tree))

    def _what_if(self, position: Position, option: Option) -> WhatIf:
        from fapiao_doctor.engine.graph import endings

        tree = self.library.tree(position.tree)
        to = jump(option, position.values)
        ends = endings(self.library.trees, to)
        return WhatIf(
            option=option.id,
            label=self.speaker(tree.id).say(option.label, tree.name),
            next=title_of(self.speaker(to.tree), self.library, to),
            endings=tuple(title_of(self.speaker(one.tree), self.library, one) for one in ends),
        )


def _size(clean: Redacted) -> int:
    return len(clean.text)


def _kind(page: Page, read: Reading) -> Kind:
    if page.question or page.outcome:
        return "question" if page.question else "outcome"
    return "choice" if read.offered else "no-match"
