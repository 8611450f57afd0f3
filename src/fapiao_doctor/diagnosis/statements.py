"""What a reading states: slots with their labels, codes, whose matter it is."""

from collections.abc import Sequence

from fapiao_doctor.content.knowledge import Code
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis.result import CodeRead, Understood
from fapiao_doctor.engine.codes import Replay
from fapiao_doctor.engine.danger import Danger
from fapiao_doctor.engine.position import Known
from fapiao_doctor.messages import say
from fapiao_doctor.reader.values import Reading


def certainty(read: Reading) -> float:
    return max((one.score for one in read.candidates), default=0.0)


def stated(read: Reading, danger: Danger) -> dict[str, Known]:
    """Return slot -> what the symptom states of it: the first statement, or a worse one on a dangerous slot."""
    found: dict[str, Known] = {}
    for one in read.evidence:
        if one.slot not in found or danger.worse(one.slot, one.value, found[one.slot].value):
            found[one.slot] = Known(one.value, one.because)
    return found


def heard(read: Reading) -> dict[tuple[str, str], Known]:
    """Return (tree, question) -> the option that the words of the symptom choose there."""
    return {(one.tree, one.question): Known(one.option, one.because) for one in read.heard}


def slots(speaker: Speaker, read: Reading) -> tuple[Understood, ...]:
    """Return what was read; a slot that another one includes has no label of its own."""
    return _understood(speaker, [(one.slot, one.value, one.because) for one in read.evidence])


def replayed(speaker: Speaker, found: Replay | None) -> tuple[Understood, ...]:
    """Return what a replay code says was known."""
    because = say(speaker.lang, "续查码")
    return _understood(speaker, [(*one, because) for one in found.slots.items()] if found else ())


def _understood(speaker: Speaker, said: Sequence[tuple[str, str, str]]) -> tuple[Understood, ...]:
    table, stated = speaker.pack.manifest.slots, {slot for slot, _, _ in said}
    included = {name for name, slot in table.items() if slot.part_of in stated}
    return tuple(
        Understood(slot, value, because, "" if slot in included else label(speaker, slot, value))
        for slot, value, because in said
    )


def label(speaker: Speaker, slot: str, value: str) -> str:
    return say(speaker.lang, "{name}：{value}", name=speaker.slot(slot), value=speaker.value(slot, value))


def code(speaker: Speaker, code: Code) -> CodeRead:
    return CodeRead(code.id, speaker.say(code.text, "codes"), speaker.say(code.meaning, "codes"))


def contact(speaker: Speaker, read: Reading) -> str:
    """Return whom a code on the screen says to turn to, where one does."""
    codes = (speaker.pack.knowledge.codes[name] for name in read.codes if name in speaker.pack.knowledge.codes)
    contact = next((code.turn_to for code in codes if code.turn_to), "")
    return speaker.say(speaker.pack.manifest.contacts.get(contact, contact), PACK)


def turn_to(speaker: Speaker, matter: str) -> str:
    """Return whom to turn to with a matter of somebody else; empty where it is none."""
    found = speaker.pack.vocabulary.elsewhere.get(matter) if matter else None
    return speaker.say(found.turn_to.text, "vocabulary") if found else ""
