"""What a bookkeeper's text would get from ready-made matchers; each runs only if it is installed."""

import importlib.util
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from evaluation.measure import answer, figures
from evaluation.questions import OUT_OF_SCOPE, Question
from fapiao_doctor.symptoms.values import Candidate, Understanding

Label = str
Rank = Callable[[str], tuple[Label, float]]
Phrase = tuple[str, Label]
SETS = ("held-out", "own")


def compare(questions: dict[str, list[Question]], phrases: Sequence[Phrase]) -> None:
    """Print each baseline on the questions that nothing was tuned on."""
    tuned = [(one.text, _label(one)) for one in (*questions["seed"], *questions["tuned"])]
    for name, rank in _baselines([*phrases, *tuned]):
        floor = _best_floor(rank, questions["tuned"])
        for part in SETS:
            total = figures(answer(questions[part], lambda text, rank=rank, floor=floor: _read(rank, floor, text)))
            print(f"== {name:22} {part:9} {total.line()}  median {total.milliseconds:.2f} ms")


def _label(question: Question) -> Label:
    return "+".join(sorted(question.candidates)) or question.topic


def _baselines(phrases: Sequence[Phrase]) -> Iterator[tuple[str, Rank]]:
    if importlib.util.find_spec("rapidfuzz"):
        yield "rapidfuzz ratio", _rapidfuzz(phrases)
    if importlib.util.find_spec("jieba"):
        yield "BM25 over jieba words", _bm25(phrases)
    if importlib.util.find_spec("sklearn"):
        yield "TF-IDF + regression", _regression(phrases)


def _rapidfuzz(phrases: Sequence[Phrase]) -> Rank:
    from rapidfuzz import fuzz, process

    texts = [text for text, _ in phrases]

    def rank(text: str) -> tuple[Label, float]:
        others = [None if one == text else one for one in texts]
        found = process.extractOne(text, others, scorer=fuzz.ratio)
        return (phrases[found[2]][1], found[1]) if found else (OUT_OF_SCOPE, 0.0)

    return rank


def _bm25(phrases: Sequence[Phrase]) -> Rank:
    import jieba

    jieba.setLogLevel(60)
    documents = [list(jieba.cut(text)) for text, _ in phrases]
    often = Counter(word for document in documents for word in set(document))
    weight = {word: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for word, n in often.items()}
    mean = sum(map(len, documents)) / len(documents)
    counts = [Counter(document) for document in documents]

    def rank(text: str) -> tuple[Label, float]:
        words = list(jieba.cut(text))
        scores = [
            (0.0 if phrases[place][0] == text else _bm25_score(words, counts[place], weight, mean), place)
            for place in range(len(phrases))
        ]
        best, place = max(scores, key=lambda one: (one[0], -one[1]))
        return phrases[place][1], best

    return rank


def _bm25_score(words: list[str], document: Counter[str], weight: dict[str, float], mean: float) -> float:
    length = 0.25 + 0.75 * document.total() / mean
    found = ((weight[word], document[word]) for word in words if word in document)
    return sum(value * n * 2.2 / (n + 1.2 * length) for value, n in found)


def _regression(phrases: Sequence[Phrase]) -> Rank:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True),
        LogisticRegression(C=30, max_iter=2000, random_state=0),
    )
    model.fit([text for text, _ in phrases], [label for _, label in phrases])

    def rank(text: str) -> tuple[Label, float]:
        shares = model.predict_proba([text])[0]
        best = int(shares.argmax())
        return str(model.classes_[best]), float(shares[best])

    return rank


def _best_floor(rank: Rank, questions: Sequence[Question]) -> float:
    """Choose the score below which to stay silent, on the questions that may be tuned on."""
    ranked = [(*rank(one.text), _label(one)) for one in questions]

    def right(floor: float) -> int:
        return sum((label if score >= floor else OUT_OF_SCOPE) == wanted for label, score, wanted in ranked)

    return max(sorted({0.0, *(score for _, score, _ in ranked)}), key=right)


def _read(rank: Rank, floor: float, text: str) -> Understanding:
    label, score = rank(text)
    if label == OUT_OF_SCOPE or score < floor:
        return Understanding("no-match", (), (), (), ())
    trees = tuple(label.split("+"))
    verdict = "tree" if len(trees) == 1 else "choice"
    return Understanding(verdict, trees, tuple(Candidate(tree, score) for tree in trees), (), ())
