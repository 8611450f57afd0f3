"""Where the person is: the symptom, the answers, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.answers import with_answer, without
from fapiao_doctor.engine.position import Answer

Point = tuple[str, tuple[Answer, ...], str]


@dataclass(slots=True)
class State:
    """The state of one walk; `trail` holds the points passed, for going back.

    `replay` is a replay code without answers where the walk began with one: what it says is known, as a symptom says.
    """

    symptom: str = ""
    answers: tuple[Answer, ...] = ()
    replay: str = ""
    trail: list[Point] = field(default_factory=list)

    @classmethod
    def resumed(cls, symptom: str, answers: Sequence[Answer], replay: str = "") -> "State":
        """Give a state whose way back leads through its answers one by one."""
        points = [(symptom, tuple(answers[:count]), replay) for count in range(len(answers))]
        return cls(symptom, tuple(answers), replay, points)

    def go(self, symptom: str, answers: Sequence[Answer], replay: str = "") -> None:
        """Move on, remembering this point; words to search begin anew, without the code."""
        self.trail.append((self.symptom, self.answers, self.replay))
        self.symptom, self.answers, self.replay = symptom, tuple(answers), replay

    def answer(self, given: Answer) -> None:
        """Move on with one answer more, or another answer to the same question."""
        self.go(self.symptom, with_answer(self.answers, given), self.replay)

    def change(self, result: Diagnosis, changed: Answer, new: Answer | None) -> None:
        """Put `new` in place of an answer of the path; later answers that still fit count again.

        Where the symptom gave the answer, its neighbours from the same tree are spelt out, so that
        the path still runs through the changed question.
        """
        said = [entry.answer for entry in result.path if entry.because and entry.answer.tree == changed.tree]
        answers = (*said, *self.answers) if changed in said else self.answers
        self.go(self.symptom, with_answer(answers, new) if new else without(answers, changed), self.replay)

    def back(self) -> bool:
        """Return to the point before; False at the beginning."""
        if not self.trail:
            return False
        self.symptom, self.answers, self.replay = self.trail.pop()
        return True
