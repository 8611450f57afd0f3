"""What both readers say, to the understanding that is shown: a verdict, candidates, slots."""

from collections.abc import Sequence

from fapiao_doctor.symptoms.agree import Agreed, agree
from fapiao_doctor.symptoms.evidence import Case, evidence_of
from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.quotes import quotes
from fapiao_doctor.symptoms.reading import Lock, Reading, lock_of
from fapiao_doctor.symptoms.rules import Judged
from fapiao_doctor.symptoms.screen import Seen
from fapiao_doctor.symptoms.tokens import Token
from fapiao_doctor.symptoms.traits import Traits, traits_of
from fapiao_doctor.symptoms.values import Candidate, Understanding, Verdict
from fapiao_doctor.symptoms.weights import Weights

MOST_CANDIDATES = 5
LEAST_CHANCE = 0.01
MOST_WORDS = 6


def decide(plain: Plain, reading: Reading, judged: Judged, seen: Sequence[Seen], lexicon: Lexicon) -> Understanding:
    """Give the understanding of a text that the rules have judged."""
    traits = traits_of(plain.text, reading)
    agreed = agree(judged, lexicon.weights.shares(traits), reading)
    offered = agreed.trees
    because = judged.because if agreed.by_rules else _loudest(offered, traits, lexicon.weights)
    because = because or (Token((), 0, len(plain.text)),)
    lock = judged.lock if agreed.by_rules and not judged.by_code else judged.lock or _lock(reading)
    verdict: Verdict = "no-match" if not offered else "tree" if len(offered) == 1 else "choice"
    return Understanding(
        verdict=verdict,
        offered=offered,
        candidates=_candidates(agreed, quotes(plain, because, MOST_WORDS)),
        evidence=evidence_of(Case(plain, reading, offered, because, lock, lexicon.meanings), seen),
        codes=tuple(one.code.id for one in seen),
        node=_node(offered, seen),
        elsewhere="" if offered else judged.elsewhere,
    )


def _loudest(offered: tuple[str, ...], traits: Traits, weights: Weights) -> tuple[Token, ...]:
    names = weights.loudest(tuple(sorted(offered)), traits)
    return tuple(token for name in names for token in traits[name])


def _lock(reading: Reading) -> Lock:
    said = (state for one in reading.targets if not one.mention.settled for state in one.mention.states)
    return lock_of((*said, *reading.loose))


def _candidates(agreed: Agreed, words: tuple[str, ...]) -> tuple[Candidate, ...]:
    further = sorted(agreed.chances.keys() - set(agreed.trees), key=lambda tree: -agreed.chances[tree])
    likely = [tree for tree in further if agreed.chances[tree] >= LEAST_CHANCE]
    ranked = (*agreed.trees, *likely)[: max(MOST_CANDIDATES, len(agreed.trees))]
    return tuple(
        Candidate(tree, round(agreed.chances.get(tree, 0.0), 2), words if tree in agreed.trees else ())
        for tree in ranked
    )


def _node(offered: tuple[str, ...], seen: Sequence[Seen]) -> str:
    for one in seen:
        tree, _, node = one.code.leads_to.partition("/")
        if offered == (tree,) and node:
            return node
    return ""
