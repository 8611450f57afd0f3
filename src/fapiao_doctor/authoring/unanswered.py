"""What nobody answered, grouped for authors: by the outcome that did not help, or by the tree that came nearest."""

from collections import Counter
from collections.abc import Iterable, Iterator

from fapiao_doctor.diagnosis.unanswered import Unanswered, Why
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.values import Reading
from fapiao_doctor.render.document import BLANK, Document, Line
from fapiao_doctor.text.fold import fold_speech

NEAR = 0.1
"""Chance below which no tree is near."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one kind: each with how often it was said, and what the pack of today makes of it."""

    why: Why
    where: str
    sentences: tuple[tuple[str, int, str], ...]

    @property
    def count(self) -> int:
        """How often one of them was said."""
        return sum(count for _, count, _ in self.sentences)


def groups(found: Iterable[Unanswered], reader: Reader) -> tuple[Group, ...]:
    """Return the sentences in groups, the largest first; what differs in spelling alone is one sentence."""
    said: dict[tuple[Why, str], Counter[str]] = {}
    first: dict[str, str] = {}
    readings: dict[str, Reading] = {}
    for one in found:
        key = fold_speech(one.text).text
        text = first.setdefault(key, one.text)
        if text not in readings:
            readings[text] = reader.read(text)
        where = one.where or _nearest(readings[text])
        said.setdefault((one.why, where), Counter())[text] += 1
    made = [
        Group(why, where, tuple((text, count, _now(readings[text])) for text, count in counts.most_common()))
        for (why, where), counts in said.items()
    ]
    return tuple(sorted(made, key=lambda group: (-group.count, group.why, group.where)))


def group_lines(found: Iterable[Group], lang: Lang) -> Document:
    """Return the groups as a page: how many, what was said, where it leads today."""
    return tuple(_lines(tuple(found), lang))


def _lines(found: tuple[Group, ...], lang: Lang) -> Iterator[Line]:
    count = sum(group.count for group in found)
    yield Line("title", say(lang, "没有回答的句子：{count} 句，{groups} 组", count=count, groups=len(found)))
    for group in found:
        yield BLANK
        yield Line("heading", f"{_heading(group, lang)} ({group.count})")
        for text, times, now in group.sentences:
            yield Line("text", say(lang, "{count} 次：{text}（现在：{now}）", count=times, text=text, now=now), "- ")


def _heading(group: Group, lang: Lang) -> str:
    if group.why == "not-solved":
        return say(lang, "没解决：{where}", where=group.where)
    if group.where:
        return say(lang, "没对上，最近的树是 {where}", where=group.where)
    return say(lang, "没对上，也没有相近的树")


def _nearest(read: Reading) -> str:
    best = next(iter(read.candidates), None)
    return best.tree if best and best.score >= NEAR else ""


def _now(read: Reading) -> str:
    return " ".join([read.verdict, "+".join(read.offered)]).strip()
