"""What a bookkeeper's text would get from ready-made matchers; each runs only if it is installed."""

import importlib.util
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from fapiao_doctor.authoring.train import Example
from fapiao_doctor.reader.model import NOT_OURS, VAGUE, trees_of
from fapiao_doctor.reader.values import Candidate, Reading

Label = str

Ranked = list[tuple[Label, float]]
"""Labels with their scores, the best first."""

Rank = Callable[[str], Ranked]
Labelled = Sequence[tuple[str, Label]]
Reader = Callable[[str], Reading]
DEEP = 5


def baselines(labelled: Labelled, tuned: Sequence[Example]) -> Iterator[tuple[str, Reader]]:
    """Give each ready-made matcher that is installed, taught `labelled`, silent below the floor best for `tuned`."""
    for module, name, teach in (
        ("rapidfuzz", "rapidfuzz `ratio`", _rapidfuzz),
        ("jieba", "BM25 over jieba words", _bm25),
        ("sklearn", "TF-IDF of 1-3 characters + logistic regression", _regression),
    ):
        if importlib.util.find_spec(module):
            rank = teach(labelled)
            floor = _best_floor(rank, tuned)
            yield name, lambda text, rank=rank, floor=floor: _read(rank(text), floor)  # type: ignore[misc]


def _best(scores: Sequence[float], labelled: Labelled) -> Ranked:
    best: dict[Label, float] = {}
    for score, (_, label) in zip(scores, labelled, strict=True):
        best[label] = max(score, best.get(label, 0.0))
    return sorted(best.items(), key=lambda one: -one[1])[:DEEP]


def _rapidfuzz(labelled: Labelled) -> Rank:
    from rapidfuzz import fuzz

    return lambda text: _best([0.0 if one == text else fuzz.ratio(text, one) for one, _ in labelled], labelled)


def _bm25(labelled: Labelled) -> Rank:
    import jieba

    jieba.setLogLevel(60)
    documents = [list(jieba.cut(text)) for text, _ in labelled]
    often = Counter(word for document in documents for word in set(document))
    weight = {word: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for word, n in often.items()}
    mean = sum(map(len, documents)) / len(documents)
    counts = [Counter(document) for document in documents]

    def rank(text: str) -> Ranked:
        words = list(jieba.cut(text))
        own = [one == text for one, _ in labelled]
        scores = [0.0 if own[place] else _bm25_score(words, one, weight, mean) for place, one in enumerate(counts)]
        return _best(scores, labelled)

    return rank


def _bm25_score(words: list[str], document: Counter[str], weight: dict[str, float], mean: float) -> float:
    length = 0.25 + 0.75 * document.total() / mean
    found = ((weight[word], document[word]) for word in words if word in document)
    return sum(value * n * 2.2 / (n + 1.2 * length) for value, n in found)


def _regression(labelled: Labelled) -> Rank:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True),
        LogisticRegression(C=30, max_iter=2000),
    )
    model.fit([text for text, _ in labelled], [label for _, label in labelled])
    labels: list[Label] = [str(one) for one in model.classes_]

    def rank(text: str) -> Ranked:
        shares = map(float, model.predict_proba([text])[0])
        return sorted(zip(labels, shares, strict=True), key=lambda one: -one[1])[:DEEP]

    return rank


def _best_floor(rank: Rank, questions: Sequence[Example]) -> float:
    """Choose the score below which to stay silent, on questions that may be tuned on."""
    ranked = [(*rank(one.text)[0], one.label) for one in questions]

    def right(floor: float) -> int:
        return sum((label if score >= floor else NOT_OURS) == wanted for label, score, wanted in ranked)

    return max(sorted({0.0, *(score for _, score, _ in ranked)}), key=right)


def _read(ranked: Ranked, floor: float) -> Reading:
    scores: dict[str, float] = {}
    for label, value in ranked:
        for tree in trees_of(label):
            scores.setdefault(tree, value)
    candidates = tuple(Candidate(tree, value) for tree, value in scores.items())
    label, score = ranked[0]
    if score < floor or label == NOT_OURS:
        return Reading("no-match", candidates=candidates)
    if label == VAGUE:
        return Reading("ask", candidates=candidates)
    tree, _, node = label.partition("/")
    if node:
        return Reading("tree", (tree,), node=node)
    trees = trees_of(label)
    return Reading("tree" if len(trees) == 1 else "choice", trees, candidates=candidates)
