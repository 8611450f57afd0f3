"""On-screen codes and messages, explained."""

from dataclasses import dataclass

from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.reader.build import code_rows
from fapiao_doctor.reader.screen import Screen, Seen
from fapiao_doctor.text.fold import fold_speech

AS_A_CODE = "代码 "
"""Stands before what was typed: who asks about a code needs no words around it."""

TURN_TO = {
    "service-unit": "服务单位（电话见设备标签）",
    "hall": "主管税务机关的办税服务厅",
    "12366": "12366",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One code in the person's language; leads to `tree`, called `title`, or else to `turn_to`.

    `ask` is the symptom to diagnose.
    """

    id: str
    typed: str
    text: str
    meaning: str
    tree: str
    title: str
    turn_to: str
    ask: str
    sources: tuple[str, ...]


class Explainer:
    """Explains the codes of one library in one language."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self.library = library
        self.speaker = Speaker(library, lang)
        words = library.rules["screen"]
        self.screen = Screen(code_rows(library.knowledge.codes), words["beside"], words["counted"])

    def explain(self, typed: str) -> tuple[Explained, ...]:
        """Give every code and message found in `typed`; empty when none is known."""
        plain = fold_speech(AS_A_CODE + typed)
        found = self.screen.seen(plain.text)
        return tuple(self._explained(one, plain.words(one.start, one.end)) for one in found)

    def _explained(self, seen: Seen, typed: str) -> Explained:
        code, say_code = self.library.knowledge.codes[seen.code["id"]], self.speaker.say
        tree, _, node = code.leads_to.partition("/")
        table = self.library.knowledge.sources
        said = [say_code(table[name].publisher, "sources") for name in code.sources if name in table]
        return Explained(
            id=code.id,
            typed=typed,
            text=say_code(code.text, "codes"),
            meaning=say_code(code.meaning, "codes"),
            tree=tree,
            title=title_of(self.speaker, Target(tree, node)) if tree else "",
            turn_to=say(self.speaker.lang, TURN_TO[code.turn_to]) if code.turn_to else "",
            ask=AS_A_CODE + typed if code.needs_context else typed,
            sources=tuple(dict.fromkeys(said)),
        )
