"""Words to mentions: what is named, what is said of it, and what is only named to be set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fapiao_doctor.symptoms.groups import (
    BEFORE_PASSWORD,
    DOUBTED,
    FEARED,
    LOCKS,
    MODIFIERS,
    OBJECTS,
    OF_PHONE,
    OWNERS,
    PROBLEMS,
    SECRETS,
    STATES,
)
from fapiao_doctor.symptoms.mention import Mention, is_elsewhere
from fapiao_doctor.symptoms.tokens import Token

REACH_OF_FEAR = 8
REACH_BACK = 12
LONGEST_GAP = 14


@dataclass(frozen=True, slots=True)
class Heard:
    """The mentions in order, what is said of nothing named, and the words that stand in a clause that is denied."""

    mentions: Sequence[Mention]
    loose: frozenset[str]
    denied: frozenset[Token]


def mentions_of(tokens: Iterable[Token]) -> Heard:
    """Read words to mentions."""
    reader = _Reader()
    for token in tokens:
        reader.read(token)
    reader.end_clause()
    return Heard(tuple(reader.mentions), frozenset(reader.loose), frozenset(reader.denied))


class _Reader:
    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.loose: set[str] = set()
        self.denied: set[Token] = set()
        self._phrase: list[Token] = []
        self._pending: list[Mention] = []
        self._before: list[Token] = []
        self._clause = 0
        self._joining = self._belonging = self._negating = self._denying = self._each = False
        self._fear = self._doubt = -LONGEST_GAP

    def read(self, token: Token) -> None:
        """Take the next word."""
        names = set(token.classes)
        if self._denying:
            self.denied.add(token)
        if names & {"break", "both", "of"}:
            self._mark(names)
        elif names & SECRETS and not is_elsewhere(token):
            self._phrase.append(token)
            self._mention(next(name for name in token.classes if name in SECRETS))
            if names & STATES:
                self._predicate(token, names & STATES, ahead=False)
        elif is_elsewhere(token) or names & OBJECTS or (names & MODIFIERS and not names & PROBLEMS):
            self._name(token)
        else:
            self._say(token, names)

    def end_clause(self) -> None:
        """Close the clause: what was said before anything was named goes to what was named last."""
        self._close_phrase()
        if self._before:
            self._hand_back()
        self._pending.clear()
        self._negating = self._denying = self._joining = self._each = False
        self._fear = self._doubt = -LONGEST_GAP
        self._clause += 1

    def _mark(self, names: set[str]) -> None:
        if "break" in names:
            self.end_clause()
        else:
            self._close_phrase()
            self._joining = bool(self._pending or self._in_clause())
            self._belonging = "of" in names

    def _name(self, token: Token) -> None:
        if self._phrase and token.start - self._phrase[-1].end > LONGEST_GAP:
            self._close_phrase()
        self._phrase.append(token)

    def _say(self, token: Token, names: set[str]) -> None:
        if names & {"fear"}:
            self._fear = token.end
        if names & {"doubt"}:
            self._doubt = token.end
        if names & {"each"}:
            self._each = True
        if names & {"negate"} and not names & {"rhetoric"}:
            self._close_phrase()
            self._negating = self._denying = True
        elif names & {"aside", "differ"}:
            self._set_aside(at_least=2 if "differ" in names else 1)
        else:
            if self._negating and names & {"rhetoric", "contrast"}:
                self._close_phrase()
                self._negating = self._denying = False
            if names & STATES:
                self._predicate(token, self._said(token, names & STATES), ahead="contrast" in names)

    def _said(self, token: Token, states: set[str]) -> set[str]:
        """Weigh what is said: a lock that is feared, doubted or denied is none."""
        if "known" in states:
            return (states - {"known"}) | {"okay"}
        if self._negating and states & PROBLEMS and not self._phrase:
            self._negating = False
            return {"notlocked" if states & LOCKS else "okay"}
        if states & LOCKS and token.start - self._fear <= REACH_OF_FEAR:
            self._fear = -LONGEST_GAP
            return (states - LOCKS - {"tries"}) | {FEARED}
        if states & LOCKS and token.start - self._doubt <= REACH_OF_FEAR:
            return (states - LOCKS) | {DOUBTED}
        return states

    def _predicate(self, token: Token, states: set[str], *, ahead: bool) -> None:
        self._close_phrase()
        heard = Token(tuple(sorted(states)), token.start, token.end, token.exact)
        targets = [] if ahead else self._targets()
        if OF_PHONE.issuperset(states):
            targets = [one for one in targets if one.classes & {"phone", "sms"}]
        for mention in targets:
            _tell(mention, heard)
        if targets:
            self._pending.clear()
        elif "okay" not in states or "known" in token.classes or token.is_in(PROBLEMS):
            self._before.append(heard)

    def _targets(self) -> list[Mention]:
        group: list[Mention] = []
        named = [one for one in self._pending or self._in_clause() if not one.is_office]
        for mention in reversed(named):
            group.append(mention)
            if not (mention.joined or self._each):
                break
        return group

    def _in_clause(self) -> list[Mention]:
        return [one for one in self.mentions[-4:] if one.clause == self._clause]

    def _close_phrase(self) -> None:
        if any(is_elsewhere(token) or token.is_in(OBJECTS) for token in self._phrase):
            self._mention("")
        self._phrase = []

    def _mention(self, secret: str) -> None:
        owner = self._owner() if secret else None
        if owner is not None:
            owner.tokens += self._phrase
            owner.secret = secret
            self._phrase = []
            return
        last = self.mentions[-1] if self.mentions else None
        gap = self._phrase[0].start - last.tokens[-1].end if last is not None and last.secret else LONGEST_GAP
        touching = gap <= 1 and not self._joining and bool(self._in_clause())
        joined = (self._joining or gap == 0) and bool(self._in_clause())
        mention = Mention(self._phrase, secret, self._clause, joined, touching, self._negating)
        if joined and last is not None:
            mention.negated = mention.negated or last.negated
        if secret and self._joining and not self._belonging and last is not None and last.classes & OWNERS:
            last.secret = last.secret or secret
        self._phrase = []
        self.mentions.append(mention)
        self._hand_on(mention, joined)
        self._negating = self._joining = False

    def _owner(self) -> Mention | None:
        """Find whose password was just said to be forgotten: 电子税务局忘了密码 names one thing, not two."""
        if not self._in_clause() or any(is_elsewhere(one) or one.is_in(OBJECTS - SECRETS) for one in self._phrase):
            return None
        last, begin = self.mentions[-1], self._phrase[0].start
        near = [heard for heard in last.because if heard.is_in(BEFORE_PASSWORD) and begin - heard.end <= 2]
        return last if near and not last.secret and not last.is_office else None

    def _hand_on(self, mention: Mention, joined: bool) -> None:
        if self._before:
            for heard in self._before:
                _tell(mention, heard)
            self._before = []
        elif joined and not self._pending and len(self.mentions) > 1:
            for heard in self.mentions[-2].because:
                _tell(mention, heard)
        else:
            self._pending.append(mention)

    def _hand_back(self) -> None:
        telling = [heard for heard in self._before if set(heard.classes) - {"okay", "what", "unknown"}]
        handed = [heard for heard in telling if self._hand_to(heard)]
        if handed or any(not one.settled for one in self.mentions[-REACH_BACK:]):
            self._before = []
        self._before = [heard for heard in self._before if "okay" not in heard.classes]
        self.loose.update(name for heard in telling for name in heard.classes)

    def _hand_to(self, heard: Token) -> bool:
        of_phone = heard.is_in(OF_PHONE)
        near = [one for one in reversed(self.mentions[-REACH_BACK:]) if not one.negated]
        fitting = [one for one in near if of_phone == bool(one.classes & {"phone", "sms"})]
        unsettled = [one for one in fitting if not one.settled]
        told = self._with_joined(unsettled or (fitting if heard.is_in(LOCKS) else []))
        for mention in told:
            _tell(mention, heard)
        return bool(told)

    def _with_joined(self, near: list[Mention]) -> list[Mention]:
        """Keep the last of `near`, the passwords that are joined to it, and in 两个都 those beside it."""
        group = near[:1]
        for mention in near[1:]:
            beside = self._each and mention.clause == group[0].clause
            if not (mention.secret and group[-1].secret and (group[-1].joined or beside)):
                break
            group.append(mention)
        return group

    def _set_aside(self, at_least: int) -> None:
        self._close_phrase()
        named = self._in_clause()
        for mention in named if len(named) >= at_least else ():
            mention.negated = not mention.states


def _tell(mention: Mention, heard: Token) -> None:
    mention.states.update(heard.classes)
    mention.because.append(heard)
