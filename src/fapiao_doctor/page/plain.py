"""All trees as HTML that needs no script: each folded away, with links from every answer to where it leads.

It is a quarter of the page, so places have short names, and end tags that HTML leaves to the writer are left out.
"""

import html
from collections.abc import Iterator, Sequence

from fapiao_doctor.content.model import Option, Question, Target, Tree
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.views import title_of
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import Line
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.text.links import with_links


def plain_trees(doctor: Doctor, trees: Sequence[Tree]) -> str:
    """Return the trees in the doctor's language."""
    names: dict[Target, str] = {}
    pages = "".join(piece for tree in trees for piece in _Plain(doctor, tree, names).pieces())
    return f"<h1>{html.escape(say(doctor.lang, '全部主题'))}</h1>{pages}"


class _Plain:
    def __init__(self, doctor: Doctor, tree: Tree, names: dict[Target, str]) -> None:
        self.doctor = doctor
        self.tree = tree
        self.names = names
        self.speaker = doctor.speaker(tree.id)

    def pieces(self) -> Iterator[str]:
        """Yield one tree, piece by piece."""
        tree = self.tree
        yield f'<details id="{self._name(Target(tree.id))}"><summary>{self._say(tree.title)}</summary>'
        yield f"<p>{self._say(tree.about)}"
        stop = html.escape(say(self.doctor.lang, "【先停手】"))
        yield from (f"<p class=stop>{stop}{self._say(one)}" for one in tree.first)
        yield from (self._question(question) for question in tree.questions.values())
        yield from (self._outcome(Target(tree.id, outcome)) for outcome in tree.outcomes)
        yield "</details>"

    def _say(self, text: str) -> str:
        return rich(self.speaker.say(text, self.tree.name))

    def _question(self, question: Question) -> str:
        place = self._name(Target(self.tree.id, question.id))
        rows = "".join(f"<li>{self._option(option)}" for option in question.options)
        ask, why = self._say(question.ask), self._say(question.why)
        return f'<h2 id="{place}">{ask}</h2><p class=why>{why}<ul>{rows}</ul>'

    def _option(self, option: Option) -> str:
        label = rich(self.speaker.heading(option.only, {})) + self._say(option.label)
        ways = "; ".join(rich(self.speaker.heading(jump.only, {})) + self._link(jump.to) for jump in option.jumps)
        return f"{label} → {ways}"

    def _link(self, to: Target) -> str:
        title = title_of(self.doctor.speaker(to.tree), self.doctor.library, to)
        return f'<a href="#{self._name(to)}">{rich(title)}</a>'

    def _outcome(self, target: Target) -> str:
        view = self.doctor.diagnose_from(target).outcome
        assert view is not None
        title, *rest = outcome_lines(view, self.doctor.lang)
        rows = "".join(_row(line) for line in rest)
        return f'<h2 id="{self._name(target)}">{rich(title.mark + title.text)}</h2>{rows}'

    def _name(self, target: Target) -> str:
        return self.names.setdefault(target, f"t--{len(self.names)}")


def rich(text: str) -> str:
    """Return a text as HTML, with its links and nothing else."""

    def link(words: str, address: str) -> str:
        return f'<a href="{html.escape(address)}" rel="noopener noreferrer">{html.escape(words)}</a>'

    return with_links(text, link, html.escape)


def _row(line: Line) -> str:
    if not line.text:
        return ""
    kind = f" class={line.role}" if line.role in ("stop", "gate", "note") else ""
    return f"<p{kind}>{html.escape(line.mark).strip()}{rich(line.text)}"
