"""Content to lines: the list of trees, and one tree with all its questions and outcomes."""

from collections.abc import Iterator

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Question, Step, Tree
from fapiao_doctor.content.parts import STOP
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.render.outcome import announced


def tree_list(library: Library, lang: Lang) -> list[str]:
    """Return for each tree its id, its title, what it is about and what is asked first; several packs under titles."""
    lines: list[str] = []
    for pack in library.packs:
        speaker = Speaker(pack, lang)
        if len(library.packs) > 1:
            lines.append(f"# {pack.id} {pack.manifest.version}  {speaker.say(pack.manifest.title, 'pack')}")
        for tree in pack.trees.values():
            lines += [tree.id, f"  {speaker.say(tree.title, tree.name)}", f"  {speaker.say(tree.about, tree.name)}"]
            lines += _asked_first(tree, speaker)
    return lines


def _asked_first(tree: Tree, speaker: Speaker) -> list[str]:
    question = tree.questions.get(tree.start)
    if question is None:
        return []
    labels = " / ".join(speaker.say(option.label, tree.name) for option in question.options)
    ask = speaker.say(question.ask, tree.name)
    return ["  " + say(speaker.lang, "先问：{ask} {labels}", ask=ask, labels=labels)]


def tree_page(library: Library, lang: Lang, tree: Tree) -> list[str]:
    """Return the whole tree: its questions with where each option leads, then its outcomes with their steps."""
    page = _Page(library, lang, tree)
    lines = [f"{tree.id}  {page.say(tree.title)}", page.say(tree.about)]
    lines += [say(lang, "【先停手】") + page.say(line) for line in tree.first]
    for question in tree.questions.values():
        lines += ["", *page.question(question)]
    for outcome in tree.outcomes.values():
        lines += ["", *page.outcome(outcome)]
    return lines


class _Page:
    def __init__(self, library: Library, lang: Lang, tree: Tree) -> None:
        self.library = library
        self.lang = lang
        self.tree = tree
        self.speaker = Speaker(library.pack_of(tree.id), lang)

    def say(self, text: str) -> str:
        return self.speaker.say(text, self.tree.name)

    def question(self, question: Question) -> list[str]:
        lines = [f"{self.tree.id}/{question.id}", f"  {self.say(question.ask)}"]
        lines.append("  " + say(self.lang, "为什么问：{why}", why=self.say(question.why)))
        if question.hint:
            lines.append("  " + say(self.lang, "怎么看：") + self.say(question.hint))
        for option in question.options:
            for jump in option.jumps:
                label = self._gate(option.only) + self.say(option.label)
                onward = self._gate(jump.only) + title_of(self.speaker, self.library, jump.to)
                lines.append(f"  [{option.id}] {label} → {onward}")
        return lines

    def outcome(self, outcome: Outcome) -> list[str]:
        level = say(self.lang, "【{level}】", level=self.speaker.level(outcome.level)) if outcome.level else ""
        lines = [f"{self.tree.id}/{outcome.id}", f"  {level}{self.say(outcome.title)}"]
        for item in outcome.parts.get(STOP, ()):
            lines.append("  " + say(self.lang, "【先停手】") + self._gate(item.only) + self.say(item.text))
        for number, step in enumerate(outcome.steps, 1):
            lines += self._step(number, step)
        if outcome.otherwise:
            onward = title_of(self.speaker, self.library, outcome.otherwise)
            lines.append("  " + say(self.lang, "没解决：{onward}", onward=onward))
        return lines

    def _step(self, number: int, step: Step) -> Iterator[str]:
        """Yield what announces a step, the step, its note and its code."""
        for warning in announced(number, step, self.lang):
            yield "  " + say(self.lang, "【注意】") + warning
        yield f"  {number}. {self._gate(step.only)}{self.say(step.do)}"
        yield from (f"     {text}" for text in (self.say(step.note), step.code) if text)

    def _gate(self, only: Only) -> str:
        return self.speaker.heading(only, {})
