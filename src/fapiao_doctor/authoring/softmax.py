"""Fits the weights of a softmax over sets of trees; wants numpy and scipy, which scikit-learn brings.

A label's weight of a feature is the sum of what the label has for itself, what all labels that are ours share, what
all labels of a tree share, and what all sets of several trees share; each part is held small by the same ridge. So a
word that is ours speaks for rare sets too: of strangers' questions 1 in 100 more is read rightly than with one part.
"""

from collections.abc import Sequence
from typing import Any

from fapiao_doctor.reader.model import trees_of

STRENGTH = 30.0
"""Inverse of the ridge: at 25, 40 and 60 strangers are predicted equally well within the noise."""

MOST_STEPS = 120
ENOUGH = 1e8
"""Steps, and the relative gain in units of machine precision at which they end: later ones change no third digit."""


def softmax(
    shows: Any, labels: Sequence[int], counts: Sequence[float], names: Sequence[str], steps: int
) -> tuple[Any, Any]:
    """Return weights (features x labels, median of each row 0) and bias for a sparse matrix of texts x features."""
    import numpy as np
    from scipy.optimize import fmin_l_bfgs_b

    parts = np.array(_parts(names), dtype="float32")
    texts, features = shows.shape
    by_feature = shows.T.tocsr()
    weight = np.asarray(counts, dtype="float32")
    right = np.zeros((texts, len(names)), dtype="float32")
    right[np.arange(texts), labels] = 1

    def loss(flat: Any) -> tuple[float, Any]:
        own = flat.reshape(features + 1, len(parts))
        whole = own.astype("float32") @ parts
        heights = shows @ whole[:-1] + whole[-1]
        heights -= heights.max(axis=1, keepdims=True)
        chances = np.exp(heights)
        sums = chances.sum(axis=1, keepdims=True)
        missed = weight * (np.log(sums[:, 0]) - (heights * right).sum(axis=1))
        slopes = (chances / sums - right) * weight[:, None]
        slope = (np.vstack([by_feature @ slopes, slopes.sum(axis=0)]) @ parts.T).astype(float)
        slope[:-1] += own[:-1] / STRENGTH
        return float(missed.sum(dtype=float) + 0.5 / STRENGTH * (own[:-1] ** 2).sum()), slope.ravel()

    start = np.zeros((features + 1) * len(parts))
    best, _, _ = fmin_l_bfgs_b(loss, start, maxiter=steps, m=6, factr=ENOUGH, pgtol=1e-3)
    whole = best.reshape(features + 1, len(parts)) @ parts
    # What speaks for all labels alike changes no chance.
    return whole[:-1] - np.median(whole[:-1], axis=1, keepdims=True), whole[-1]


def _parts(names: Sequence[str]) -> list[list[float]]:
    """Return for each part of a weight the labels that it stands in."""
    sets = [trees_of(name) for name in names]
    shared = sorted({tree for some in sets if len(some) > 1 for tree in some})
    own = [[float(one == other) for other in names] for one in names]
    ours = [[float(bool(some)) for some in sets], [float(len(some) > 1) for some in sets]]
    return [*own, *ours, *([float(tree in some) for some in sets] for tree in shared)]
