"""A text to what it says and which trees fit."""

from fapiao_doctor.symptoms.decide import decide
from fapiao_doctor.symptoms.lexicon import Lexicon
from fapiao_doctor.symptoms.normalise import normalise
from fapiao_doctor.symptoms.reading import read
from fapiao_doctor.symptoms.tokens import tokens_of
from fapiao_doctor.symptoms.values import Understanding
from fapiao_doctor.symptoms.views import by_characters


def understand(text: str, lexicon: Lexicon) -> Understanding:
    """Read any text; one that says nothing of ours is no match."""
    plain = normalise(text)
    view = by_characters(plain.text)
    seen = lexicon.screen.seen(plain.text, view)
    found = decide(plain, read(tokens_of(view, lexicon)), seen, lexicon)
    if found.offered or found.elsewhere:
        return found
    return decide(plain, read(tokens_of(view, lexicon, forgiving=True)), seen, lexicon)
