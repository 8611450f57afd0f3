"""Is the content sound? One small generator per check; all problems at once."""

from collections.abc import Callable, Iterator

from fapiao_doctor.authoring.checks import citations, codes, english, graph, safety, slots, wording
from fapiao_doctor.authoring.checks.problem import Problem
from fapiao_doctor.content.library import Library

Check = Callable[[Library], Iterator[Problem]]

CHECKS: dict[str, Check] = {
    "targets-exist": graph.targets_exist,
    "all-reachable": graph.all_reachable,
    "trees-reachable": graph.trees_reachable,
    "no-cycles": graph.no_cycles,
    "slots-known": slots.slots_known,
    "means-distinct": slots.means_distinct,
    "code-slots-known": slots.code_slots_known,
    "facts-exist": citations.facts_exist,
    "sources-exist": citations.sources_exist,
    "outcomes-sourced": citations.outcomes_sourced,
    "low-trust-said": citations.low_trust_said,
    "official-is-official": citations.official_is_official,
    "no-try-limits": citations.no_try_limits,
    "no-literals": wording.no_literals,
    "questions-ask": wording.questions_ask,
    "steps-short": wording.steps_short,
    "gbk-printable": wording.gbk_printable,
    "full-width-marks": wording.full_width_marks,
    "symptoms-enough": wording.symptoms_enough,
    "reviewed-in-order": wording.reviewed_in_order,
    "english-complete": english.english_complete,
    "english-says-the-same": english.english_says_the_same,
    "english-is-english": english.english_is_english,
    "no-try-when-locked": safety.no_try_when_locked,
    "tries-announced": safety.tries_announced,
    "only-public-phones": safety.only_public_phones,
    "nothing-secret-asked": safety.nothing_secret_asked,
    "no-folklore": safety.no_folklore,
    "codes-lead-on": codes.codes_lead_on,
    "codes-matchable": codes.codes_matchable,
}


def check(library: Library) -> list[Problem]:
    """Run every check and give the problems in the order of files and lines."""
    return sorted({found for run in CHECKS.values() for found in run(library)})
