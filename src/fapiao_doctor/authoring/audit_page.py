"""An audit as a document."""

from collections.abc import Iterable, Iterator

from fapiao_doctor.authoring.audit import Audit
from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import BLANK, Document, Line


def audit_lines(found: Audit, speaker: Speaker) -> Document:
    """Give the audit, the urgent first; a part with nothing in it says so."""
    return tuple(_Page(found, speaker).lines())


class _Page:
    def __init__(self, found: Audit, speaker: Speaker) -> None:
        self.found = found
        self.speaker = speaker

    def lines(self) -> Iterator[Line]:
        found = self.found
        yield Line("title", say(self.speaker.lang, "{day} 的内容审计", day=found.as_of))
        yield from self._part("过了复核日的事实", map(self._due, found.overdue))
        yield from self._part("过了复核日的树", (f"{one.id}  {one.reviewed.again_by}" for one in found.trees_overdue))
        yield from self._part("没有来源的结果", found.uncited)
        yield from self._part("快到复核日的事实", map(self._due, found.due_soon))
        yield from self._part("这一天不适用的事实", map(self._validity, found.not_in_force))
        yield from self._part("来源说法不一的事实", map(self._dispute, found.disputed))
        yield from self._part("没有用到的事实", found.unused_facts)
        yield from self._part("没有用到的来源", found.unused_sources)

    def _part(self, name: str, entries: Iterable[str]) -> Iterator[Line]:
        listed = list(entries)
        count = say(self.speaker.lang, "{name}：{count}", name=say(self.speaker.lang, name), count=len(listed))
        yield BLANK
        yield Line("heading", count)
        yield from (Line("text", text, "- ") for text in listed)

    def _due(self, fact: Fact) -> str:
        return f"{fact.id}  {fact.review_by}  {self.speaker.say(fact.text, 'facts')}"

    def _validity(self, fact: Fact) -> str:
        return f"{fact.id}  {fact.valid_from or ''}–{fact.valid_until or ''}"

    def _dispute(self, fact: Fact) -> str:
        said = "；".join(self.speaker.say(conflict.says, "facts") for conflict in fact.conflicts)
        return f"{fact.id}  {self.speaker.say(fact.text, 'facts')} / {said}"
