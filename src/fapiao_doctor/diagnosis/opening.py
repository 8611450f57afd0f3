"""How a walk opens: from a symptom, from answers alone, or from a replay code."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis import statements
from fapiao_doctor.engine.answers import chosen, validate, with_answer, without
from fapiao_doctor.engine.codes import Replay
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.menu import PACKS
from fapiao_doctor.engine.position import Answer, Known, Passed, Position, Said
from fapiao_doctor.engine.replay import Replayer
from fapiao_doctor.engine.walk import walk
from fapiao_doctor.frozen import dataclass, replace
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.reader.values import Reading
from fapiao_doctor.text.redact import Redacted, redact

if TYPE_CHECKING:
    from fapiao_doctor.engine.graph import Route

NOTHING = Reading("no-match")
Understand = Callable[[str], Reading]

MOST_OFFERS = 5000
"""Codes of offers that are kept, about 1 kB each with what they rest on; 8,000 questions lead to 900."""

Slots = tuple[tuple[str, str], ...]
Options = tuple[tuple[tuple[str, str], str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a walk rests on, and where it has come: nowhere where the symptom leads to no one tree.

    `answers` are all that count, those of a replay code among them; `replay` is what the code said, if there is one.
    """

    clean: Redacted
    pack: Pack
    read: Reading
    said: Said
    answers: tuple[Answer, ...]
    position: Position | None
    replay: Replay | None = None


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A replay code taken apart: the code without answers, the answers it held, those that words gave after them.

    `lost` counts answers of the code that are no longer there.
    """

    head: str
    answers: tuple[Answer, ...]
    words: tuple[Answer, ...]
    lost: int


class Opener:
    """Opens walks over one library; `understand` maps the id of each pack to the function that reads with it."""

    def __init__(self, library: Library, understand: Mapping[str, Understand], lang: Lang) -> None:
        self.library = library
        self.understand = understand
        self.lang = lang
        self.replayer = Replayer(library)
        self.dangers = {pack.id: danger_of(pack.manifest) for pack in library.packs}
        self._routes: dict[tuple[str, bool], tuple[Answer, ...]] = {}
        self._offers = lru_cache(maxsize=MOST_OFFERS)(self._offer)

    def open(self, symptom: str, answers: Sequence[Answer], code: str = "", again: Target | None = None) -> Opening:
        """Return where a symptom, or else a replay code, and answers lead; no further than to `again`.

        Raises UsageError for an answer that fits no question, and for a code that cannot be read.
        """
        for answer in answers:
            validate(self.library.trees, answer)
        return self._replayed(code, answers, again) if code else self.open_said(redact(symptom), answers, again)

    def offer(self, tree: str, said: Said) -> str:
        """Return the code of a walk that goes to a tree with what a symptom said; its words do not matter."""
        slots = tuple((slot, one.value) for slot, one in said.slots.items())
        heard = tuple((at, one.value) for at, one in said.heard.items())
        return self._offers(tree, slots, heard, said.again)

    def _offer(self, tree: str, slots: Slots, heard: Options, again: Target | None) -> str:
        answers = self.entry(tree)
        danger = self.dangers[self.library.pack_of(tree).id]
        stated = {slot: Known(value, "") for slot, value in slots}
        said = Said(stated, {at: Known(option, "") for at, option in heard}, danger, again)
        begin = Target(self.library.start if answers else tree)
        return self.replayer.code(walk(self.library.trees, begin, answers, said))

    def route(self, tree: str, *, anywhere: bool = False) -> tuple[Answer, ...]:
        """Return the answers that lead from the start to a tree, or `anywhere` into it; none where there is no way."""
        wanted = tree, anywhere
        if wanted not in self._routes:  # the same for every sentence, and half of the work of one offered trees
            self._routes[wanted] = self._found(tree, anywhere) or () if tree != self.library.start else ()
        return self._routes[wanted]

    def _found(self, tree: str, anywhere: bool) -> "Route":
        start, packs = self.library.start, self.library.packs
        routes = packs[0].routes if len(packs) == 1 and packs[0].start == start else None
        kept = None if routes is None else routes.get(tree)  # whether it is empty would read all of it
        if kept is None:
            from fapiao_doctor.engine.graph import route  # most packs have it compiled

            return route(self.library.trees, start, tree, anywhere=anywhere)
        found = kept[anywhere]
        return None if found is None else tuple(Answer(*one) for one in found)

    def entry(self, tree: str) -> tuple[Answer, ...]:
        """Return the answers that lead from the start to a tree, or else into it: its start may be settled by then."""
        return self.route(tree, anywhere=True)

    def unfold(self, code: str, words: Sequence[str] = ()) -> Unfolded:
        """Return a replay code taken apart, with the answers that `words` give after those of the code.

        A word is the number or the id of an option of the question that is reached. Where answers of the code are
        lost, the words would answer another question than was meant, and are left out. Raises UsageError.
        """
        found = self._replayed(code, ())
        replay, position = found.replay, found.position
        assert replay is not None
        assert position is not None
        given: tuple[Answer, ...] = ()
        for word in () if replay.lost else words:
            given = (*given, chosen(position, word))
            position = walk(self.library.trees, replay.begin, (*found.answers, *given), found.said)
        bare = walk(self.library.trees, replay.begin, (), found.said)
        return Unfolded(self.replayer.code(bare), found.answers, given, replay.lost)

    def _replayed(self, code: str, more: Sequence[Answer], again: Target | None = None) -> Opening:
        found = self.replayer.read(code)
        answers = found.answers
        for answer in more:
            answers = with_answer(answers, answer)
        pack = self._packs(answers)[0] if found.begin.tree == PACKS else found.pack
        speaker = Speaker(pack, self.lang)
        slots = {slot: Known(value, statements.label(speaker, slot, value)) for slot, value in found.slots.items()}
        said = Said(slots, {}, self.dangers[pack.id], again)
        position = walk(self.library.trees, found.begin, _but(answers, again), said)
        return Opening(Redacted("", ()), pack, NOTHING, said, answers, position, found)

    def open_said(self, clean: Redacted, answers: Sequence[Answer] = (), again: Target | None = None) -> Opening:
        """Return the same for a symptom that is redacted already, and answers that are of the trees."""
        pack, read = self._read(clean.text, answers)
        danger = self.dangers[pack.id]
        said = Said(statements.stated(read, danger), statements.heard(read), danger, again)
        begin = self._begin(read, bool(clean.text.strip()), answers, again)
        position = walk(self.library.trees, begin, _but(answers, again), said) if begin else None
        if begin and position:
            position = replace(position, path=(*self._lead(begin.tree, read), *position.path))
        return Opening(clean, pack, read, said, tuple(answers), position)

    def _read(self, symptom: str, answers: Sequence[Answer]) -> tuple[Pack, Reading]:
        """Return the pack that understands the symptom best, of those that the answers leave, with its reading."""
        packs = self._packs(answers)
        if not symptom.strip():
            return packs[0], NOTHING
        found = [(pack, _spoken(self.understand[pack.id](symptom), self.lang)) for pack in packs]
        return max(found, key=lambda one: (one[1].verdict != "no-match", statements.certainty(one[1])))

    def _packs(self, answers: Sequence[Answer]) -> tuple[Pack, ...]:
        """Return the pack that the answers speak of, else all."""
        if len(self.library.packs) == 1:
            return self.library.packs
        found = [answer.option if answer.tree == PACKS else self.library.pack_of(answer.tree).id for answer in answers]
        return tuple(pack for pack in self.library.packs if pack.id in found[:1]) or self.library.packs

    def _begin(self, read: Reading, said: bool, answers: Sequence[Answer], again: Target | None) -> Target | None:
        start = self.library.start
        tree, _, question = read.node.partition("/") if read.verdict == "ask" else ("", "", "")
        asked = Target(tree or start, question)
        told = [Target(one.tree, one.question) for one in answers] + ([again] if again else [])
        if any(one.tree == start for one in told):
            return asked if asked in told else Target(start)
        if read.verdict == "tree":
            return Target(read.offered[0], read.node)
        if answers:
            return Target(answers[0].tree)
        return asked if read.verdict == "ask" or not said else None

    def _lead(self, tree: str, read: Reading) -> tuple[Passed, ...]:
        because = next((say(self.lang, "、").join(one.because) for one in read.candidates if one.tree == tree), "")
        return tuple(Passed(answer, because) for answer in self.route(tree)) if because else ()


def _spoken(read: Reading, lang: Lang) -> Reading:
    """Return a reading with the commas of a language between the words that it rests on."""
    comma = say(lang, "、")
    if comma == "、":
        return read
    return replace(
        read,
        evidence=tuple(replace(one, because=one.because.replace("、", comma)) for one in read.evidence),
        heard=tuple(replace(one, because=one.because.replace("、", comma)) for one in read.heard),
    )


def _but(answers: Sequence[Answer], again: Target | None) -> tuple[Answer, ...]:
    """Return the answers without the one to the node that is asked once more."""
    return without(answers, Answer(again.tree, again.node, "")) if again else tuple(answers)
