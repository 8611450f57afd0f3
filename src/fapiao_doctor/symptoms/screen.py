"""What a screen said: codes, exact before patterns, and messages word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.symptoms.normalise import normalise
from fapiao_doctor.symptoms.views import View, by_characters

_RUN = re.compile(r"[0-9a-z]+(?:[._:-][0-9a-z]+)*")
_CUT = re.compile(r"[._:-]")
_CONTEXT = re.compile(r"错误|代码|提示|报错|错误码|编号|弹|返回|jsk|code|error|err")
_COUNTED = re.compile(r"\s*(?:次|张|元|个|号|天|年|月|位|块|万|份|%)")
_HEX = frozenset("0123456789abcdef")
_NEAR = 10
_LONGEST_RUN = 60
_MOST = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in a text, from `start` to `end` of the plain text; `digit` is what stood for its X."""

    code: Code
    start: int
    end: int
    digit: str = ""
    verbatim: bool = False

    @property
    def slots(self) -> dict[str, str]:
        """The slots that the code fills."""
        own = {self.code.digit: self.digit} if self.digit and self.digit.isdigit() else {}
        return {**self.code.slots, **own}


class Screen:
    """The codes and messages that there are."""

    def __init__(self, codes: Mapping[str, Code]) -> None:
        self._codes = codes

    def seen(self, plain: str, view: View) -> list[Seen]:
        """List the codes in a text, those found by number first, each once."""
        found: dict[str, Seen] = {}
        for one in (*self._numbers(plain), *self._messages(view)):
            found.setdefault(one.code.id, one)
            if len(found) >= _MOST:
                break
        return list(found.values())

    def _numbers(self, plain: str) -> Iterator[Seen]:
        for run in _RUN.finditer(plain):
            if run.end() - run.start() > _LONGEST_RUN:
                continue
            for start, end in _parts(run[0]):
                found = self._number(run[0][start:end])
                if found and (not found[0].needs_context or _as_a_code(plain, run, start, end)):
                    yield Seen(found[0], run.start() + start, run.start() + end, found[1])
                    break

    def _number(self, text: str) -> tuple[Code, str] | None:
        if text in self._by_match:
            return self._by_match[text], ""
        for place in range(len(text) - 1, -1, -1):
            code = self._by_match.get(f"{text[:place]}X{text[place + 1 :]}")
            if code is not None and text[place] in _HEX:
                return code, text[place]
        return None

    def _messages(self, view: View) -> Iterator[Seen]:
        for words, code in self._by_words:
            start = view.text.find(words)
            if start >= 0:
                yield Seen(code, view.spans[start][0], view.spans[start + len(words) - 1][1], verbatim=True)

    @cached_property
    def _by_match(self) -> dict[str, Code]:
        return {match: code for code in self._codes.values() for match in code.match}

    @cached_property
    def _by_words(self) -> list[tuple[str, Code]]:
        spoken = ((words, code) for code in self._codes.values() for words in code.words)
        plain = [(by_characters(normalise(words).text).text, code) for words, code in spoken]
        return sorted(plain, key=lambda one: -len(one[0]))


def _parts(run: str) -> Iterator[tuple[int, int]]:
    """Give the run itself, then what remains of it with parts left off at its ends."""
    cuts = [match.start() for match in _CUT.finditer(run)][:_MOST]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [len(run), *reversed(cuts)]
    for start in starts:
        yield from ((start, end) for end in ends if end > start)


def _as_a_code(plain: str, run: re.Match[str], start: int, end: int) -> bool:
    """Say whether a short code is meant: it has letters, or stands alone, or beside words about codes."""
    bare = run[0][start:end].isdigit()
    return not bare or plain.strip() == run[0] or _in_context(plain, run.start(), run.end())


def _in_context(plain: str, start: int, end: int) -> bool:
    if _COUNTED.match(plain, end):
        return False
    around = plain[max(0, start - _NEAR) : start], plain[end : end + _NEAR]
    return any(_CONTEXT.search(side) for side in around)
