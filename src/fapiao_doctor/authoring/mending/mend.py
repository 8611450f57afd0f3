"""All that can be mended of a pack."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from fapiao_doctor.authoring.checks.translation import untranslated
from fapiao_doctor.authoring.making.files import stubs
from fapiao_doctor.authoring.mending.marks import widened, with_wide_marks
from fapiao_doctor.authoring.mending.order import in_order
from fapiao_doctor.content.glossary import glossary
from fapiao_doctor.content.library import Pack
from fapiao_doctor.errors import ContentError


def mended(pack: Pack, files: Mapping[str, str], only: Sequence[str] = ()) -> dict[str, str]:
    """Return by path the text of each file that is mended; `files` are those of the pack, `only` those meant.

    Marks first, then the order of keys, then stubs for what has no translation. A mended file says the same to
    whoever walks it; what a person has to judge is left as it is.
    """
    found = dict(with_wide_marks(pack, files))
    for tree in pack.trees.values():
        file = tree.place.file
        if file in files:
            text = found.get(file, files[file])
            found[file] = _in_order(text, file)
    if not only:
        _translate(pack, files, found)
    meant = {*only} or found.keys()
    return {file: text for file, text in found.items() if text != files.get(file) and file in meant}


def _in_order(text: str, file: str) -> str:
    try:
        return in_order(text, file)
    except ContentError:  # a mark that was mended is part of what YAML reads
        return text


def _translate(pack: Pack, files: Mapping[str, str], found: dict[str, str]) -> None:
    folder = Path(pack.folder or "")
    for (language, name), texts in untranslated(pack).items():
        file = str(folder / language / f"{name}.yaml")
        before = found.get(file, files.get(file, ""))
        if before and not before.endswith("\n"):
            before += "\n"
        written = [widened(text) for text in texts] if pack.manifest.style.full_width else texts
        found[file] = before + stubs(written, glossary(pack.translations[language]))
