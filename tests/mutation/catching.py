"""What finds a mutant: the loader, the checks, the stories."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from every_pack import TODAY

from fapiao_doctor.authoring.checks import CHECKS
from fapiao_doctor.authoring.stories import load_stories
from fapiao_doctor.authoring.stories.run import run_stories
from fapiao_doctor.content.library import Library, Pack, load_pack
from fapiao_doctor.content.load.knowledge import load_codes, load_facts, load_sources
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import understander
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.errors import ContentError
from mutation.text import Mutant

TABLES = {"facts": load_facts, "sources": load_sources, "codes": load_codes}
SLOW = ("symptoms-reach", "no-try-in-danger")
"""Checks that are asked last: each takes as long as all others together."""

OF_DANGER = ("drop-instead", "break-law")
"""Mistakes whose own check is asked first though it is slow."""

NOT_OF_THE_TREES = ("classes-used", "translation-complete", "translation-says-the-same")
"""Checks that find many a mistake by the way, since its words have no English: it has to be found without them."""

Found = tuple[str, str, int]
"""Code, file and line of what was found."""


class Catcher:
    """Catches mutants of one pack."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = load_pack(folder)
        stories = list(load_stories(folder))
        self.known = {(one.check, one.template, one.values) for check in CHECKS.values() for one in check(self.pack)}
        self.plain = [story for story in stories if not story.says]
        self.said = [story for story in stories if story.says]

    def caught(self, mutant: Mutant) -> tuple[list[Found], Pack | None]:
        """Return what the first of loader, checks and stories that finds anything finds, and the pack if it loads."""
        try:
            pack = self.changed(mutant)
        except ContentError as error:
            place = error.place
            return [("load", place.file if place else "", place.line if place else 0)], None
        fast = [name for name in CHECKS if name not in (*SLOW, *NOT_OF_THE_TREES)]
        early = SLOW[1:] if mutant.kind in OF_DANGER else ()
        found = self.checked(pack, fast) or self.checked(pack, early) or self.stories(pack, mutant)
        return found or self.checked(pack, SLOW), pack

    def checked(self, pack: Pack, names: Iterable[str]) -> list[Found]:
        """Return what the checks find that is not there without the mistake."""
        found = [one for name in names for one in CHECKS[name](pack)]
        fresh = [one for one in found if (one.check, one.template, one.values) not in self.known]
        return [(one.check, one.file, one.line) for one in fresh]

    def stories(self, pack: Pack, mutant: Mutant) -> list[Found]:
        """Return how the stories fail, those of the changed tree first."""
        doctor = doctor_of(pack)
        tree = Path(mutant.file).stem
        own = [story for story in self.plain if story.tree == tree]
        rest = [story for story in self.plain if story.tree != tree]
        for stories in (own, rest, self.said):
            failed = run_stories(doctor, stories).failures
            if failed:
                return [(f"story-{one.key}", one.place.file, one.place.line) for one in failed]
        return []

    def changed(self, mutant: Mutant) -> Pack:
        """Return the pack with the file of the mutant in place of its own."""
        data, stem = mutant.text.encode(), Path(mutant.file).stem
        pack = self.pack
        if Path(mutant.file).parent.name == "knowledge":
            table, texts = TABLES[stem](data, mutant.file, pack.manifest)  # type: ignore[operator]
            named = {**pack.knowledge.texts, stem: texts}
            return replace(pack, knowledge=replace(pack.knowledge, texts=named, **{stem: table}), folder=None)
        tree = load_tree(data, mutant.file, stem, pack.knowledge.procedures, pack.manifest)
        return replace(pack, trees={**pack.trees, tree.id: tree}, folder=None)


def doctor_of(pack: Pack) -> Doctor:
    library = with_menus(Library((pack,), pack.start), "zh")
    return Doctor(library, {pack.id: cache(understander(pack))}, "zh", TODAY)
