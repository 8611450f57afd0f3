"""Each author's questions, read with nothing learnt from that author; wants scikit-learn."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from evaluation.baselines import baselines
from evaluation.measure import Answered
from fapiao_doctor.authoring.train import Example, Trainer, load_examples
from fapiao_doctor.content.library import Pack, load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.reader.build import compile_pack
from fapiao_doctor.reader.model import VAGUE, Table, pack_table
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled
from fapiao_doctor.reader.values import Reading

FOLDS = 5
OURS = "fapiao-doctor"

HOME = frozenset({"a2", "d2", "dev", "drill", "own", "pins", "q", "seed"})
"""Sets that the authors of the words and the rules wrote or read: taught by, never measured on."""

NATURAL = frozenset({"t6", "t7", "t8"})
"""Sets in the mix that people ask in; the others have their stress on what was weak, and are harder."""


@cache
def library() -> Pack:
    """Return the bundled content."""
    return load_pack(bundled_pack(), ())


@cache
def pack() -> Compiled:
    """Return the bundled pack without its table."""
    one, empty = library(), Table(labels=[], bias=[], weights={})
    return compile_pack(one.trees, one.start, one.knowledge.codes, one.vocabulary, one.rules, empty)


def questions() -> list[Example]:
    """Return all labelled questions."""
    return load_examples(bundled_pack() / "examples", library().rules)


def folds(of: Sequence[Example]) -> list[list[str]]:
    """Return the strangers, several left out at a time: faster than one by one, and a little harder."""
    strangers = sorted({one.author for one in of} - HOME)
    return [strangers[first::FOLDS] for first in range(min(FOLDS, len(strangers)))]


def crossed(rivals: bool = False) -> dict[str, list[Answered]]:
    """Return every stranger's questions as read by us, and by ready-made matchers taught the same."""
    found: dict[str, list[Answered]] = {}
    every, trainer = questions(), Trainer(pack(), library().vocabulary.elsewhere)
    home = [one for one in every if one.author in HOME]
    for left_out in folds(every):
        labelled = [(one.text, one.label) for one in every if one.author not in left_out] + phrases()
        for name, read in _readers(trainer, labelled, home if rivals else ()):
            asked = (one for one in every if one.author in left_out)
            found.setdefault(name, []).extend(Answered(one, read(one.text)) for one in asked)
    return found


def first_sight(path: Path, rivals: bool) -> dict[str, list[Answered]]:
    """Return the questions of a file, in the form of the examples, as read by all that learnt from the examples."""
    every, trainer = questions(), Trainer(pack(), library().vocabulary.elsewhere)
    taught = [(one.text, one.label) for one in every] + phrases()
    home = [one for one in every if one.author in HOME]
    with TemporaryDirectory() as folder:
        copyfile(path, Path(folder, "set.jsonl"))
        asked = load_examples(Path(folder), library().rules)
    readers = _readers(trainer, taught, home if rivals else ())
    return {name: [Answered(one, read(one.text)) for one in asked] for name, read in readers}


def phrases() -> list[tuple[str, str]]:
    """Return the trees' own symptoms with their labels."""
    trees = library().trees.values()
    return [(text, VAGUE if tree.id == library().start else tree.id) for tree in trees for text in tree.symptoms]


def _readers(
    trainer: Trainer, labelled: Sequence[tuple[str, str]], tuned: Sequence[Example]
) -> Iterator[tuple[str, Callable[[str], Reading]]]:
    yield OURS, Reader({**pack(), "model": pack_table(trainer.teach(labelled))}).read
    if tuned:
        yield from baselines(labelled, tuned)
