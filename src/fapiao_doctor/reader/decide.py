"""Chances to a verdict: two thresholds, one for silence and questions, one for a single tree."""

from collections.abc import Iterator, Mapping, Sequence

from fapiao_doctor.content.vocabulary import Alarm, Rules, Thresholds
from fapiao_doctor.reader.features import Read, features
from fapiao_doctor.reader.model import NOT_OURS, VAGUE, Model, by_tree, trees_of
from fapiao_doctor.reader.scope import clauses
from fapiao_doctor.reader.slots import UNSAID
from fapiao_doctor.reader.values import Token, Verdict

SURE_ALONE = 0.7
"""Chance from which a tree counts that is read with one of two joined things left out; 0.5 and 0.9 offered less."""


def decide(chances: Mapping[str, float], limits: Thresholds) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict and the trees to offer."""
    none, vague = chances.get(NOT_OURS, 0.0), chances.get(VAGUE, 0.0)
    ours = sorted(((chance, label) for label, chance in chances.items() if trees_of(label)), reverse=True)
    left = sum(chance for chance, _ in ours)
    if not ours or (none >= limits["none"] and none >= vague):
        return "no-match", ()
    if vague >= limits["ask"] or left <= 0:
        return "ask", ()
    offered, share = list(trees_of(ours[0][1])), ours[0][0] / left
    if share < limits["sure"]:
        for chance, label in ours[1:]:
            if share >= limits["mass"] or len({*offered, *trees_of(label)}) > limits["most"]:
                break
            offered += [tree for tree in trees_of(label) if tree not in offered]
            share += chance / left
    ranked = by_tree(chances)
    offered.sort(key=lambda tree: -ranked[tree])
    return ("tree" if len(offered) == 1 else "choice"), tuple(offered)


def alarm(read: Read, alarms: Sequence[Alarm], chances: Mapping[str, float]) -> str:
    """Return where a danger leads that the text names, by rule or by weight; "" where it names none."""
    stated = [token for token, said in zip(read.tokens, read.marks, strict=True) if not said & {"deny", "aside"}]
    classes = {name for token in stated for name in token.classes}
    for one in alarms:
        if all(not classes.isdisjoint(group) for group in one["all"]):
            return one["to"]
    return next((label for label, chance in chances.items() if "/" in label and chance >= 0.5), "")


def joined(read: Read, model: Model, rules: Rules) -> tuple[str, ...]:
    """Return the trees of two or three things that are named side by side, each read with the others left out."""
    parts = rules["parts"]
    both = set(parts.get("both", ()))
    if not any(both & set(token.classes) for token in read.tokens):
        return ()
    groups = list(_things(read, {*parts.get("thing", ()), *parts.get("secret", ())}))
    if not 2 <= len(groups) <= 3:
        return ()
    found = []
    for group in groups:
        others = [one for one in groups if one is not group]
        chances = model.chances(features(_without(read, others)))
        label = max(chances, key=lambda one: chances[one])
        if len(trees_of(label)) == 1 and chances[label] >= SURE_ALONE:
            found.append(label)
    return tuple(dict.fromkeys(found))


def _things(read: Read, names: set[str]) -> Iterator[list[int]]:
    """Yield the numbers of the words of each thing: words of one thing follow each other."""
    group: list[int] = []
    for _, _, first, last in clauses(read.tokens, read.text.text):
        for number in range(first, last):
            token = read.tokens[number]
            if names.isdisjoint(token.classes) or UNSAID & read.marks[number] or "fine" in read.marks[number]:
                continue
            if group and token.start - read.tokens[group[-1]].end > 1:
                yield group
                group = []
            group.append(number)
    if group:
        yield group


def _without(read: Read, groups: Sequence[Sequence[int]]) -> Read:
    """Return the same text, read as if the words of `groups` did not stand there."""
    gone = {number for group in groups for number in group}
    chars = list(read.chars)
    for number in gone:
        token = read.tokens[number]
        chars[token.start : token.end] = ["deny"] * (token.end - token.start)
    tokens = tuple(Token((), one.start, one.end) if number in gone else one for number, one in enumerate(read.tokens))
    return Read(read.text, tokens, read.marks, chars, read.units)
