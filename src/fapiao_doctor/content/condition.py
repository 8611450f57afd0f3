"""Conditions: for which slot values an item, an option or a jump is there."""

from collections.abc import Mapping

from fapiao_doctor.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Only:
    """A closed condition: every slot named must have one of its values; without slots it always holds."""

    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def holds(self, known: Mapping[str, str]) -> bool | None:
        """Return True or False where `known` (slot -> value) decides it, None where a slot is unknown.

        One slot with another value decides for False, whatever is unknown beside it.
        """
        sure: bool | None = True
        for slot, allowed in self.needs:
            value = known.get(slot)
            if value is None:
                sure = None
            elif value not in allowed:
                return False
        return sure

    def open(self, known: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the needs whose slot is not in `known`."""
        return tuple((slot, allowed) for slot, allowed in self.needs if slot not in known)

    def both(self, other: "Only") -> "Only":
        """Return the condition that holds where this one and `other` hold."""
        return Only((*self.needs, *(need for need in other.needs if need not in self.needs)))


ALWAYS = Only()
