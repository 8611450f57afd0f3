"""One outcome as a Markdown page for an expert to check and sign."""

from collections.abc import Sequence
from datetime import date

from fapiao_doctor.authoring.signing import OUTCOME, signature
from fapiao_doctor.content.facts import facts_of
from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Tree
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import outcome_view
from fapiao_doctor.engine.graph import way_to
from fapiao_doctor.engine.position import NOT_SOLVED, Answer
from fapiao_doctor.errors import Listed
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import BLANK, Line
from fapiao_doctor.render.markdown import escape, markdown
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.render.trust import TRUSTS


def review_page(library: Library, speaker: Speaker, tree: Tree, outcome: Outcome, as_of: date) -> str:
    """Give the page: the path there, the text as people see it, the facts with their sources, room to sign."""
    lang = speaker.lang
    view = outcome_view(speaker, library, tree, outcome, as_of, {})
    parts = [
        f"# {tree.id}/{outcome.id}\n",
        f"## {say(lang, '怎么走到这里')}\n",
        "\n".join(_path(speaker, tree, outcome.id)),
        "",
        markdown((*outcome_lines(view, lang, full=True), BLANK)),
        f"## {say(lang, '依据的事实')}\n",
        _facts(facts_of(speaker.pack, outcome), speaker),
        f"## {say(lang, '审核')}\n",
        signature(OUTCOME, lang),
    ]
    return "\n".join(parts)


def _path(speaker: Speaker, tree: Tree, node: str) -> list[str]:
    answers = way_to(tree, node)
    if answers is None:
        return [say(speaker.lang, "从别的树走到这里。")]
    return [f"{place}. {escape(_step(speaker, tree, answer))}" for place, answer in enumerate(answers, 1)]


def _step(speaker: Speaker, tree: Tree, answer: Answer) -> str:
    if answer.option == NOT_SOLVED:
        title = speaker.say(tree.outcomes[answer.question].title, tree.name)
        return f"{title} → {say(speaker.lang, '没解决')}"
    question = tree.questions[answer.question]
    label = next(option.label for option in question.options if option.id == answer.option)
    return f"{speaker.say(question.ask, tree.name)} → {speaker.say(label, tree.name)}"


def _facts(facts: Sequence[Fact], speaker: Speaker) -> str:
    lines = [markdown((Line("text", _fact(fact, speaker), "-"),)) for fact in facts]
    return "".join(lines) or say(speaker.lang, "没有引用事实。") + "\n"


def _fact(fact: Fact, speaker: Speaker) -> str:
    value = f"{speaker.say(fact.value, 'facts')}；" if fact.value else ""
    return say(
        speaker.lang,
        "{id}：{text}（{value}{trust}；{verified} 对过来源，{review} 前复核；来源 {sources}）",
        id=fact.id,
        text=speaker.say(fact.text, "facts"),
        value=value,
        trust=say(speaker.lang, TRUSTS[fact.trust]),
        verified=fact.verified_on,
        review=fact.review_by,
        sources=Listed(fact.sources),
    )
