"""Hide what nobody needs to know: numbers of people and accounts, passwords, one-time codes."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.fold import Folded, fold
from fapiao_doctor.text.spoken import plain_digits

Spans = tuple[tuple[int, int, str], ...]

PLACEHOLDER = "***"
SIGNS = frozenset("!@#$%^&*_+~")
"""Signs that touch a password belong to it; what is left of them would give it away."""

SHORTEST = 3
"""Characters of ASCII in the shortest of them, once digits that are spelt out are written as digits: "a b"."""

CLAUSE_MARKS = frozenset("，！？；")
"""Typed full-width, these end a clause and stand in no password."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text without them, and the kinds that were hidden, each once, in the order of the text."""

    text: str
    kinds: tuple[str, ...] = ()


def redact(text: str) -> Redacted:
    """Put PLACEHOLDER in place of every secret; error codes, dates, amounts and public defaults stay."""
    folded = fold(text)
    plain, origin = plain_digits(_with_clause_marks(folded), folded.origin)
    spans = hidden_in(plain) if len(plain.encode("ascii", "ignore")) >= SHORTEST else ()
    found = [_with_signs(text, origin[start], origin[end - 1] + 1, kind) for start, end, kind in spans]
    parts: list[str] = []
    kinds: list[str] = []
    done = 0
    for start, end, kind in sorted(found, key=_by_place):
        if start >= done:
            parts += [text[done:start], PLACEHOLDER]
            kinds.append(kind)
        elif end > done:
            kinds.append(kind)
        done = max(done, end)
    return Redacted("".join([*parts, text[done:]]), tuple(dict.fromkeys(kinds)))


def hidden_in(plain: str) -> Spans:
    """Return start, end and kind of everything to hide in a folded text, overlaps included."""
    without_own_names, searches = _searches()
    text = without_own_names(plain)
    digits = sum(map(text.count, "0123456789"))
    fitting = (one for one in searches if digits >= one.digits or (one.sign and one.sign in text))
    return tuple(span for one in fitting for span in one.find(text))


@dataclass(frozen=True, slots=True)
class Search:
    """A search, and what must stand in a text before it can find anything: so many digits, or else a sign."""

    digits: int
    sign: str
    name: str
    """Of the module, and of its function; it is loaded when a text first holds what it could find."""

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Return start, end and kind of what it finds."""
        module = import_module(f"fapiao_doctor.text.{self.name}")
        found: Iterable[tuple[int, int, str]] = getattr(module, self.name)(text)
        return found


@cache
def _searches() -> tuple[Callable[[str], str], tuple[Search, ...]]:
    """Return what blots the program's own names out, and the searches, the surest first."""
    from fapiao_doctor.text.own_names import without_own_names

    of_people = Search(6, "@", "numbers")  # a credit code has six digits in a row, all others more; an address has none
    named = Search(1, "_", "named_numbers")  # the name of an account holds one of both
    return without_own_names, (of_people, named, Search(4, "", "one_time_codes"), Search(0, "", "secrets"))


def _with_clause_marks(folded: Folded) -> str:
    """Give the plain form with the marks between clauses as typed."""
    if CLAUSE_MARKS.isdisjoint(folded.typed):
        return folded.text
    typed = (folded.typed[place] for place in folded.origin)
    return "".join(was if was in CLAUSE_MARKS else now for was, now in zip(typed, folded.text, strict=True))


def _with_signs(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    if kind == "password":
        while start and text[start - 1] in SIGNS:
            start -= 1
        while end < len(text) and text[end] in SIGNS:
            end += 1
    return start, end, kind


def _by_place(span: tuple[int, int, str]) -> tuple[int, int]:
    """Sort by place, the longest first; of one place the surest kind stays first, as it was found first."""
    start, end, _kind = span
    return start, -end
