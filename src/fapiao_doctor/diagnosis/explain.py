"""On-screen codes and messages, explained."""

from fapiao_doctor.content.library import Library, Pack
from fapiao_doctor.content.model import Target
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang
from fapiao_doctor.reader.verbatim import OnScreens, Screen, Seen, on_screens
from fapiao_doctor.text.fold import fold_speech

AS_A_CODE = "代码 "
"""Stands before what was typed: who asks about a code needs no words around it."""


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
        self.lang = lang
        self.screens = [(Speaker(pack, lang), _screen(pack)) for pack in library.packs]

    def explain(self, typed: str) -> tuple[Explained, ...]:
        """Return every code and message found in `typed`; empty when none is known."""
        plain = fold_speech(AS_A_CODE + typed)
        found = [(speaker, seen) for speaker, screen in self.screens for seen in screen.seen(plain.text)]
        return tuple(self._explained(speaker, one, plain.words(one.start, one.end)) for speaker, one in found)

    def is_code(self, typed: str) -> bool:
        """Return whether `typed` is a code of a screen and nothing else: it holds no secret."""
        plain = fold_speech(typed)
        seen = (one for _, screen in self.screens for one in screen.seen(plain.text))
        return any(not one.said and (one.start, one.end) == (0, len(plain.text)) for one in seen)

    def _explained(self, speaker: Speaker, seen: Seen, typed: str) -> Explained:
        pack = speaker.pack
        code = pack.knowledge.codes[seen.code["id"]]
        tree, _, node = code.leads_to.partition("/")
        table = pack.knowledge.sources
        said = [speaker.say(table[name].publisher, "sources") for name in code.sources if name in table]
        contact = pack.manifest.contacts.get(code.turn_to, code.turn_to)
        return Explained(
            id=code.id,
            typed=typed,
            text=speaker.say(code.text, "codes"),
            meaning=speaker.say(code.meaning, "codes"),
            tree=tree,
            title=title_of(speaker, self.library, Target(tree, node)) if tree else "",
            turn_to=speaker.say(contact, PACK),
            ask=AS_A_CODE + typed if code.needs_context else typed,
            sources=tuple(dict.fromkeys(said)),
        )


def _screen(pack: Pack) -> Screen:
    words = pack.rules["screen"]
    return Screen(_on_screens(pack), words["beside"], words["counted"])


def _on_screens(pack: Pack) -> OnScreens:
    if pack.table:
        on: OnScreens = pack.table()["screen"]
        return on
    from fapiao_doctor.reader.build import code_rows

    return on_screens(code_rows(pack.knowledge.codes))
