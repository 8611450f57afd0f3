"""First questions that no author wrote: which matter of a pack without a start tree, which of several packs."""

from collections.abc import Iterable

from fapiao_doctor.content.condition import ALWAYS
from fapiao_doctor.content.library import Library, Pack, with_start
from fapiao_doctor.content.model import Jump, Option, Question, Reviewed, Target, Tree
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.messages import Lang, say

MATTERS, PACKS, WHICH = "trees", "packs", "which"


def with_menus(library: Library, lang: Lang) -> Library:
    """Return the library with a menu for each pack that has no start, and one of all packs if there are several."""
    menus = {menu.id: menu for pack in library.packs if not pack.start for menu in [_matters(pack, lang)]}
    starts = {pack.id: pack.start or pack.prefix + MATTERS for pack in library.packs}
    if len(library.packs) == 1:
        return with_start(library, next(iter(starts.values())), menus)
    labels = [(pack, Speaker(pack, lang).say(pack.manifest.title, PACK)) for pack in library.packs]
    choices = [(pack.id, label, Target(starts[pack.id])) for pack, label in labels]
    whole = _menu(PACKS, library.packs[0], choices, lang)
    return with_start(library, PACKS, {PACKS: whole, **menus})


def _matters(pack: Pack, lang: Lang) -> Tree:
    speaker = Speaker(pack, lang)
    choices = [(tree.name, speaker.say(tree.title, tree.name), Target(tree.id)) for tree in pack.trees.values()]
    return _menu(pack.prefix + MATTERS, pack, choices, lang)


def _menu(name: str, pack: Pack, choices: Iterable[tuple[str, str, Target]], lang: Lang) -> Tree:
    place, day = pack.manifest.place, pack.manifest.reviewed
    options = tuple(Option(id, label, (Jump(to),), (), ALWAYS, (), place) for id, label, to in choices)
    ask, why = say(lang, "是哪一件事？"), say(lang, "先选中要办的事，再一步一问。")
    question = Question(WHICH, ask, why, "", "", options, place)
    return Tree(
        id=name,
        name=name.rpartition(":")[2],
        title=ask,
        about=why,
        symptoms=(),
        first=(),
        start=WHICH,
        reviewed=Reviewed(day, "", day),
        questions={WHICH: question},
        outcomes={},
        texts=(),
        place=place,
    )
