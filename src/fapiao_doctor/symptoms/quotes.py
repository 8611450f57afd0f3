"""The words of a text that something rests on, as the person typed them."""

from collections.abc import Iterable

from fapiao_doctor.symptoms.normalise import Plain
from fapiao_doctor.symptoms.tokens import Token


def quotes(plain: Plain, tokens: Iterable[Token], most: int) -> tuple[str, ...]:
    """Give the words of the tokens in their order, those that overlap as one, each once and at most `most`."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted({(token.start, token.end) for token in tokens}):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(dict.fromkeys(plain.words(start, end) for start, end in spans))[:most]
