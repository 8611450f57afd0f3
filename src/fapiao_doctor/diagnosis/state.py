"""Where the person is: what was said, what was answered, what is asked once more, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fapiao_doctor.content.model import Target
from fapiao_doctor.diagnosis.result import Diagnosis, PathEntry
from fapiao_doctor.engine.answers import with_answer
from fapiao_doctor.engine.position import Answer


@dataclass(frozen=True, slots=True)
class Point:
    """One place of a walk.

    `answers` are all that were given: those beside the path count again where the path comes back to them.
    `again` is the node that is asked once more. `chosen` answers were taken in one stroke, such as a tree from a
    list; `spelt` ones stand for what the sentence said. `former` are the answers to go on with if nothing is changed,
    `was` the one that was given there, in words. `replay` is a replay code without answers where the walk began with
    one: what it says is known, as a sentence says.
    """

    symptom: str = ""
    answers: tuple[Answer, ...] = ()
    again: Target | None = None
    chosen: tuple[Answer, ...] = ()
    spelt: tuple[Answer, ...] = ()
    former: tuple[Answer, ...] = ()
    was: str = ""
    replay: str = ""


@dataclass(slots=True)
class State:
    """The place now, and the places before each new sentence or choice of a tree."""

    here: Point = Point()
    before: list[Point] = field(default_factory=list)

    @property
    def symptom(self) -> str:
        """What was said."""
        return self.here.symptom

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers, those beside the path among them."""
        return self.here.answers

    @property
    def again(self) -> Target | None:
        """The node that is asked once more."""
        return self.here.again

    @property
    def may_keep(self) -> bool:
        """Whether a node is asked once more that was answered before."""
        return self.again is not None and bool(self.here.was)

    def said(self, symptom: str) -> None:
        """Put the sentence in place as it is kept, with secrets hidden."""
        self.here = replace(self.here, symptom=symptom)

    def go(self, symptom: str, answers: Sequence[Answer]) -> None:
        """Move on to a sentence, and answers taken in one stroke; this place is the way back."""
        self.before.append(self.here)
        self.here = Point(symptom, tuple(answers), chosen=tuple(answers))

    def answer(self, given: Answer) -> None:
        """Give an answer, a first or another one; what was answered later counts again where the path meets it."""
        self.here = replace(self.here, answers=with_answer(self.answers, given), again=None, former=(), was="")

    def keep(self) -> None:
        """Change nothing at the node that is asked once more, and go on."""
        if not self.may_keep:
            return
        self.here = replace(self.here, answers=self.here.former, again=None, former=(), was="")

    def back(self, result: Diagnosis) -> bool:
        """Return to the question before, or to the place before this sentence; False where there is neither.

        A question that another answer settled was never seen: to change it, that answer is changed.
        """
        asked = [place for place in self.own(result.path) if not result.path[place].follows]
        if asked:
            self.ask_again(result.path, asked[-1])
        elif self.before:
            self.here = self.before.pop()
        else:
            return False
        return True

    def ask_again(self, path: Sequence[PathEntry], place: int) -> None:
        """Ask the question at `place` of the path once more; what the sentence said before it is spelt out."""
        node = path[place].answer
        entry = path[place]
        spelt = tuple(one.answer for one in path[:place] if one.because) if entry.because else ()
        answers = self.answers
        for one in reversed(spelt):
            answers = (one, *(other for other in answers if (other.tree, other.question) != (one.tree, one.question)))
        self.here = replace(
            self.here,
            answers=answers,
            again=Target(node.tree, node.question),
            spelt=(*self.here.spelt, *spelt),
            former=self.here.former if self.may_keep else self.answers,
            was=entry.label,
        )

    def own(self, path: Sequence[PathEntry]) -> list[int]:
        """Return the places of a path that were not chosen in one stroke."""
        return [place for place, entry in enumerate(path) if entry.answer not in self.here.chosen]

    def asked(self, path: Sequence[PathEntry]) -> int:
        """Return how many questions of a path the person answered one by one."""
        known = {*self.here.chosen, *self.here.spelt}
        return sum(not entry.because and entry.answer not in known for entry in path)
