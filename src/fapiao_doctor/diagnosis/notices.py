"""What a person must be told beside the result: what was outweighed, passed by, not used, no longer in force."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from fapiao_doctor.content.facts import facts_asked, facts_of
from fapiao_doctor.content.library import Library
from fapiao_doctor.content.model import Outcome, Question
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis.views import said_words, title_of
from fapiao_doctor.engine.codes import Replay
from fapiao_doctor.engine.position import Answer, Position
from fapiao_doctor.messages import Lang, say


def stopped(speaker: Speaker, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return what stands first where something `known` (slot -> value) forbids another try; else nothing."""
    laws = speaker.pack.manifest.laws
    slot = next((slot for slot, values in laws.never_try.items() if known.get(slot) in values), "")
    if not slot:
        return ()
    text = "{name}：{value}。先不要再试。"
    said = speaker.all(laws.stop, PACK)
    return said or (say(speaker.lang, text, name=speaker.slot(slot), value=speaker.value(slot, known[slot])),)


def replayed(found: Replay | None, lang: Lang) -> Iterator[str]:
    """Yield that a replay code was made with other content, and how much of it is no longer there."""
    if found and found.lost:
        text = "内容更新过，码里有 {count} 个回答用不上了，从这里接着问；码后面若还写了回答，也没有用到。"
        yield say(lang, text, count=found.lost)
    elif found and found.other:
        version = found.pack.manifest.version
        yield say(lang, "这个码是另一版内容做的，现在按 {version} 版回答。", version=version)


def overruled(speaker: Speaker, position: Position) -> Iterator[str]:
    """Yield for each answer that something worse outweighs: what counts instead, and the words it rests on."""
    for one in position.overruled:
        yield say(
            speaker.lang,
            "你也说了“{words}”，两样说法不同，先按更危险的算：{slot}：{value}",
            words=said_words(speaker, one.known),
            slot=speaker.slot(one.slot),
            value=speaker.value(one.slot, one.known.value),
        )


def turned(speaker: Speaker, library: Library, position: Position) -> Iterator[str]:
    """Yield for each outcome that was passed by, since what was said forbids its attempt: which, and why."""
    for one in position.turned:
        yield say(
            speaker.lang,
            "因为“{words}”，“{title}”先不能做，免得又少一次机会。",
            words=said_words(speaker, one.known),
            title=title_of(speaker, library, one.outcome),
        )


def unused(position: Position, answers: Sequence[Answer], lang: Lang) -> Iterator[str]:
    """Yield for each answer that lies on no node of the path, and counts for nothing, that it is not used."""
    used = {passed.answer for passed in position.path} | {one.answer for one in position.overruled}
    for answer in answers:
        if answer not in used and answer not in position.aside:
            yield say(lang, "这个回答不在现在的路上，没有用到：{answer}", answer=answer)


def expired(speaker: Speaker, node: Question | Outcome | None, known: Mapping[str, str], as_of: date) -> Iterator[str]:
    """Yield each statement other than law that the outcome or question rests on and that does not hold on `as_of`."""
    if node is None:
        return
    law = node.law if isinstance(node, Outcome) else ()
    found = facts_of(speaker.pack, node, known) if isinstance(node, Outcome) else facts_asked(speaker.pack, node)
    for fact in found:
        if fact.id not in law and not fact.holds_on(as_of):
            statement = speaker.say(fact.text, "facts")
            yield say(speaker.lang, "这一条在 {day} 不适用：{statement}", day=as_of, statement=statement)
