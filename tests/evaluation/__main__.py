"""Prints the figures: PYTHONPATH=tests python -m evaluation [--crossed] [--failures] [SET ...]."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from evaluation.measure import Answered, answer, figures, slot_results
from evaluation.questions import FOLDER, Question, load
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.symptoms.lexicon import Lexicon, compile_lexicon
from fapiao_doctor.symptoms.understand import understand
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.vocabulary import parse_vocabulary
from fapiao_doctor.symptoms.weights import Weights, load_weights

TREES = (
    "software-login-password certificate-pin certificate-pin-locked tax-disk-locked device-password"
    " device-not-detected etax-password etax-initial-password withholding-client-password iit-password"
    " issuer-manage invoice-export identity-switch identity-choice retire-device"
).split()


def lexicon(weights: Weights | None = None) -> Lexicon:
    """Give the product's own lexicon, with every tree offered even where it is not written yet."""
    pack = load_pack(bundled_pack())
    own = {tree: pack.trees[tree].symptoms if tree in pack.trees else () for tree in TREES}
    return compile_lexicon(parse_vocabulary(pack.vocabulary), pack.knowledge.codes, own, weights)


def understander(weights: Weights | None = None) -> Callable[[str], Understanding]:
    """Give the product's own reading, or the one with other weights."""
    compiled = lexicon(weights or load_weights())
    return lambda text: understand(text, compiled)


def phrases() -> list[tuple[str, str]]:
    """Give the phrases that the trees themselves list, each with its tree."""
    trees = load_pack(bundled_pack()).trees
    return [(phrase, tree) for tree in TREES if tree in trees for phrase in trees[tree].symptoms]


def authors() -> list[str]:
    """List the sets by people who knew neither the rules nor the words."""
    return ["unseen", *sorted(f"authors/{path.stem}" for path in (FOLDER / "authors").glob("*.jsonl"))]


def sets() -> dict[str, list[Question]]:
    """Give the questions: those tuned on, a third of them held out, our own, those to break the rules, other authors'."""
    dev = load("dev")
    return {
        "seed": load("seed"),
        "tuned": [one for one in dev if not one.held_out],
        "held-out": [one for one in dev if one.held_out],
        **{name: load(name) for name in ("own", "drill", *authors())},
    }


def report(name: str, answered: Sequence[Answered], *, failures: bool) -> None:
    """Print everything about one set."""
    total = figures(answered)
    print(f"== {name:9} {total.line()}  median {total.milliseconds:.2f} ms")
    _by("kind", answered, lambda one: one.question.kind)
    if failures:
        _by("topic", answered, lambda one: one.question.topic)
    slots = total.slots
    stated = slots["found"] + slots["wrong"] + slots["missed"]
    print(
        f"   slots stated {stated} found {slots['found']} wrong {slots['wrong']} missed {slots['missed']}"
        f" extra {slots['extra']};  no-match recall {total.no_match_right}/{total.out_of_scope}"
        f" precision {total.no_match_right}/{total.no_match}"
    )
    if failures:
        _failures(answered)


def _by(what: str, answered: Sequence[Answered], key: Callable[[Answered], str]) -> None:
    for value in sorted({key(one) for one in answered}):
        print(f"   {what} {value:28} {figures([one for one in answered if key(one) == value]).line()}")


def _failures(answered: Sequence[Answered]) -> None:
    confusion = Counter(
        (one.question.topic, "+".join(one.read.offered) or "no-match") for one in answered if not one.right
    )
    for (topic, offered), count in confusion.most_common():
        print(f"   {count:3} {topic} -> {offered}")
    for one in answered:
        if not one.right:
            wanted = "+".join(one.question.candidates) or one.question.topic
            print(f"   x {one.question.id} {one.question.text} | {wanted} -> {'+'.join(one.read.offered) or '-'}")
        told = [result for result in slot_results(one) if result.split(" ")[0] != "found" and " " in result]
        if told:
            print(f"   s {one.question.id} {one.question.text} | {', '.join(told)}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="evaluation")
    parser.add_argument("--crossed", action="store_true")
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    questions = sets()
    if options.crossed:
        from evaluation.crossed import crossed, tables
        from evaluation.training import Trainer

        print(tables(crossed(questions, options.sets or authors(), phrases(), Trainer(lexicon()))))
        return 0
    read = understander()
    read("金税盘密码忘了")
    for name in options.sets or questions:
        report(name, answer(questions[name], read), failures=options.failures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
