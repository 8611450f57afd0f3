"""The code of each check: it stays when a check is named anew, so that build logs and lists of exceptions keep."""

from collections.abc import Mapping
from typing import Literal

Severity = Literal["error", "warning"]

CODES: Mapping[str, str] = {
    "start-exists": "FD101",
    "slot-parts-exist": "FD102",
    "aliases-lead-on": "FD103",
    "exceptions-used": "FD104",
    "targets-exist": "FD111",
    "all-reachable": "FD112",
    "trees-reachable": "FD113",
    "no-cycles": "FD114",
    "slots-known": "FD121",
    "conditions-known": "FD122",
    "means-distinct": "FD123",
    "code-slots-known": "FD124",
    "facts-exist": "FD131",
    "sources-exist": "FD132",
    "outcomes-sourced": "FD133",
    "copies-lead-back": "FD141",
    "low-trust-said": "FD142",
    "trust-is-founded": "FD143",
    "no-try-limits": "FD151",
    "no-literals": "FD161",
    "questions-ask": "FD162",
    "steps-short": "FD163",
    "code-page-printable": "FD164",
    "full-width-marks": "FD165",
    "symptoms-enough": "FD166",
    "symptoms-reach": "FD181",
    "heard-classes-known": "FD182",
    "classes-used": "FD183",
    "hedges-placed": "FD167",
    "first-short": "FD168",
    "reviewed-in-order": "FD169",
    "keys-in-order": "FD170",
    "translation-complete": "FD191",
    "translation-says-the-same": "FD192",
    "english-is-english": "FD193",
    "glossary-kept": "FD199",
    "no-try-in-danger": "FD201",
    "tries-announced": "FD202",
    "only-public-phones": "FD203",
    "nothing-secret-asked": "FD204",
    "no-folklore": "FD205",
    "options-left": "FD211",
    "steps-left": "FD212",
    "codes-lead-on": "FD221",
    "codes-matchable": "FD222",
}
"""By name of the check. A code is never given to another check."""

WARNINGS = frozenset({"steps-short", "symptoms-enough", "full-width-marks", "keys-in-order", "classes-used"})
"""Checks of style: what they find misleads nobody. They fail a run all the same."""


def severity(check: str) -> Severity:
    """Return how grave it is what a check finds."""
    return "warning" if check in WARNINGS else "error"
