"""Chances to a verdict: two thresholds, one for silence and questions, one for a single tree."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from fapiao_doctor.content.vocabulary import Alarm, Rules, Thresholds
from fapiao_doctor.reader.features import Read
from fapiao_doctor.reader.model import NOT_OURS, VAGUE, by_tree, trees_of
from fapiao_doctor.reader.shape import Signs, shown
from fapiao_doctor.reader.values import Token, Verdict
from fapiao_doctor.reader.young import Models

UNSTATED = frozenset({"deny", "aside"})
"""Scopes in which a danger is not named."""

MOST_STRETCHES = 8
LONGEST_JOINED = 100
"""Characters of a text in which two things can be named as one pair; a longer one is a story or a log."""

ALSO_SET = 0.15
"""Share from which another set of trees is added to the likeliest one, if they overlap."""

SURE_ALONE = 0.97
"""Chance from which a tree counts that one stretch of a text names: 0.7 offers 3 more of 100 ambiguous ones in full,
and takes the single tree from 3 more of 100 that have one."""


def decide(chances: Mapping[str, float], limits: Thresholds) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the trees to offer."""
    none, vague = chances.get(NOT_OURS, 0.0), chances.get(VAGUE, 0.0)
    ours = sorted([(chance, label) for label, chance in chances.items() if trees_of(label)], reverse=True)
    left = sum(chance for chance, _ in ours)
    foreign, open_ = none >= limits["none"] * (none + left), vague >= limits["ask"] * (vague + left)
    if not ours or (foreign and (none >= vague or not open_)):
        return "no-match", ()
    if open_:
        return "ask", ()
    offered, share = list(trees_of(ours[0][1])), ours[0][0] / left
    if len(offered) > 1:
        for chance, label in ours[1:]:
            some = trees_of(label)
            if len(some) > 1 and chance >= ALSO_SET * left and set(some) & set(offered):
                offered += [tree for tree in some if tree not in offered][: limits["most"] - len(offered)]
    if share < limits["sure"]:
        for chance, label in ours[1:]:
            if share >= limits["mass"] or len({*offered, *trees_of(label)}) > limits["most"]:
                break
            offered += [tree for tree in trees_of(label) if tree not in offered]
            share += chance / left
    ranked = by_tree(chances)
    offered.sort(key=lambda tree: -ranked[tree])
    return ("tree" if len(offered) == 1 else "choice"), tuple(offered)


class Alarms:
    """The dangers of a pack, ready to be looked for."""

    def __init__(self, alarms: Sequence[Alarm], labels: Sequence[str]) -> None:
        """Take the rules, and the labels of the weights: some of them are dangers."""
        self._rules = [([frozenset(group) for group in one["all"]], one["to"]) for one in alarms]
        self._labels = [label for label in labels if "/" in label]

    def named(self, read: Read, chances: Mapping[str, float]) -> str:
        """Return where a danger leads that the text names, by rule or by weight; "" where it names none."""
        stated = (
            token for token, said in zip(read.tokens, read.marks, strict=True) if not said or UNSTATED.isdisjoint(said)
        )
        classes = {name for token in stated for name in token.classes}
        for groups, to in self._rules:
            if all(not classes.isdisjoint(group) for group in groups):
                return to
        return next((label for label in self._labels if chances[label] >= 0.5), "")


def joined(read: Read, model: Models, rules: Rules, signs: Signs) -> tuple[str, ...]:
    """Return the trees of things that are named side by side, where a word says that there are several.

    Each stretch between two ends of clauses, or words for "and", is read as if the others did not stand there.
    """
    both = set(rules["parts"].get("both", ()))
    cuts = [number for number, token in enumerate(read.tokens) if both & set(token.classes)]
    if not cuts or len(read.text.text) > LONGEST_JOINED:
        return ()
    found = []
    for first, last in _stretches(read, cuts)[:MOST_STRETCHES]:
        chances = model.chances(shown(_only(read, first, last), signs))
        label = max(chances, key=lambda one: chances[one])
        if len(trees_of(label)) == 1 and chances[label] >= SURE_ALONE:
            found.append(label)
    return tuple(dict.fromkeys(found))


def _stretches(read: Read, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last place of each stretch of the text."""
    edges = {0, len(read.text.text), *(end for _, end, _, _ in read.clauses)}
    edges |= {read.tokens[number].start for number in cuts}
    places = sorted(edges)
    return [(first, last) for first, last in pairwise(places) if last - first > 1]


def _only(read: Read, first: int, last: int) -> Read:
    """Return the same text, read as if only the characters from `first` up to `last` stood there."""
    outside = ["deny"]
    chars = outside * first + read.chars[first:last] + outside * (len(read.chars) - last)
    tokens = tuple(one if first <= one.start < last else Token((), one.start, one.end) for one in read.tokens)
    return Read(read.text, tokens, read.marks, chars, read.units, read.clauses, read.flat)
