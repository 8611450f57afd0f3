"""Free words at a question: what they answer, what they add to the sentence, or what to search for."""

from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis, QuestionView
from fapiao_doctor.diagnosis.state import State
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.bare_secret import is_bare_secret
from fapiao_doctor.text.labels import yes_or_no
from fapiao_doctor.text.redact import redact
from fapiao_doctor.text.small_words import is_small
from fapiao_doctor.wizard.reply import Chosen, Said, Search

SHORT = 6
"""Characters up to which words make sense only beside what was said before."""


@dataclass(frozen=True, slots=True)
class Added:
    """The sentence with these words beside it, which now says more."""

    sentence: str


def hear(doctor: Doctor, state: State, question: QuestionView, words: str) -> Chosen | Added | Search | Said:
    """Return what free words at a question mean; Said where nothing comes of them.

    A small word is a yes or a no, or what an option hears, or nothing. Else first a code; then an option, by its own
    slot or `hears`; then, for few words, what they add to the sentence; else a search.
    """
    small = is_small(words)
    meant = yes_or_no(words, [one.label for one in question.options])
    if meant is not None:
        return Chosen(meant, told=True)
    if not small and doctor.diagnose(words).codes:
        return Search(words)
    at = Target(question.tree, question.id)
    beside = f"{state.symptom}，{words}" if state.symptom and not state.again and not small else ""
    for said in (words, beside):
        option = doctor.hear(said, at) if said else ""
        place = next((place for place, one in enumerate(question.options) if one.id == option), None)
        if place is not None:
            return Chosen(place, told=True)
    if small:
        return Said(words)
    if len(words) <= SHORT:
        added = doctor.diagnose(beside, state.answers, walked=True) if beside else None
        return Added(beside) if added and _moved(added, question) else Said(words)
    found = doctor.diagnose(words)
    return Said(words) if _tells_nothing(doctor, found, question) else Search(words)


def is_secret(doctor: Doctor, words: str) -> bool:
    """Return whether words are a bare password, and no code that a pack knows."""
    return is_bare_secret(words) and not doctor.diagnose(words).codes


def hidden_in(words: str) -> bool:
    """Return whether words hold something that nobody needs to know."""
    return bool(redact(words).kinds)


def _moved(found: Diagnosis, question: QuestionView) -> bool:
    asked = found.question
    return found.result != "no-match" and (asked is None or (asked.tree, asked.id) != (question.tree, question.id))


def _tells_nothing(doctor: Doctor, found: Diagnosis, question: QuestionView) -> bool:
    """Return whether a search would lead nowhere, to the very same question, or to the first one of all."""
    start = doctor.library.tree(doctor.library.start)
    asked = found.question
    first = asked is not None and (asked.tree, asked.id) == (start.id, start.start)
    return not _moved(found, question) or first
