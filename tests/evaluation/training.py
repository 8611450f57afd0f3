"""Trains the weights of the second reader; wants scikit-learn."""

from collections.abc import Callable, Sequence

from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.normalise import normalise
from fapiao_doctor.symptoms.traits import traits_of
from fapiao_doctor.symptoms.understand import judged_reading
from fapiao_doctor.symptoms.weights import UNIT, Label, Weights

OFTEN = 2
"""In how many texts a trait must be, to have weights."""

LEAST = 10
"""Smaller weights are left out, in hundredths."""

STRENGTH = 30.0


def traits_in(lexicon: Lexicon) -> Callable[[str], list[str]]:
    """Give the function that lists the traits of a text."""

    def traits(text: str) -> list[str]:
        plain = normalise(text)
        return list(traits_of(plain.text, judged_reading(plain, lexicon)[0]))

    return traits


def train(labelled: Sequence[tuple[list[str], Label]]) -> Weights:
    """Fit a multinomial logistic regression over the traits of labelled texts."""
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
