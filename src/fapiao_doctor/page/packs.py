"""What the page knows of a pack beside its trees: slots, dangers, codes, whom to turn to, what replay codes need."""

from typing import Any

from fapiao_doctor.content.library import Pack
from fapiao_doctor.content.speech import PACK, Speaker
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.engine.danger import danger_of
from fapiao_doctor.engine.graph import looked_at

Json = dict[str, Any]


def pack_data(doctor: Doctor, pack: Pack) -> Json:
    """Return one pack in the doctor's language."""
    speaker, manifest = doctor.speakers[pack.id], pack.manifest
    danger = danger_of(manifest)
    return {
        "id": pack.id,
        "prefix": pack.prefix,
        "version": manifest.version,
        "title": speaker.say(manifest.title, PACK),
        "example": speaker.say(manifest.example, PACK),
        "greeting": speaker.say(manifest.greeting, PACK),
        "first": list(speaker.all(manifest.first, PACK)),
        "stop": list(speaker.all(manifest.laws.stop, PACK)),
        "advice": list(speaker.all(manifest.turn_to, PACK)),
        "slots": {
            slot: {value: speaker.value(slot, value) for value in one.values} for slot, one in manifest.slots.items()
        },
        "names": {slot: speaker.slot(slot) for slot in manifest.slots},
        "part_of": {slot: one.part_of for slot, one in manifest.slots.items() if one.part_of},
        "orders": {slot: list(order) for slot, order in danger.orders.items()},
        "never": {slot: sorted(values) for slot, values in danger.never_try.items()},
        "codes": _codes(speaker, pack),
        "elsewhere": {
            name: speaker.say(one.turn_to.text, "vocabulary") for name, one in pack.vocabulary.elsewhere.items()
        },
        "aliases": dict(manifest.aliases),
        "looked": sorted(looked_at(pack) if pack.looked_at is None else pack.looked_at),
        "own": [tree for tree in doctor.library.trees if doctor.library.pack_of(tree) is pack],
    }


def _codes(speaker: Speaker, pack: Pack) -> Json:
    """Return by id what a code on a screen means, and whom it says to turn to."""
    contacts = pack.manifest.contacts
    return {
        code.id: [
            speaker.say(code.meaning, "codes"),
            speaker.say(contacts.get(code.turn_to, code.turn_to), PACK) if code.turn_to else "",
        ]
        for code in pack.knowledge.codes.values()
    }
