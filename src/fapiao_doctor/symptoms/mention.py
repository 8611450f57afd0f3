"""Something that a text names, and what the text says of it."""

from dataclasses import dataclass, field

from fapiao_doctor.symptoms.groups import ELSEWHERE, OBJECTS, PROBLEMS
from fapiao_doctor.symptoms.tokens import Token


@dataclass(slots=True)
class Mention:
    """Something named, with the words that name it; `secret` is the class of the word for a password."""

    tokens: list[Token]
    secret: str = ""
    clause: int = 0
    joined: bool = False
    touching: bool = False
    negated: bool = False
    states: set[str] = field(default_factory=set)
    because: list[Token] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """All classes of the words that name it."""
        return {name for token in self.tokens for name in token.classes}

    @property
    def is_office(self) -> bool:
        """Whether it is only the tax office, to which one goes, or which says something."""
        return not self.secret and self.classes & OBJECTS == {"taxman"}

    @property
    def troubled(self) -> bool:
        """Whether something is wrong with it."""
        return not self.negated and bool(self.states & PROBLEMS)

    @property
    def settled(self) -> bool:
        """Whether it is named only to be set aside."""
        return self.negated or ("okay" in self.states and not self.states & PROBLEMS)


def is_elsewhere(token: Token) -> bool:
    """Say whether a word belongs to a matter of others."""
    return any(name.startswith(ELSEWHERE) for name in token.classes)
