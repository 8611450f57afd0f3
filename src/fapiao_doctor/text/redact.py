"""Hide what nobody needs to know: numbers of people and accounts, passwords, one-time codes."""

from dataclasses import dataclass

from fapiao_doctor.text.fold import fold
from fapiao_doctor.text.numbers import numbers
from fapiao_doctor.text.secrets import secrets

PLACEHOLDER = "***"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text without them, and the kinds that were hidden, each once, in the order of the text."""

    text: str
    kinds: tuple[str, ...] = ()


def redact(text: str) -> Redacted:
    """Put PLACEHOLDER in place of every secret; error codes, dates, amounts and public defaults stay."""
    folded = fold(text)
    spans = (*numbers(folded.text), *secrets(folded.text))
    found = [(*folded.span(start, end), kind) for start, end, kind in spans]
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


def _by_place(span: tuple[int, int, str]) -> tuple[int, int]:
    """Sort by place, the longest first; of one place the surest kind stays first, as it was found first."""
    start, end, _kind = span
    return start, -end
