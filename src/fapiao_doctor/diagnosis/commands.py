"""The command line that leads to a place again."""

from fapiao_doctor.content.model import Question
from fapiao_doctor.engine.position import Answer, Position, visible

COMMAND = ("fapiao-doctor", "diagnose")
LONGEST_QUOTED = 80
"""Characters of a symptom that is repeated in a command; a longer one is spelt out as answers."""
UNSAFE_IN_QUOTES = frozenset('"$`\\!%^&|<>\n')


def onward(symptom: str, chosen: tuple[str, ...], position: Position) -> tuple[str, ...]:
    """Return the words of the command that leads to this position; at a question its last word is an example.

    A symptom that no shell could misread is repeated; otherwise every answer of the path is spelt out. `chosen`
    are the words that chose the packs.
    """
    repeat = 0 < len(symptom) <= LONGEST_QUOTED and not UNSAFE_IN_QUOTES & set(symptom)
    words = ["--symptom", symptom] if repeat else []
    for passed in position.path:
        if not (repeat and passed.because):
            words += ["--answer", str(passed.answer)]
    for one in position.overruled:
        words += ["--answer", str(one.answer)]
    if isinstance(position.node, Question):
        option = visible(position.node, position.values)[0]
        words += ["--answer", str(Answer(position.tree, position.node.id, option.id))]
    return (*COMMAND, *chosen, *words)
