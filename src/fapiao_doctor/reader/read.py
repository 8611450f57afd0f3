"""A text to its reading: one stage after the other, each takes the value of the one before, nothing runs twice.

fold (text.fold: what is said, with its way back) -> units -> words (best cover by the vocabulary, by spelling and by
sound) -> scope (denied, feared, doubted …) -> features -> model (a chance for each set of trees, "vague" and "not
ours") -> decide (two thresholds) -> safety (the last word) -> slots and answers heard.

Before any weight decide: a line of the pack word for word, an alarm, a code or message of a screen.
"""

from collections.abc import Mapping, Sequence

from fapiao_doctor.reader.decide import Alarms, decide, joined
from fapiao_doctor.reader.features import Read, is_word, read_words
from fapiao_doctor.reader.hears import Hears
from fapiao_doctor.reader.model import VAGUE, Chances, by_tree
from fapiao_doctor.reader.safety import kept_apart
from fapiao_doctor.reader.shape import shown, signs_of
from fapiao_doctor.reader.slot_rules import Stated
from fapiao_doctor.reader.slots import Slots, State
from fapiao_doctor.reader.table import Compiled, words_of
from fapiao_doctor.reader.telling import telling
from fapiao_doctor.reader.values import Candidate, Evidence, Reading
from fapiao_doctor.reader.verbatim import Screen, Seen, read_line
from fapiao_doctor.reader.young import Models

MOST_CANDIDATES = 4
MOST_ALSO = 2
LEAST_ALSO = 0.02
"""Chance below which another tree is not worth the line beside a verdict."""

SHORT = 4
"""Letters and digits up to which an option's label (锁了) is no more than anybody says who says too little."""

REST = 2
"""Units beside a message, its frame left out, that always may stand there; beside a long one as many as it has."""

ASK_MASS = 0.9
"""Share of the trees' chances that a question of the start tree must hold to be asked before the first one."""


class Reader:
    """Reads texts by one compiled pack; holds no state between calls."""

    def __init__(self, table: Compiled) -> None:
        self._table = table
        self._rules = table["rules"]
        self._signs = signs_of(self._rules["parts"])
        self._words = words_of(table)
        self._model = Models(table["model"], table["young"])
        self._screen = Screen(table["screen"], self._rules["screen"]["beside"], self._rules["screen"]["counted"])
        self._slots = Slots(self._rules, table["numbers"])
        self._hears = Hears(table["hears"])
        self._alarms = Alarms(self._rules["alarms"], self._model.labels)
        self._frame = frozenset(self._rules["parts"].get("frame", ()))

    def read(self, text: str) -> Reading:
        """Return the reading of a text as typed."""
        read = read_words(text, self._words, self._rules["scopes"])
        found = shown(read, self._signs)
        chances = self._model.chances(found)
        seen = self._screen.seen(read.text.text, read.flat)
        return (
            self._line(read, chances, seen)
            or self._alarm(read, chances)
            or self._code(read, chances, seen)
            or self._weighed(read, found, chances, seen)
        )

    def explain(self, text: str) -> list[tuple[str, int]]:
        """Return the features with what each speaks for the best label against the next, the loudest first."""
        read = read_words(text, self._words, self._rules["scopes"])
        chances = self._model.chances(shown(read, self._signs))
        best = sorted(chances.items(), key=lambda one: -one[1])
        if len(best) < 2:
            return []
        return sorted(self._model.speaks(chances, best[0][0], best[1][0]).items(), key=lambda one: -abs(one[1]))

    def _line(self, read: Read, chances: Chances, seen: Sequence[Seen]) -> Reading | None:
        line = read_line(read.text, read.flat, self._table["lines"], self._table["start"])
        if line is None or any(one.said and self._rest(read, one) == 0 and one.code["leads_to"] for one in seen):
            return None
        if not line.node and any(one.code["leads_to"].startswith(f"{tree}/") for one in seen for tree in line.offered):
            return None  # the code leads further into the very tree that the line names
        short = len(read.flat) <= SHORT
        if line.heard and short and chances.get(VAGUE, 0.0) >= self._rules["verdict"]["ask"]:
            line = Reading("ask", heard=line.heard)
        words = (read.text.typed.strip(),)
        ranked = dict.fromkeys(line.offered, 1.0) | by_tree(chances)
        candidates = [Candidate(t, 1.0 if t in line.offered else c, words) for t, c in ranked.items()]
        evidence = self._evidence(read, line.offered, (), self._slots.states(read), self._slots.numbers(read))
        return Reading(
            line.verdict,
            line.offered,
            candidates=tuple(candidates[:MOST_CANDIDATES]),
            evidence=evidence,
            node=line.node,
            heard=line.heard or self._hears.heard(read, line.offered),
        )

    def _alarm(self, read: Read, chances: Chances) -> Reading | None:
        to = self._alarms.named(read, chances)
        tree, _, node = to.partition("/")
        if not to:
            return None
        return Reading("tree", (tree,), candidates=(Candidate(tree, 1.0, (read.text.typed.strip(),)),), node=node)

    def _code(self, read: Read, chances: Chances, seen: Sequence[Seen]) -> Reading | None:
        """Return the reading by a code: a number always decides, a message where the text says no more than it."""
        rest = {one.code["id"]: self._rest(read, one) for one in seen}
        telling = [one for one in seen if not one.said or rest[one.code["id"]] <= max(REST, one.end - one.start)]
        if not telling:
            return None
        codes = tuple(one.code["id"] for one in seen)
        first = min(telling, key=lambda one: (one.said, rest[one.code["id"]], not one.code["leads_to"]))
        if not first.code["leads_to"]:
            return Reading("ask", candidates=self._candidates(read, {}, chances, ()), codes=codes)
        tree, _, node = first.code["leads_to"].partition("/")
        words = {tree: (read.quote((first.start, first.end)),)}
        ranked = {tree: 1.0} | {t: c for t, c in by_tree(chances).items() if t != tree}
        candidates = tuple(Candidate(t, min(c, 1.0), words.get(t, ())) for t, c in ranked.items())[:MOST_CANDIDATES]
        return Reading(
            "tree",
            (tree,),
            also=self._also((tree,), chances),
            candidates=candidates,
            evidence=self._evidence(read, (tree,), seen, self._slots.states(read), self._slots.numbers(read)),
            codes=codes,
            node=node,
            heard=self._hears.heard(read, (tree,)),
        )

    def _rest(self, read: Read, seen: Seen) -> int:
        """Return how many units of the text are neither of the message nor of the frame around it."""
        framed = {
            place
            for token in read.tokens
            if self._frame & set(token.classes)
            for place in range(token.start, token.end)
        }
        outside = (start for start, _ in read.units.spans if not seen.start <= start < seen.end)
        return sum(1 for start in outside if read.text.text[start].isalnum() and start not in framed)

    def _weighed(
        self, read: Read, found: dict[str, tuple[int, int]], chances: Chances, seen: Sequence[Seen]
    ) -> Reading:
        states, numbers = self._slots.states(read), self._slots.numbers(read)
        told = _is_told(read, chances)
        verdict, offered = decide(chances, self._rules["verdict"]) if told else ("no-match", ())
        if verdict in ("tree", "choice"):
            several = joined(read, self._model, self._rules, self._signs) if verdict == "tree" else ()
            if several and len({*several, *offered}) > 1:
                offered = tuple(dict.fromkeys([*offered, *several]))[: self._rules["verdict"]["most"]]
            offered = kept_apart(offered, self._rules["keep_apart"], states, numbers)
            verdict = "tree" if len(offered) == 1 else "choice"
        return Reading(
            verdict,
            offered,
            also=self._also(offered, chances) if verdict == "tree" else (),
            candidates=self._candidates(read, found, chances, offered),
            evidence=self._evidence(read, offered, seen, states, numbers),
            codes=tuple(one.code["id"] for one in seen),
            node=self._question(chances) if verdict == "ask" else "",
            heard=self._hears.heard(read, offered or (self._table["start"],)),
            elsewhere=self._elsewhere(read) if verdict == "no-match" else "",
        )

    def _also(self, offered: Sequence[str], chances: Chances) -> tuple[str, ...]:
        others = [tree for tree, chance in by_tree(chances).items() if tree not in offered and chance >= LEAST_ALSO]
        return tuple(others[:MOST_ALSO])

    def _candidates(
        self, read: Read, found: dict[str, tuple[int, int]], chances: Chances, offered: Sequence[str]
    ) -> tuple[Candidate, ...]:
        ranked = by_tree(chances)
        first = [*offered, *(tree for tree in ranked if tree not in offered)]
        words = telling(read, found, chances, self._model)
        return tuple(
            Candidate(tree, round(ranked.get(tree, 0.0), 3), words if tree in offered or not offered else ())
            for tree in first[: max(MOST_CANDIDATES, len(offered))]
        )

    def _evidence(
        self,
        read: Read,
        offered: Sequence[str],
        seen: Sequence[Seen],
        states: Mapping[str, State],
        numbers: Sequence[Stated],
    ) -> tuple[Evidence, ...]:
        found: dict[str, Evidence] = {}
        for one in seen:
            if not one.said:
                self._told(read, one, found)
        for stated in self._slots.evidence(read, offered, states, numbers):
            found.setdefault(stated.slot, stated)
        for one in seen:
            if one.code["leads_to"].partition("/")[0] in offered:
                self._told(read, one, found)
        return tuple(found.values())

    def _told(self, read: Read, seen: Seen, found: dict[str, Evidence]) -> None:
        for slot, value in seen.slots.items():
            found.setdefault(slot, Evidence(slot, value, read.quote((seen.start, seen.end))))

    def _question(self, chances: Chances) -> str:
        """Return the question of the start tree that leads to nearly all that the text may mean, the narrowest."""
        ranked = by_tree(chances)
        whole = sum(ranked.values()) or 1.0
        fitting = [
            (len(trees), question)
            for question, trees in self._table["start_questions"].items()
            if sum(ranked.get(tree, 0.0) for tree in trees) >= ASK_MASS * whole
        ]
        return f"{self._table['start']}/{min(fitting)[1]}" if fitting else ""

    def _elsewhere(self, read: Read) -> str:
        names = [
            (token.end - token.start, -token.start, name)
            for token, said in zip(read.tokens, read.marks, strict=True)
            if not said & {"deny", "aside"}
            for name in token.classes
            if name.startswith("else:")
        ]
        return max(names)[2].removeprefix("else:") if names else ""


def _is_told(read: Read, chances: Chances) -> bool:
    """Return whether a text holds any word that the pack knows; of the rest its length alone would decide."""
    known = (feature for rows in (chances.rows, chances.young) for feature, _ in rows)
    return any(token.classes for token in read.tokens) or any(map(is_word, known))
