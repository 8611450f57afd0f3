"""The words of a text that a verdict by weights rests on."""

from fapiao_doctor.reader.features import Features, Read
from fapiao_doctor.reader.model import Chances
from fapiao_doctor.reader.young import Models

MOST_WORDS = 4


def telling(read: Read, found: Features, chances: Chances, model: Models) -> tuple[str, ...]:
    """Return the words that speak the loudest for the best label against the best of the others."""
    if not found or len(model.of_trees) < 2:
        return ()
    best = max(model.of_trees, key=chances.__getitem__)
    rival = max([label for label in model.of_trees if label != best], key=chances.__getitem__)
    heat = [0.0] * len(read.text.text)
    for feature, weight in model.speaks(chances, best, rival).items():
        start, end = found[feature]
        share = weight / (end - start or 1)  # a feature of the shape stands nowhere
        for place in range(start, end):
            heat[place] += share
    covered: set[int] = set()
    spans = []
    for classes, start, end in read.tokens:
        covered.update(range(start, end))
        if classes:
            spans.append((start, end))
    spans += [one for one in read.units.spans if one[0] not in covered and read.text.text[one[0]].isalnum()]
    loud = sorted([(sum(heat[a:b]), a, b) for a, b in spans], reverse=True)[:MOST_WORDS]
    told = sorted((a, b) for value, a, b in loud if value > 0 and value >= 0.15 * loud[0][0])
    return tuple(dict.fromkeys(read.text.words(a, b) for a, b in told))
