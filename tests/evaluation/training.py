"""Trains the weights of the second reader; wants scikit-learn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.normalise import normalise
from fapiao_doctor.symptoms.traits import traits_of
from fapiao_doctor.symptoms.understand import judged_reading, understand
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.weights import UNIT, Label, Weights

OFTEN = 2
"""In how many texts a trait must be, to have weights."""

LEAST = 10
"""Smaller weights are left out, in hundredths."""

STRENGTH = 30.0


class Trainer:
    """Trains with one lexicon; reads each text once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._traits: dict[str, list[str]] = {}

    def reader(self, weights: Weights) -> Callable[[str], Understanding]:
        """Give the product's reading with these weights."""
        lexicon = replace(self.lexicon, weights=weights)
        return lambda text: understand(text, lexicon)

    def train(self, labelled: Iterable[tuple[str, Label]]) -> Weights:
        """Fit a multinomial logistic regression over the traits of labelled texts."""
        return _fit([(self._traits_of(text), label) for text, label in labelled])

    def _traits_of(self, text: str) -> list[str]:
        if text not in self._traits:
            plain = normalise(text)
            self._traits[text] = list(traits_of(plain.text, judged_reading(plain, self.lexicon)[0]))
        return self._traits[text]


def _fit(labelled: Sequence[tuple[list[str], Label]]) -> Weights:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import normalize

    names = ["+".join(label) for _, label in labelled]
    table = CountVectorizer(analyzer=list, binary=True, min_df=OFTEN)
    rows = normalize(table.fit_transform([traits for traits, _ in labelled]).astype(float))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(rows, names)
    numbers = (model.coef_.T * UNIT).round().astype(int)
    return Weights(
        labels=tuple(tuple(name.split("+")) if name else () for name in model.classes_),
        bias=tuple(int(one * UNIT) for one in model.intercept_),
        by_trait={
            str(trait): tuple(
                int(value)
                for label, weight in enumerate(numbers[place])
                if abs(weight) >= LEAST
                for value in (label, weight)
            )
            for trait, place in table.vocabulary_.items()
        },
    )
