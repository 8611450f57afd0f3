"""All that speaks for the trees to one verdict."""

from collections.abc import Sequence
from dataclasses import replace

from fapiao_doctor.symptoms.evidence import Case, evidence_of
from fapiao_doctor.symptoms.hypothesis import Hypothesis
from fapiao_doctor.symptoms.kinds import KIN, PIN, PIN_LOCKED
from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.matters import matter_hypotheses
from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.outside import Outside, outside_of
from fapiao_doctor.symptoms.passwords import password_hypotheses
from fapiao_doctor.symptoms.reading import Reading
from fapiao_doctor.symptoms.screen import Seen
from fapiao_doctor.symptoms.tokens import Token
from fapiao_doctor.symptoms.values import Candidate, Understanding, Verdict

NEAR_PHRASE = 0.8
SURE, CHOICE, RUNNER_UP, FURTHER = 0.95, 0.6, 0.3, 0.1
CODE, MESSAGE = 8.0, 4.5


def decide(plain: Plain, reading: Reading, seen: Sequence[Seen], lexicon: Lexicon) -> Understanding:
    """Weigh codes, passwords and matters against the matters of others."""
    ranked = _ranked(reading, seen, lexicon)
    outside = outside_of(reading, coded=any(one.code.turn_to for one in seen))
    offered, because = _offered(ranked, outside)
    lock = ranked[0].lock if offered else ""
    if not offered and not outside.id:
        offered, because = _by_phrase(plain, lexicon), ()
    verdict: Verdict = "no-match" if not offered else "tree" if len(offered) == 1 else "choice"
    return Understanding(
        verdict=verdict,
        offered=offered,
        candidates=_candidates(offered, because, ranked, plain, lexicon),
        evidence=evidence_of(Case(plain, reading, offered, lock, lexicon.meanings), seen),
        codes=tuple(one.code.id for one in seen),
        node=_node(offered, seen),
        elsewhere="" if offered else outside.id,
    )


def _ranked(reading: Reading, seen: Sequence[Seen], lexicon: Lexicon) -> list[Hypothesis]:
    found = [*_by_code(seen), *password_hypotheses(reading), *matter_hypotheses(reading)]
    known = [replace(one, trees=tuple(tree for tree in one.trees if tree in lexicon.trees)) for one in found]
    return sorted((one for one in known if one.trees), key=lambda one: -one.weight)


def _by_code(seen: Sequence[Seen]) -> list[Hypothesis]:
    return [
        Hypothesis(
            (one.code.leads_to.partition("/")[0],),
            MESSAGE if one.verbatim else CODE,
            (Token(("code",), one.start, one.end),),
            "yes" if one.slots.get("pin-state") == "locked" else "",
        )
        for one in seen
        if one.code.leads_to
    ]


def _offered(ranked: list[Hypothesis], outside: Outside) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    if not ranked or ranked[0].weight < outside.weight:
        return (), ()
    best = ranked[0]
    trees = _narrowed(best.trees, ranked)
    other = next((one for one in ranked[1:] if one.trees != trees), None)
    if best.trees == (PIN,) and other and other.trees == (PIN_LOCKED,):
        trees = (PIN, PIN_LOCKED)
    if best.trees == (PIN_LOCKED,) and other and other.trees == (PIN,) and best.weight == CODE:
        trees = (PIN_LOCKED, PIN)
    return trees, best.because


def _narrowed(trees: tuple[str, ...], ranked: list[Hypothesis]) -> tuple[str, ...]:
    """Take from a choice the one that a message on the screen names."""
    messages = (one.trees for one in ranked if one.weight == MESSAGE)
    return next((one for one in messages if len(trees) > 1 and set(one) < set(trees)), trees)


def _by_phrase(plain: Plain, lexicon: Lexicon) -> tuple[str, ...]:
    near = lexicon.phrases.nearest(plain.text)
    best = max(near.values(), default=0.0)
    return tuple(tree for tree, value in near.items() if value == best and best >= NEAR_PHRASE)


def _candidates(
    offered: tuple[str, ...],
    because: tuple[Token, ...],
    ranked: list[Hypothesis],
    plain: Plain,
    lexicon: Lexicon,
) -> tuple[Candidate, ...]:
    if not offered:
        return ()
    words = _words(plain, because)
    score = SURE if len(offered) == 1 else CHOICE
    found = {tree: Candidate(tree, score, words) for tree in offered}
    for one in ranked[1:]:
        for tree in one.trees:
            found.setdefault(tree, Candidate(tree, RUNNER_UP, _words(plain, one.because)))
    for tree in [tree for one in offered for tree in KIN.get(one, ())]:
        if tree in lexicon.trees:
            found.setdefault(tree, Candidate(tree, FURTHER))
    return tuple(found.values())


def _words(plain: Plain, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    ordered = sorted(set(tokens), key=lambda token: token.start)
    return tuple(dict.fromkeys(plain.words(token.start, token.end) for token in ordered))[:6]


def _node(offered: tuple[str, ...], seen: Sequence[Seen]) -> str:
    for one in seen:
        tree, _, node = one.code.leads_to.partition("/")
        if offered == (tree,) and node:
            return node
    return ""
