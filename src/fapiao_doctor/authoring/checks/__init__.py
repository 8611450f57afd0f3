"""Is the content sound? One small generator per check; all problems at once."""

from collections.abc import Callable, Iterator

from fapiao_doctor.authoring.checks import (
    citations,
    codes,
    exceptions,
    figures,
    glossary,
    graph,
    manifest,
    order,
    paths,
    reading,
    safety,
    slots,
    translation,
    trust,
    wording,
)
from fapiao_doctor.authoring.checks.exceptions import Checked, sifted
from fapiao_doctor.authoring.checks.problem import Problem
from fapiao_doctor.content.library import Pack

Check = Callable[[Pack], Iterator[Problem]]

CHECKS: dict[str, Check] = {
    "start-exists": manifest.start_exists,
    "slot-parts-exist": manifest.slot_parts_exist,
    "aliases-lead-on": manifest.aliases_lead_on,
    "targets-exist": graph.targets_exist,
    "all-reachable": graph.all_reachable,
    "trees-reachable": graph.trees_reachable,
    "no-cycles": graph.no_cycles,
    "slots-known": slots.slots_known,
    "conditions-known": slots.conditions_known,
    "means-distinct": slots.means_distinct,
    "code-slots-known": slots.code_slots_known,
    "facts-exist": citations.facts_exist,
    "sources-exist": citations.sources_exist,
    "outcomes-sourced": citations.outcomes_sourced,
    "copies-lead-back": trust.copies_lead_back,
    "low-trust-said": trust.low_trust_said,
    "trust-is-founded": trust.trust_is_founded,
    "no-try-limits": figures.no_try_limits,
    "no-literals": wording.no_literals,
    "questions-ask": wording.questions_ask,
    "steps-short": wording.steps_short,
    "keys-in-order": order.keys_in_order,
    "code-page-printable": wording.code_page_printable,
    "full-width-marks": wording.full_width_marks,
    "symptoms-enough": wording.symptoms_enough,
    "symptoms-reach": reading.symptoms_reach,
    "heard-classes-known": reading.heard_classes_known,
    "classes-used": reading.classes_used,
    "hedges-placed": wording.hedges_placed,
    "first-short": wording.first_short,
    "reviewed-in-order": wording.reviewed_in_order,
    "translation-complete": translation.translation_complete,
    "translation-says-the-same": translation.translation_says_the_same,
    "english-is-english": translation.english_is_english,
    "glossary-kept": glossary.glossary_kept,
    "no-try-in-danger": safety.no_try_in_danger,
    "tries-announced": safety.tries_announced,
    "only-public-phones": safety.only_public_phones,
    "nothing-secret-asked": safety.nothing_secret_asked,
    "no-folklore": safety.no_folklore,
    "options-left": paths.options_left,
    "steps-left": paths.steps_left,
    "codes-lead-on": codes.codes_lead_on,
    "codes-matchable": codes.codes_matchable,
}


AFTERWARDS = {exceptions.NAME: exceptions.exceptions_used}
"""What looks at the findings of the others."""


def check(pack: Pack) -> list[Problem]:
    """Return the problems that all checks find but for the exceptions of the pack, in the order of files and lines.

    Raises ContentError where the exceptions cannot be read.
    """
    return [*checked(pack).problems]


def checked(pack: Pack) -> Checked:
    """Return the same, beside what is left aside."""
    return sifted(pack, sorted({found for run in CHECKS.values() for found in run(pack)}))
