"""Content to lines: the list of trees, and one tree with all its questions and outcomes."""

from fapiao_doctor.content.model import Outcome, Question, Tree
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.messages import say


def tree_list(speaker: Speaker) -> list[str]:
    """Give two lines for each tree: id and title, then what it is about."""
    lines: list[str] = []
    for tree in speaker.library.trees.values():
        lines.append(f"{tree.id}  {speaker.say(tree.title, tree.id)}")
        lines.append(f"  {speaker.say(tree.about, tree.id)}")
    return lines


def tree_page(speaker: Speaker, tree: Tree) -> list[str]:
    """Give the whole tree: its questions with where each option leads, then its outcomes with their steps."""
    lines = [f"{tree.id}  {speaker.say(tree.title, tree.id)}", speaker.say(tree.about, tree.id)]
    for question in tree.questions.values():
        lines += ["", *_question(speaker, tree, question)]
    for outcome in tree.outcomes.values():
        lines += ["", *_outcome(speaker, tree, outcome)]
    return lines


def _question(speaker: Speaker, tree: Tree, question: Question) -> list[str]:
    lines = [f"{tree.id}/{question.id}", f"  {speaker.say(question.ask, tree.id)}"]
    lines.append("  " + say(speaker.lang, "为什么问：{why}", why=speaker.say(question.why, tree.id)))
    for option in question.options:
        label = speaker.say(option.label, tree.id)
        lines.append(f"  [{option.id}] {label} → {title_of(speaker, option.next)}")
    return lines


def _outcome(speaker: Speaker, tree: Tree, outcome: Outcome) -> list[str]:
    lines = [f"{tree.id}/{outcome.id}", f"  {speaker.say(outcome.title, tree.id)}"]
    steps = [speaker.say(step.do, tree.id) for step in outcome.steps]
    lines += [f"  {number}. {step}" for number, step in enumerate(steps, 1)]
    if outcome.otherwise:
        onward = title_of(speaker, outcome.otherwise)
        lines.append("  " + say(speaker.lang, "没解决：{onward}", onward=onward))
    return lines
