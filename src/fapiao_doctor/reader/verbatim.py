"""What stands in a text word for word: a line of the pack, a message or a code of a screen.

Codes are exact before they are patterns; a message counts whatever stands between its words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypedDict

from fapiao_doctor.frozen import dataclass, field
from fapiao_doctor.reader.units import squeeze
from fapiao_doctor.reader.values import Heard, Reading
from fapiao_doctor.text.fold import Folded

MOST_TREES = 4
"""Trees of a choice; a label that more of them share says nothing."""

MOST_SEEN = 8
LONGEST_RUN = 60
NEAR = 10
"""Characters around a bare number in which a word must say that it is a code."""

_RUN = r"[0-9a-z]+(?:[._:-][0-9a-z]+)*"
_BEGINS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
"""How a run begins: most texts hold none of these, and the pattern is not compiled for them."""

_HEX = frozenset("0123456789abcdef")
ANY_DIGIT = "x"
"""What stands in a pattern for one hexadecimal digit."""


class LabelRow(TypedDict):
    """One option: where it stands, and where it leads; `unsure` where it says "I do not know"."""

    tree: str
    question: str
    option: str
    to_tree: str
    to_node: str
    unsure: bool


class Lines(TypedDict):
    """By squeezed line the tree whose symptom it is, or the options whose label it is."""

    symptoms: Mapping[str, str]
    labels: Mapping[str, list[LabelRow]]


def read_line(text: Folded, line: str, lines: Lines, start: str) -> Reading | None:
    """Return the reading of a text, squeezed to `line`, that is nothing but one line of the pack; None if it is not."""
    tree = lines["symptoms"].get(line)
    if tree is not None:
        return Reading("ask") if tree == start else Reading("tree", (tree,))
    rows = lines["labels"].get(line, ())
    if not rows:
        return None
    heard = tuple(Heard(row["tree"], row["question"], row["option"], text.typed.strip()) for row in rows)
    if len(rows) == 1:
        return _at(rows[0], heard, start)
    known = tuple(one for one, row in zip(heard, rows, strict=True) if not row["unsure"])
    if any(row["unsure"] and row["tree"] == start for row in rows):
        return Reading("ask", heard=known)
    trees = tuple(dict.fromkeys(row["to_tree"] for row in rows if row["to_tree"] != start))
    if not 0 < len(trees) <= MOST_TREES:
        return Reading("ask", heard=known)
    return Reading("tree" if len(trees) == 1 else "choice", trees, heard=known)


def _at(row: LabelRow, heard: tuple[Heard, ...], start: str) -> Reading:
    if row["tree"] != start:
        return Reading("tree", (row["tree"],), node=row["question"], heard=heard)
    if row["to_tree"] == start:
        return Reading("ask", node=f"{start}/{row['to_node']}" if row["to_node"] else "")
    return Reading("tree", (row["to_tree"],), node=row["to_node"])


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


class OnScreens(TypedDict):
    """The codes by id; their spellings and their messages as one text each, with lines "words<tab>id".

    Most texts hold no spelling, and few a message: neither is taken apart before one may stand there, nor a code read.
    """

    codes: Mapping[str, CodeRow]
    matches: str
    messages: str


def on_screens(codes: Sequence[CodeRow]) -> OnScreens:
    """Return codes as a screen is read by them: the longest message first."""
    messages = sorted(((said, code["id"]) for code in codes for said in code["said"]), key=lambda one: -len(one[0]))
    matches = [(match, code["id"]) for code in codes for match in code["match"]]
    return OnScreens(codes={code["id"]: code for code in codes}, matches=_lines(matches), messages=_lines(messages))


def _lines(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(map("\t".join, pairs))


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        words, _, code = line.partition("\t")
        yield words, code


class Screen:
    """The codes and messages of a pack."""

    def __init__(self, on: OnScreens, beside: Sequence[str] = (), counted: Sequence[str] = ()) -> None:
        """Keep the codes; a bare short number is one only near a word of `beside`, and before none of `counted`."""
        self._beside, self._counted = beside, tuple(counted)
        self._on = on
        self._codes: dict[str, CodeRow] = {}

    @cached_property
    def _by_match(self) -> dict[str, str]:
        return dict(_pairs(self._on["matches"]))

    @cached_property
    def _patterned(self) -> set[int]:
        """How long the spellings with any digit are."""
        return {len(match) for match in self._by_match if ANY_DIGIT in match}

    @cached_property
    def _by_message(self) -> list[tuple[str, str]]:
        return list(_pairs(self._on["messages"]))

    def _code(self, name: str) -> CodeRow:
        if name not in self._codes:
            self._codes[name] = self._on["codes"][name]
        return self._codes[name]

    def seen(self, plain: str, flat: str = "") -> list[Seen]:
        """List the codes of a folded text, each once: numbers first, then the longest messages.

        `flat` is the squeezed text, where it is known already.
        """
        found: dict[str, Seen] = {}
        flat = flat or squeeze(plain)
        for one in (*self._numbers(plain, flat), *self._messages(plain, flat)):
            if len(found) < MOST_SEEN:
                found.setdefault(one.code["id"], one)
        return list(found.values())

    def _numbers(self, plain: str, flat: str) -> Iterator[Seen]:
        if _BEGINS.isdisjoint(plain):
            return
        for run in re.finditer(_RUN, plain):
            if run.end() - run.start() <= LONGEST_RUN:
                yield from self._run(plain, flat, run)

    def _run(self, plain: str, flat: str, run: re.Match[str]) -> Iterator[Seen]:
        pieces = list(re.finditer(r"[0-9a-z]+", run[0]))
        for first, last in ((0, len(run[0])), *((one.start(), one.end()) for one in pieces[:MOST_SEEN])):
            text = run[0][first:last]
            hit = self._number(text)
            bare = text.isdigit() and flat != text
            if hit and not (hit[0]["needs_context"] and bare and not self._is_code(plain, run)):
                code, digit = hit
                own = {code["digit"]: digit} if digit.isdigit() and code["digit"] else {}
                yield Seen(code, run.start() + first, run.start() + last, False, {**code["slots"], **own})
                return

    def _number(self, text: str) -> tuple[CodeRow, str] | None:
        if text in self._by_match:
            return self._code(self._by_match[text]), ""
        if len(text) not in self._patterned:
            return None
        for place in range(len(text) - 1, -1, -1):
            code = self._by_match.get(f"{text[:place]}{ANY_DIGIT}{text[place + 1 :]}")
            if code and text[place] in _HEX:
                return self._code(code), text[place]
        return None

    def _messages(self, plain: str, flat: str) -> Iterator[Seen]:
        said = [one for one in self._by_message if one[0] in flat]
        back = [place for place, char in enumerate(plain) if char.isalnum()] if said else []
        for message, name in said:
            at, code = flat.find(message), self._code(name)
            yield Seen(code, back[at], back[at + len(message) - 1] + 1, True, dict(code["slots"]))

    def _is_code(self, plain: str, run: re.Match[str]) -> bool:
        before, after = plain[max(0, run.start() - NEAR) : run.start()], plain[run.end() : run.end() + NEAR]
        if after.lstrip().startswith(self._counted):
            return False
        return any(word in side for side in (before, after) for word in self._beside)
