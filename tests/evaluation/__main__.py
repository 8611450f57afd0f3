"""Prints the figures: PYTHONPATH=tests python -m evaluation [--rivals] [--topics] [--failures] [--confusion].

With `--on FILE` those of one set of labelled questions that nothing was learnt from, each reader taught all the others.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evaluation.crossed import NATURAL, OURS, crossed, first_sight
from evaluation.measure import Answered, calibration, confusion, figures


def main(arguments: Sequence[str]) -> None:
    """Print what holds for strangers."""
    parser = argparse.ArgumentParser(prog="evaluation")
    for flag, what in (
        ("--rivals", "also what ready-made matchers, taught the same, make of it"),
        ("--topics", "each topic and each author alone"),
        ("--failures", "each question that was not read rightly"),
        ("--confusion", "what was read for what"),
        ("--calibration", "what a score is worth"),
    ):
        parser.add_argument(flag, action="store_true", help=what)
    parser.add_argument("--on", metavar="FILE", type=Path, help="a set of questions that stands in no examples")
    chosen = parser.parse_args(arguments)
    if chosen.on:
        print("\n".join(_table(first_sight(chosen.on, chosen.rivals).items())))
        return
    found = crossed(rivals=chosen.rivals)
    ours = found[OURS]
    natural = {name: [one for one in some if one.question.author in NATURAL] for name, some in found.items()}
    for title, some in (("All strangers", found), (f"In a natural mix ({', '.join(sorted(NATURAL))})", natural)):
        print("\n".join([title, *_table(some.items()), ""]))
    if chosen.topics:
        print("\n".join(_alone(ours)))
    if chosen.confusion:
        print("\n".join(f"{count:4} {wanted} -> {got}" for count, wanted, got in confusion(ours)))
    if chosen.calibration:
        print("\n".join(f"{count:6} {score:.2f} {fits:.2f}" for count, score, fits in calibration(ours)))
    if chosen.failures:
        print("\n".join(_failure(one) for one in ours if not one.right))


def _table(found: Iterable[tuple[str, Sequence[Answered]]]) -> Iterator[str]:
    columns = [(name, figures(answered)) for name, answered in found]
    yield f"| | n | {' | '.join(name for name, _ in columns)} |"
    yield f"|---|---|{'---|' * len(columns)}"
    for rows in zip(*(rows for _, rows in columns), strict=True):
        yield f"| {rows[0].name} | {rows[0].whole} | {' | '.join(f'{one.rate:.1f}' for one in rows)} |"


def _alone(answered: Sequence[Answered]) -> Iterator[str]:
    for name, key in (("topic", lambda one: one.question.label), ("author", lambda one: one.question.author)):
        groups: dict[str, list[Answered]] = {}
        for one in answered:
            groups.setdefault(key(one), []).append(one)
        for group, some in sorted(groups.items()):
            right = sum(one.right for one in some)
            yield f"{name} {group}: {right} of {len(some)}, {100 * right / len(some):.1f} %"


def _failure(one: Answered) -> str:
    got = "+".join(one.read.offered) or one.read.verdict
    return f"{one.question.id}: {one.question.label} -> {got}: {one.question.text}"


if __name__ == "__main__":
    main(sys.argv[1:])
