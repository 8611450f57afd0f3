"""Replay codes: a short name for a pack, the version of its content, what is known, and the answers so far.

A code holds, each as signs of `spelling`: what is in it; the pack; its version; the tree, and the node, where the walk
begins; the slots that the symptom stated; then one mark for each question that these do not answer. The words of a
symptom are never in it. How a pack's own signs are made and read is in codes.py.
"""

from functools import lru_cache

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Target
from fapiao_doctor.engine.codes import START_ANEW, Codes, Replay, Way
from fapiao_doctor.engine.menu import PACKS
from fapiao_doctor.engine.position import Position
from fapiao_doctor.engine.spelling import spell, unspell
from fapiao_doctor.errors import Listed, UsageError
from fapiao_doctor.text.shell import command_line, start_anew

MOST_WAYS = 5000
"""Codes that are kept, of about 1 kB each with their ways: 8,000 questions of the bundled pack lead 1,500 ways."""


class Replayer:
    """Writes and reads the codes of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.anew = command_line(start_anew(library.chosen))
        self.codes = {pack.id: Codes(library, pack) for pack in library.packs}
        self._kept = lru_cache(maxsize=MOST_WAYS)(self._written)

    def code(self, position: Position) -> str:
        """Return the code of a position, without the symptom; empty where ids are too many to be told apart."""
        stated = tuple((slot, known.value) for slot, known in position.stated.items())
        answers = tuple(passed.answer for passed in position.path)
        return self._kept(Way(self._begin(position), stated, answers, Target(position.tree, position.node.id)))

    def _written(self, way: Way) -> str:
        codes = self.codes[self.library.pack_of(way.begin.tree).id]
        signs = codes.written(way, spelt=False) or codes.written(way, spelt=True)
        return spell(signs) if signs else ""

    def read(self, code: str) -> Replay:
        """Return what a code says, as far as the content of today has it.

        Raises UsageError for a code that is mistyped, of another pack, or begins where nothing is any more.
        """
        signs = unspell(code, self.anew)
        fitting = [one for one in self.codes.values() if signs[1:2] == (one.tag,)]
        for codes in fitting:
            found = codes.read(signs)
            if found:
                return found
        loaded = Listed(self.codes)
        if not fitting:
            message, hint = "这个续查码不是内容包“{packs}”的", "用 --trees 打开做这个码的那个包"
            raise UsageError(message, hint, packs=loaded)
        message = "这个续查码开头的地方，内容包“{packs}”里没有（再没有了，或是别的包的码）"
        raise UsageError(message, START_ANEW, packs=loaded, command=self.anew)

    def _begin(self, position: Position) -> Target:
        """Return where the walk begins inside its pack, so that the menu of packs needs no sign."""
        if position.begin.tree == PACKS:
            menu = self.library.trees[PACKS].questions.values()
            chosen = {passed.answer.option for passed in position.path if passed.answer.tree == PACKS}
            targets = [option.jumps[-1].to for question in menu for option in question.options if option.id in chosen]
            return targets[0] if targets else position.begin
        return position.begin
