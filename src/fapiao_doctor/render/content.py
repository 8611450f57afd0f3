"""Content to lines: the list of trees, and one tree with all its questions and outcomes."""

from fapiao_doctor.content.condition import Only
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Question, Tree
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.messages import Lang, say


def tree_list(library: Library, lang: Lang) -> list[str]:
    """Return two lines for each tree: id and title, then what it is about; each pack under its title if several."""
    lines: list[str] = []
    for pack in library.packs:
        speaker = Speaker(pack, lang)
        if len(library.packs) > 1:
            lines.append(f"# {pack.id} {pack.manifest.version}  {speaker.say(pack.manifest.title, 'pack')}")
        for tree in pack.trees.values():
            lines.append(f"{tree.id}  {speaker.say(tree.title, tree.name)}")
            lines.append(f"  {speaker.say(tree.about, tree.name)}")
    return lines


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
        for option in question.options:
            for jump in option.jumps:
                label = self._gate(option.only.both(jump.only)) + self.say(option.label)
                lines.append(f"  [{option.id}] {label} → {title_of(self.speaker, self.library, jump.to)}")
        return lines

    def outcome(self, outcome: Outcome) -> list[str]:
        lines = [f"{self.tree.id}/{outcome.id}", f"  {self.say(outcome.title)}"]
        steps = [self._gate(step.only) + self.say(step.do) for step in outcome.steps]
        lines += [f"  {number}. {step}" for number, step in enumerate(steps, 1)]
        if outcome.otherwise:
            onward = title_of(self.speaker, self.library, outcome.otherwise)
            lines.append("  " + say(self.lang, "没解决：{onward}", onward=onward))
        return lines

    def _gate(self, only: Only) -> str:
        return self.speaker.heading(only, {})
