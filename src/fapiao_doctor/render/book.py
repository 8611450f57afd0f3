"""A book of trees as Markdown, for a wiki or for print: every question with where its answers lead, outcomes whole.

Nothing has been said, so what depends on a slot is shown for each of its values. Links lead to anchors that are
written out, since each wiki makes its own of a heading.
"""

from collections.abc import Iterator, Sequence

from fapiao_doctor.content.model import Question, Target, Tree
from fapiao_doctor.content.speech import PACK
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.frozen import replace
from fapiao_doctor.messages import say
from fapiao_doctor.render.diagnosis import first_lines
from fapiao_doctor.render.document import Line
from fapiao_doctor.render.markdown import escape, markdown
from fapiao_doctor.render.outcome import outcome_lines


def book(doctor: Doctor, trees: Sequence[Tree]) -> str:
    """Return the trees as one Markdown page, in the doctor's language."""
    book = _Book(doctor)
    pieces = [*book.cover(trees), *(piece for tree in trees for piece in book.tree(tree))]
    return "\n".join(piece for piece in pieces if piece) + "\n"


class _Book:
    def __init__(self, doctor: Doctor) -> None:
        self.doctor = doctor
        self.library = doctor.library
        self.lang = doctor.lang

    def cover(self, trees: Sequence[Tree]) -> Iterator[str]:
        """Yield the titles and versions of the packs, what must be seen first, and the list of the trees."""
        for pack in self.library.packs:
            speaker = self.doctor.speakers[pack.id]
            yield f"# {escape(speaker.say(pack.manifest.title, PACK))}\n"
            yield f"{pack.id} {pack.manifest.version} · {self.doctor.as_of}\n"
            yield self._stops(speaker.all(pack.manifest.first, PACK))
        yield "".join(f"- {self._link(Target(tree.id))}\n" for tree in trees)

    def tree(self, tree: Tree) -> Iterator[str]:
        """Yield a chapter."""
        yield f"{_anchor(Target(tree.id))}\n\n## {escape(self._say(tree, tree.title))}\n"
        yield escape(self._say(tree, tree.about)) + "\n"
        said = say(self.lang, "、").join(escape(self._say(tree, one)) for one in tree.symptoms)
        yield say(self.lang, "别人这样说：{said}", said=said) + "\n"
        yield self._stops([self._say(tree, one) for one in tree.first])
        for question in tree.questions.values():
            yield from self._question(tree, question)
        for outcome in tree.outcomes:
            yield from self._outcome(Target(tree.id, outcome))

    def _question(self, tree: Tree, question: Question) -> Iterator[str]:
        yield f"{_anchor(Target(tree.id, question.id))}\n\n### {escape(self._say(tree, question.ask))}\n"
        beside = [Line("note", self._say(tree, question.why), say(self.lang, "为什么问："))]
        if question.hint:
            beside.append(Line("note", self._say(tree, question.hint), say(self.lang, "怎么看：")))
        yield markdown(tuple(beside))
        yield "".join(f"- {option}\n" for option in self._options(tree, question))

    def _options(self, tree: Tree, question: Question) -> Iterator[str]:
        speaker = self.doctor.speaker(tree.id)
        for option in question.options:
            label = escape(speaker.heading(option.only, {}) + self._say(tree, option.label))
            ways = [escape(speaker.heading(jump.only, {})) + self._link(jump.to) for jump in option.jumps]
            yield f"{label} → {say(self.lang, '；').join(ways)}"

    def _outcome(self, target: Target) -> Iterator[str]:
        view = self.doctor.diagnose_from(target).outcome
        assert view is not None
        title, *rest = outcome_lines(replace(view, onward=""), self.lang, full=True)
        yield f"{_anchor(target)}\n\n### {escape(title.mark + title.text)}\n"
        yield markdown(tuple(rest))
        otherwise = self.library.tree(target.tree).outcomes[target.node].otherwise
        if otherwise:
            yield say(self.lang, "没解决：{onward}", onward=self._link(otherwise)) + "\n"

    def _stops(self, texts: Sequence[str]) -> str:
        return markdown(tuple(first_lines(texts, self.lang))) if texts else ""

    def _say(self, tree: Tree, text: str) -> str:
        return self.doctor.speaker(tree.id).say(text, tree.name)

    def _link(self, target: Target) -> str:
        title = title_of(self.doctor.speaker(target.tree), self.library, target)
        return f"[{escape(title)}](#{_name(target)})"


def _anchor(target: Target) -> str:
    return f'<a id="{_name(target)}"></a>'


def _name(target: Target) -> str:
    """Return the name of the place; the ids of trees and nodes hold letters, digits and hyphens alone."""
    return "--".join(part.replace(":", "-") for part in (target.tree, target.node) if part)
