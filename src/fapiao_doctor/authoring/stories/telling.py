"""A story told: where it leads, and what is not as it says."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from fapiao_doctor.authoring.stories.story import Story
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.answers import validate
from fapiao_doctor.errors import AppError, ContentError, Listed, Phrase, Place, UsageError
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang, say

ENDS, SHOWS, NEVER, TOLD, ANSWERS, KNOWN = "ends", "shows", "never-shows", "told", "answers", "known"
STORY = "story"
NOWHERE = "None/-"
"""Where a story ends that reaches no node of any tree."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is not as a story says: `key` is the line of the story that it belies."""

    story: Story
    key: str
    template: str
    values: Mapping[str, object]

    @property
    def place(self) -> Place:
        """Where that line stands."""
        return self.story.where(self.key)

    def message(self, lang: Lang) -> str:
        """Return what was expected and what was seen."""
        return say(lang, self.template, **self.values)

    def said(self, lang: Lang) -> str:
        """Return place, story, what was expected and seen, and the key in one line."""
        told = say(lang, "故事“{name}”：{message}", name=self.story.name, message=self.message(lang))
        return f"{self.place}: {told} [story-{self.key}]"


def tell(doctor: Doctor, story: Story) -> Diagnosis:
    """Return where the story leads; without words it begins at the start of its own tree.

    Raises UsageError for an answer that fits no question of the trees.
    """
    if story.says:
        return doctor.diagnose(story.says, story.answers)
    for answer in story.answers:
        validate(doctor.library.trees, answer)
    return doctor.diagnose_from(Target(story.tree), story.answers, story.known)


def told(doctor: Doctor, story: Story) -> tuple[Diagnosis | None, list[Failure]]:
    """Return where the story leads, None where it leads nowhere, and what is not as it says."""
    if not story.says and story.tree not in doctor.library.trees:
        return None, [Failure(story, STORY, "没有“{tree}”这棵树", {"tree": story.tree})]
    unknown = list(_unknown(doctor.library, story))
    if unknown:
        return None, unknown
    try:
        result = tell(doctor, story)
    except AppError as error:
        key = ANSWERS if isinstance(error, UsageError) else ENDS
        values = {"message": Phrase(error.template, **error.values)}
        place = error.place if isinstance(error, ContentError) else None
        template = "{message}（{place}）" if place else "{message}"
        return None, [Failure(story, key, template, {**values, "place": place})]
    return result, failures(result, story, doctor.library)


def failures(result: Diagnosis, story: Story, library: Library | None = None) -> list[Failure]:
    """Return what is not as the story says; empty where all is. Names stand beside ids where there is a library."""
    return list(_failures(result, story, library))


def _failures(result: Diagnosis, story: Story, library: Library | None) -> Iterator[Failure]:
    seen = end_of(result)
    if seen != story.ends:
        values = {"wanted": named(library, story.ends), "seen": named(library, seen)}
        yield Failure(story, ENDS, "应该到 {wanted}，却到了 {seen}", values)
    shown, notices = words_shown(result), "\n".join(result.notices)
    at = named(library, seen)
    for text in story.shows:
        if text not in shown:
            yield Failure(story, SHOWS, "{at} 这一页应该有“{text}”，却没有", {"at": at, "text": text})
    for text in story.never_shows:
        if text in shown:
            yield Failure(story, NEVER, "{at} 这一页不该有“{text}”，却有", {"at": at, "text": text})
    for text in story.told:
        if text not in notices:
            yield Failure(story, TOLD, "应该提醒“{text}”，却是“{seen}”", {"text": text, "seen": notices})
    if notices and not story.told:
        yield Failure(story, TOLD, "不该有提醒，却有“{seen}”", {"seen": notices})


def end_of(result: Diagnosis) -> str:
    """Return where a result stands, as stories write it."""
    node = result.outcome or result.question
    return f"{node.tree}/{node.id}" if node else NOWHERE


def named(library: Library | None, end: str) -> str:
    """Return "tree/node" with the words that people read there; the id alone where there is no such node."""
    tree, _, node = end.partition("/")
    found = library.trees.get(tree) if library else None
    there = (found.questions.get(node) or found.outcomes.get(node)) if found else None
    if there is None:
        return end
    return f"{end}“{there.title if isinstance(there, Outcome) else there.ask}”"


def words_shown(result: Diagnosis) -> str:
    """Return every text of the page that a result is."""
    return _words(result.outcome or result.question)


def _unknown(library: Library, story: Story) -> Iterator[Failure]:
    """Yield what a story says is known, and no slot of the pack can say."""
    slots = library.pack_of(story.tree).manifest.slots
    for slot, value in story.known.items():
        if slot not in slots:
            yield Failure(story, KNOWN, "没有“{slot}”这种 slot", {"slot": slot})
        elif value not in slots[slot].values:
            template = "slot {slot} 没有“{value}”这个值，可用：{options}"
            options = Listed(slots[slot].values)
            yield Failure(story, KNOWN, template, {"slot": slot, "value": value, "options": options})


def _words(value: object) -> str:
    """Return every text in a value, whatever it is made of."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _words(tuple(value.values()))
    if isinstance(value, tuple):
        return "\n".join(_words(one) for one in value)
    if is_dataclass(value):
        return "\n".join(_words(getattr(value, field.name)) for field in fields(value))
    return ""
