"""What a text may be about, and how much speaks for it."""

from dataclasses import dataclass

from fapiao_doctor.symptoms.reading import Lock
from fapiao_doctor.symptoms.tokens import Token


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """The trees that fit, one where it is clear; the weight orders hypotheses among themselves."""

    trees: tuple[str, ...]
    weight: float
    because: tuple[Token, ...]
    lock: Lock = ""
