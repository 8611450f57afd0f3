"""What nobody answered: a sentence that found nothing, or whose outcome did not help."""

from typing import Literal

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.engine.position import NOT_SOLVED
from fapiao_doctor.frozen import dataclass

Why = Literal["no-match", "not-solved"]
WHYS: tuple[Why, ...] = ("no-match", "not-solved")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A redacted sentence that the packs did not answer; `where` is "tree/outcome" for what did not help."""

    text: str
    why: Why
    where: str
    packs: tuple[tuple[str, str], ...]


def unanswered(result: Diagnosis, unsolved: bool = False) -> Unanswered | None:
    """Return what a result leaves unanswered, None where it answers, or where nobody said a sentence.

    `unsolved` says that the outcome reached did not help, where there is nothing to go on to.
    """
    text = result.symptom.strip()
    failed = [f"{one.answer.tree}/{one.answer.question}" for one in result.path if one.answer.option == NOT_SOLVED]
    if unsolved and result.outcome:
        failed.append(f"{result.outcome.tree}/{result.outcome.id}")
    if not text or not (failed or result.result == "no-match"):
        return None
    return Unanswered(text, "not-solved" if failed else "no-match", failed[-1] if failed else "", result.packs)
