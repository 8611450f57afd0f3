"""Says what catches the mutants: PYTHONPATH=tests python -m mutation [--count N] [FOLDER]..."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from every_pack import FOLDERS

from mutation.behaviour import same
from mutation.catching import Catcher
from mutation.making import every_mutant, some_mutants
from mutation.text import Source
from mutation.wanted import right


def main(arguments: Sequence[str]) -> int:
    """Print a table of kinds, and every mutant that behaves otherwise and is not caught."""
    parser = argparse.ArgumentParser(prog="mutation")
    parser.add_argument("--count", type=int, default=0, help="so many of each pack; all by default")
    parser.add_argument("--of", type=int, default=1, help="take every so many-th mutant")
    parser.add_argument("--part", type=int, default=0, help="beginning with this one")
    parser.add_argument("folders", nargs="*", type=Path)
    chosen = parser.parse_args(arguments)
    beside = 0
    made, codes, alike, missed = Counter[str](), Counter[tuple[str, str]](), Counter[str](), []
    for folder in map(Path, chosen.folders or FOLDERS):
        catcher = Catcher(folder)
        wanted = (
            some_mutants(folder, catcher.pack, chosen.count) if chosen.count else every_mutant(folder, catcher.pack)
        )
        for number, mutant in enumerate(wanted):
            if number % chosen.of != chosen.part:
                continue
            made[mutant.kind] += 1
            found, pack = catcher.caught(mutant)
            if found:
                codes[mutant.kind, found[0][0]] += 1
                if not right(mutant, found, Source(folder, mutant.file)):
                    beside += 1
                    print(f"BESIDE: {folder.name}/{mutant} by {found[:3]}", flush=True)
            elif pack and same(catcher.pack, pack):
                alike[mutant.kind] += 1
                print(f"alike: {folder.name}/{mutant}", flush=True)
            else:
                missed.append(f"{folder.name}/{mutant}")
                print(f"MISSED: {missed[-1]}", flush=True)
    for kind, count in sorted(made.items()):
        by = ", ".join(f"{code} {number}" for (one, code), number in codes.most_common() if one == kind)
        print(f"| {kind} | {count} | {by} | {alike[kind]} |")
    print(
        f"{made.total()} mutants, {codes.total()} caught, {alike.total()} behave alike, {len(missed)} missed, {beside} told elsewhere or by another code"
    )
    return 1 if missed or beside else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
