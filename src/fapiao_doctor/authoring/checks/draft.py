"""Check single files that are not, or not yet, part of the content."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from fapiao_doctor.authoring.checks import CHECKS
from fapiao_doctor.authoring.checks.exceptions import sifted
from fapiao_doctor.authoring.checks.problem import Problem
from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.load.mistakes import all_mistakes
from fapiao_doctor.content.load.strictyaml import MAX_BYTES
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.model import Tree
from fapiao_doctor.errors import ContentError
from fapiao_doctor.frozen import replace
from fapiao_doctor.text.files import read_file

NOT_FOR_DRAFTS = ("trees-reachable", "translation-complete")
"""A draft need not be wired into the start tree nor translated."""


def check_drafts(pack: Pack, files: Sequence[Path]) -> tuple[list[ContentError], list[Problem]]:
    """Check each file as if it were a tree of `pack`: what cannot be read, and what is wrong in the rest.

    Raises MachineError when a file cannot be opened.
    """
    errors: list[ContentError] = []
    drafts: dict[str, Tree] = {}
    for file in files:
        data = read_file(file, MAX_BYTES)
        load = partial(load_tree, name=file.stem, procedures=pack.knowledge.procedures, manifest=pack.manifest)
        try:
            drafts[file.stem] = load(data, str(file))
        except ContentError as error:
            errors += all_mistakes(load, data, str(file), error)
    whole = replace(pack, trees={**pack.trees, **drafts})
    runs = [run for name, run in CHECKS.items() if name not in NOT_FOR_DRAFTS]
    named = {str(file) for file in files}
    found = sorted({one for run in runs for one in run(whole) if one.file in named})
    aside = {*sifted(pack, found).aside}
    return errors, [one for one in found if one not in aside]
