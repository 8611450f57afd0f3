"""What a screen said: codes, exact before patterns, and messages word by word whatever stands between the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from fapiao_doctor.reader.units import squeeze

MOST = 8
LONGEST_RUN = 60
NEAR = 10
"""Characters around a bare number in which a word must say that it is a code."""

_RUN = re.compile(r"[0-9a-z]+(?:[._:-][0-9a-z]+)*")
_HEX = frozenset("0123456789abcdef")
ANY_DIGIT = "x"
"""What stands in a pattern for one hexadecimal digit."""


class CodeRow(TypedDict):
    """A code of the pack: its spellings and messages, folded, and what it says."""

    id: str
    match: list[str]
    said: list[str]
    digit: str
    needs_context: bool
    slots: dict[str, str]
    leads_to: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in a text, from `start` to `end` of the folded text; `said` where its message stood there."""

    code: CodeRow
    start: int
    end: int
    said: bool
    slots: dict[str, str] = field(default_factory=dict)


class Screen:
    """The codes and messages of a pack."""

    def __init__(self, codes: Sequence[CodeRow], beside: Sequence[str] = (), counted: Sequence[str] = ()) -> None:
        """Keep the codes; a bare short number is one only near a word of `beside`, and before none of `counted`."""
        self._beside = re.compile("|".join(map(re.escape, beside)) or r"(?!)")
        self._counted = re.compile(rf"\s*(?:{'|'.join(map(re.escape, counted)) or '(?!)'})")
        self._by_match = {match: code for code in codes for match in code["match"]}
        spoken = [(said, code) for code in codes for said in code["said"]]
        self._by_message = sorted(spoken, key=lambda one: -len(one[0]))

    def seen(self, plain: str) -> list[Seen]:
        """List the codes of a folded text, each once: numbers first, then the longest messages."""
        found: dict[str, Seen] = {}
        for one in (*self._numbers(plain), *self._messages(plain)):
            if len(found) < MOST:
                found.setdefault(one.code["id"], one)
        return list(found.values())

    def _numbers(self, plain: str) -> Iterator[Seen]:
        for run in _RUN.finditer(plain):
            if run.end() - run.start() <= LONGEST_RUN:
                yield from self._run(plain, run)

    def _run(self, plain: str, run: re.Match[str]) -> Iterator[Seen]:
        pieces = list(re.finditer(r"[0-9a-z]+", run[0]))
        for first, last in ((0, len(run[0])), *((one.start(), one.end()) for one in pieces[:MOST])):
            text = run[0][first:last]
            hit = self._number(text)
            bare = text.isdigit() and squeeze(plain) != text
            if hit and not (hit[0]["needs_context"] and bare and not self._is_code(plain, run)):
                code, digit = hit
                own = {code["digit"]: digit} if digit.isdigit() and code["digit"] else {}
                yield Seen(code, run.start() + first, run.start() + last, False, {**code["slots"], **own})
                return

    def _number(self, text: str) -> tuple[CodeRow, str] | None:
        if text in self._by_match:
            return self._by_match[text], ""
        for place in range(len(text) - 1, -1, -1):
            code = self._by_match.get(f"{text[:place]}{ANY_DIGIT}{text[place + 1 :]}")
            if code and text[place] in _HEX:
                return code, text[place]
        return None

    def _messages(self, plain: str) -> Iterator[Seen]:
        flat = squeeze(plain)
        back = [place for place, char in enumerate(plain) if char.isalnum()]
        for said, code in self._by_message:
            at = flat.find(said)
            if at >= 0:
                yield Seen(code, back[at], back[at + len(said) - 1] + 1, True, dict(code["slots"]))

    def _is_code(self, plain: str, run: re.Match[str]) -> bool:
        if self._counted.match(plain, run.end()):
            return False
        around = plain[max(0, run.start() - NEAR) : run.start()], plain[run.end() : run.end() + NEAR]
        return any(self._beside.search(side) for side in around)
