"""The pages of one library, in one language, on one day: each question, outcome and answer is said once and kept.

What is shown of a node depends on the slots that its conditions name and on nothing else that was said, so a hundred
pages or so answer all sentences.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Question, Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis import notices
from fapiao_doctor.diagnosis.result import OutcomeView, QuestionView
from fapiao_doctor.diagnosis.views import outcome_view, question_view
from fapiao_doctor.engine.position import Answer, Position, decisive
from fapiao_doctor.engine.walk import find
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import say

MOST_PAGES = 1000
"""Pages that are kept, of about 10 kB each; the bundled pack has 271 nodes, and 8,000 questions lead to 130 pages."""

MOST_ANSWERS = 2000
"""Answers whose words are kept, well under 1 kB each; the bundled pack has 500."""

MOST_TREES = 1000
"""Trees whose titles are kept, under 1 kB each; a pack of more is answered as well, only not as fast."""

Slots = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A question or an outcome as it is shown, and what of it no longer holds."""

    question: QuestionView | None
    outcome: OutcomeView | None
    expired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What a tree is offered with: its title, what it is about, and the first line of what must be seen before it."""

    title: str
    about: str
    first: str


NO_PAGE = Page(None, None, ())


class Pages:
    """Says nodes and answers; the same place with the same knowledge is the same page, made once."""

    def __init__(self, library: Library, speakers: Mapping[str, Speaker], as_of: date) -> None:
        """Take the speaker of each pack by its id."""
        self.library = library
        self.speakers = speakers
        self.as_of = as_of
        self._speakers = lru_cache(maxsize=MOST_TREES)(lambda tree: speakers[library.pack_of(tree).id])
        self._covers = lru_cache(maxsize=MOST_TREES)(self._cover)
        self._decisive = lru_cache(maxsize=MOST_PAGES)(self._looked_at)
        self._pages = lru_cache(maxsize=MOST_PAGES)(self._page)
        self._words = lru_cache(maxsize=MOST_ANSWERS)(self._said)

    def speaker(self, tree: str) -> Speaker:
        """Return who speaks the texts of a tree."""
        return self._speakers(tree)

    def cover(self, tree: str) -> Cover:
        """Return what a tree is offered with."""
        return self._covers(tree)

    def page(self, position: Position) -> Page:
        """Return what is shown at a position."""
        at, known = Target(position.tree, position.node.id), position.known
        return self._pages(at, tuple((slot, known[slot].value) for slot in self._decisive(at) if slot in known))

    def words(self, answer: Answer) -> tuple[str, str]:
        """Return what was asked, and the label of the answer that was given."""
        return self._words(answer)

    def _cover(self, name: str) -> Cover:
        tree, speaker = self.library.tree(name), self.speaker(name)
        first = speaker.say(tree.first[0], tree.name) if tree.first else ""
        return Cover(speaker.say(tree.title, tree.name), speaker.say(tree.about, tree.name), first)

    def _looked_at(self, at: Target) -> tuple[str, ...]:
        node = find(self.library.trees, at)[1]
        if not isinstance(node, Question):
            return decisive(node)
        forbids = self.speaker(at.tree).pack.manifest.laws.never_try
        return tuple(dict.fromkeys((*decisive(node), *forbids)))

    def _page(self, at: Target, slots: Slots) -> Page:
        tree, node = find(self.library.trees, at)
        speaker, known = self.speaker(at.tree), dict(slots)
        expired = tuple(notices.expired(speaker, node, known, self.as_of))
        if isinstance(node, Question):
            stop = notices.stopped(speaker, known)
            return Page(question_view(speaker, tree, node, known, stop), None, expired)
        return Page(None, outcome_view(speaker, self.library, tree, node, self.as_of, known), expired)

    def _said(self, answer: Answer) -> tuple[str, str]:
        tree = self.library.tree(answer.tree)
        speaker = self.speaker(tree.id)
        question = tree.questions.get(answer.question)
        if question is None:
            title = speaker.say(tree.outcomes[answer.question].title, tree.name)
            return title, say(speaker.lang, "没解决")
        label = next(one.label for one in question.options if one.id == answer.option)
        return speaker.say(question.ask, tree.name), speaker.say(label, tree.name)
