"""A text to what it says and which trees fit."""

from fapiao_doctor.symptoms.decide import decide
from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.normalise import Plain, normalise
from fapiao_doctor.symptoms.reading import Reading, read
from fapiao_doctor.symptoms.rules import Judged, judge
from fapiao_doctor.symptoms.screen import Seen
from fapiao_doctor.symptoms.tokens import tokens_of
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.views import by_characters


def understand(text: str, lexicon: Lexicon) -> Understanding:
    """Read any text; one that says nothing of ours is no match."""
    plain = normalise(text)
    reading, judged, seen = judged_reading(plain, lexicon)
    return decide(plain, reading, judged, seen, lexicon)


def judged_reading(plain: Plain, lexicon: Lexicon) -> tuple[Reading, Judged, list[Seen]]:
    """Give the reading, what the rules make of it, and the codes; forgive more where the rules find nothing."""
    view = by_characters(plain.text)
    seen = lexicon.screen.seen(plain.text, view)
    reading = read(tokens_of(view, lexicon))
    judged = judge(plain, reading, seen, lexicon)
    if judged.silent:
        reading = read(tokens_of(view, lexicon, forgiving=True))
        judged = judge(plain, reading, seen, lexicon)
    return reading, judged, seen
