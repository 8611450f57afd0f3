"""What a pack asks the checks to leave aside, each with a reason: knowledge/exceptions.yaml."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fapiao_doctor.authoring.checks.numbers import CODES
from fapiao_doctor.authoring.checks.problem import Problem, problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.load.fields import Fields, items
from fapiao_doctor.content.load.strictyaml import MAX_BYTES, Document, parse
from fapiao_doctor.errors import Phrase, Place
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.text.files import read_file

FILE = "knowledge/exceptions.yaml"
NAME = "exceptions-used"
NEEDED, OPTIONAL = "code file reason", "about"
KEYS = f"{NEEDED} {OPTIONAL}"
FOREVER = ("FD15", "FD20")
"""How the codes begin of which there is no exception: laws that keep people from harm."""


@dataclass(frozen=True, slots=True)
class Exempt:
    """One kind of finding that is left aside: a code, in one file, about some words where `about` is not empty."""

    code: str
    file: str
    about: str
    place: Place

    def covers(self, found: Problem, folder: Path) -> bool:
        """Return whether the finding is one of these."""
        there = Path(found.file) == folder / self.file and CODES[found.check] == self.code
        return there and (not self.about or any(self.about in str(value) for _, value in found.values))


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found, and what of it is left aside."""

    problems: tuple[Problem, ...]
    aside: tuple[Problem, ...] = ()


def sifted(pack: Pack, found: Sequence[Problem]) -> Checked:
    """Return what is left of the findings and what is not; an exception that covers nothing is a finding itself.

    Raises ContentError where the exceptions cannot be read.
    """
    folder = Path(pack.folder or "")
    exempt = load_exceptions(folder if pack.folder else None)
    aside = [one for one in found if any(each.covers(one, folder) for each in exempt)]
    unused = [each for each in exempt if not any(each.covers(one, folder) for one in aside)]
    left = [one for one in found if one not in aside]
    return Checked(tuple(sorted([*left, *exceptions_used(unused)])), tuple(aside))


def exceptions_used(unused: Sequence[Exempt]) -> Iterator[Problem]:
    """Every exception covers a finding that there is.

    Mend it by deleting it, or by correcting its file or its words.
    """
    for one in unused:
        yield problem(one.place, NAME, "没有 {code} 要忽略，这一条用不上了", code=one.code)


def load_exceptions(folder: Path | None) -> tuple[Exempt, ...]:
    """Return the exceptions of a pack, none where it has no such file; raise ContentError at the first wrong shape."""
    path = folder / FILE if folder else None
    return _exceptions(read_file(path, MAX_BYTES), str(path)) if path and path.exists() else ()


def _exceptions(data: Document, file: str) -> tuple[Exempt, ...]:
    top = Fields(parse(data, file), Phrase("文件"), "exceptions")
    return tuple(_one(Fields(node, "exceptions", NEEDED, OPTIONAL))
                 for node in items(top.node("exceptions"), "exceptions"))  # fmt: skip


def _one(fields: Fields) -> Exempt:
    allowed = sorted(code for code in CODES.values() if not code.startswith(FOREVER))
    fields.text("reason")
    return Exempt(fields.one_of("code", allowed), fields.text("file"), fields.text("about"), fields.place)
