"""Danger wins: of two statements on one dangerous slot the worse counts, and some forbid another try.

A person may say one thing in the sentence and another in an answer: "one try left" and then "more". More trying can
hurt, so the program believes the worse until nothing said speaks for it any more. What the laws of the manifest
list under `never-try` forbids every step that spends an attempt, on whatever path it lies.
"""

from collections.abc import Iterable, Mapping

from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.frozen import dataclass, field


@dataclass(frozen=True, slots=True)
class Danger:
    """The dangerous slots of the packs in play: `orders` lists each one's values, the worst first."""

    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never_try: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def worse(self, slot: str, one: str, other: str) -> bool:
        """Return whether `one` is worse than `other`; False for a slot without danger and for unknown values."""
        order = self.orders.get(slot, ())
        return one in order and other in order and order.index(one) < order.index(other)

    def worst(self, slot: str, values: Iterable[str]) -> str:
        """Return the worst of some values, the first where none is known to be worse; empty for none."""
        found = ""
        for value in values:
            if not found or self.worse(slot, value, found):
                found = value
        return found

    def forbids(self, slot: str, value: str) -> bool:
        """Return whether no step may spend an attempt after this value."""
        return value in self.never_try.get(slot, frozenset())

    def forbidden_by(self, known: Mapping[str, str]) -> str:
        """Return the first slot of `known` (slot -> value) that forbids another try, empty where none does."""
        return next((slot for slot, value in known.items() if self.forbids(slot, value)), "")


def danger_of(manifest: Manifest) -> Danger:
    """Return the dangers that a manifest names."""
    orders = {slot.id: slot.order for slot in manifest.slots.values() if slot.danger}
    return Danger(orders, manifest.laws.never_try)
