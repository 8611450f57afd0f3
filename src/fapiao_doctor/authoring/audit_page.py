"""An audit as a document, and as an object for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from fapiao_doctor.authoring.audit import Audit
from fapiao_doctor.content.knowledge import Fact
from fapiao_doctor.content.speech import Speaker
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import BLANK, Document, Line

SCHEMA = "fapiao-doctor/audit/1"


def audit_lines(found: Audit, speaker: Speaker) -> Document:
    """Give the audit, the urgent first; a part with nothing in it says so."""
    return tuple(_Page(found, speaker).lines())


def audit_json(found: Audit, speaker: Speaker) -> dict[str, Any]:
    """Return the audit as an object for programs: ids, days and what they say."""
    return {
        "schema": SCHEMA,
        "as_of": found.as_of.isoformat(),
        "urgent": found.urgent,
        "overdue": [_fact(one, speaker) for one in found.overdue],
        "trees_overdue": [{"id": one.id, "again_by": one.reviewed.again_by.isoformat()} for one in found.trees_overdue],
        "uncited": list(found.uncited),
        "low_alone": list(found.low_alone),
        "due_soon": [_fact(one, speaker) for one in found.due_soon],
        "not_in_force": [_fact(one, speaker) for one in found.not_in_force],
        "disputed": [_fact(one, speaker) for one in found.disputed],
        "unused_facts": list(found.unused_facts),
        "unused_sources": list(found.unused_sources),
    }


def _fact(fact: Fact, speaker: Speaker) -> dict[str, Any]:
    days = {"review_by": fact.review_by, "valid_from": fact.valid_from, "valid_until": fact.valid_until}
    said = [speaker.say(conflict.says, "facts") for conflict in fact.conflicts]
    told = {key: day.isoformat() if day else None for key, day in days.items()}
    return {"id": fact.id, "text": speaker.say(fact.text, "facts"), **told, "disputes": said}


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
        yield from self._part("只靠低可信来源的结果", found.low_alone)
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
