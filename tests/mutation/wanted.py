"""Which codes are right for which kind of mistake, and where they must stand."""

from mutation.text import Mutant, Source

STORIES = ("story-ends", "story-answers", "story-told", "story-shows", "story-never-shows")
WAYS = ("targets-exist", "all-reachable", "trees-reachable", "no-cycles", "no-try-in-danger", "load", *STORIES)
SLOTS = ("slots-known", "conditions-known", "means-distinct", "options-left", "steps-left", "load", *STORIES)
RIGHT: dict[str, tuple[str, ...]] = {
    "break-law": (
        "only-public-phones",
        "no-folklore",
        "tries-announced",
        "nothing-secret-asked",
        "no-try-in-danger",
        "load",
    ),
    "change-means": SLOTS,
    "change-only": SLOTS,
    "change-slot": SLOTS,
    "cycle": WAYS,
    "dangling": ("targets-exist", "codes-lead-on"),
    "drop-first": ("story-shows",),
    "drop-instead": ("no-try-in-danger", "all-reachable"),
    "drop-option": (*WAYS, "options-left"),
    "drop-otherwise": ("load",),
    "drop-outcome": ("targets-exist", "load"),
    "duplicate-key": ("load",),
    "orphan": ("all-reachable",),
    "remove-fact": ("facts-exist",),
    "remove-source": ("sources-exist", "load"),
    "rename": ("targets-exist", "slots-known", "load", "all-reachable", *STORIES),
    "retarget": WAYS,
    "swap-nexts": WAYS,
    "trap": (*WAYS, *SLOTS, "reviewed-in-order", "trust-is-founded"),
}
ELSEWHERE = (
    *STORIES,
    "all-reachable",
    "trees-reachable",
    "no-cycles",
    "sources-exist",
    "facts-exist",
    "no-try-in-danger",
)
"""What stands where the mistake shows, not where it was made: a story, a node that is cut off, the other end of a ring."""

NAMES_THE_NODE = ("targets-exist",)
"""A way that leads nowhere stands at the option; a renamed node is missed at every way to it."""


def right(mutant: Mutant, found: list[tuple[str, str, int]], source: Source) -> bool:
    """Return whether one of the findings has a right code and stands at the mistake."""
    for code, file, line in found:
        if code not in RIGHT[mutant.kind]:
            continue
        if code in ELSEWHERE or (code in NAMES_THE_NODE and mutant.kind in ("rename", "drop-outcome")):
            return True
        first, last = entry(source, mutant.line)
        if file.endswith(mutant.file) and first <= line <= max(last, mutant.line):
            return True
    return False


def entry(source: Source, line: int) -> tuple[int, int]:
    """Return the lines of the node, fact or part of the head that a line belongs to."""
    depth = (
        2
        if any(
            one.startswith(("questions:", "outcomes:", "facts:", "sources:", "codes:")) for one in source.lines[:line]
        )
        else 0
    )
    first = min(line, len(source.lines))
    while first > 1 and not _begins(source.lines[first - 1], depth):
        first -= 1
    last = first + 1
    while last <= len(source.lines) and not _begins(source.lines[last - 1], depth):
        last += 1
    return first, last + (last - first)  # a thing that stands there twice is as long again


def _begins(text: str, depth: int) -> bool:
    return bool(text.strip()) and len(text) - len(text.lstrip()) <= depth
