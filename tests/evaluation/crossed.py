"""Each author's questions, read with nothing learnt from that author; wants scikit-learn."""

from collections.abc import Iterator, Mapping, Sequence

from evaluation.baselines import Reader, baselines
from evaluation.measure import Answered, answer, calibration, promises
from evaluation.questions import Question
from evaluation.training import Trainer
from fapiao_doctor.symptoms.weights import Label, Weights

Sets = Mapping[str, Sequence[Question]]
FOLDS = 5
OURS, RULES = "fapiao-doctor", "its rules alone"


def crossed(
    sets: Sets, authors: Sequence[str], phrases: Sequence[tuple[str, str]], trainer: Trainer
) -> dict[str, list[Answered]]:
    """Give the answers of us and of ready-made matchers, each taught all questions but those of the author it answers.

    Several authors are left out at a time, which is faster and a little harder.
    """
    found: dict[str, list[Answered]] = {}
    for first in range(min(FOLDS, len(authors))):
        left_out = authors[first::FOLDS]
        others = [one for name, some in sets.items() if name not in left_out for one in some]
        labelled = [*((one.text, one.label) for one in others), *((text, (tree,)) for text, tree in phrases)]
        for name, read in _readers(labelled, sets["held-out"], trainer):
            for author in left_out:
                found.setdefault(name, []).extend(answer(sets[author], read))
    return found


def tables(found: Mapping[str, Sequence[Answered]]) -> str:
    """Write what is promised, a reader a row; and what our scores are worth."""
    return "\n".join((*_table(found), "", *_scores(found[OURS])))


def _readers(
    labelled: Sequence[tuple[str, Label]], tuned: Sequence[Question], trainer: Trainer
) -> Iterator[tuple[str, Reader]]:
    yield OURS, trainer.reader(trainer.train(labelled))
    yield RULES, trainer.reader(Weights())
    yield from baselines(labelled, tuned)


def _table(found: Mapping[str, Sequence[Answered]]) -> Iterator[str]:
    rows = {name: promises(answered) for name, answered in found.items()}
    heads = [f"{one.name} ({one.whole})" for one in rows[OURS]]
    yield f"| | {' | '.join(heads)} |"
    yield f"|---|{'---|' * len(heads)}"
    for name, figures in rows.items():
        yield f"| {name} | {' | '.join(one.rate for one in figures)} |"


def _scores(answered: Sequence[Answered]) -> Iterator[str]:
    yield "| candidates | mean score | of them fit |"
    yield "|---|---|---|"
    for count, score, fits in calibration(answered):
        yield f"| {count} | {score:.2f} | {fits:.2f} |"
