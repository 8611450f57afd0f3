"""What an interrupted run has written: how many whole rows, and where the torn end begins."""

from collections.abc import Iterable

from fapiao_doctor.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """`rows` whole records, which end at byte `end`; `first` and `last` are their bytes."""

    rows: int = 0
    end: int = 0
    first: bytes = b""
    last: bytes = b""


def whole_rows(lines: Iterable[bytes], quoted: bool) -> Done:
    """Return what is whole among the lines of an output; where it is `quoted`, a record may hold line ends."""
    rows = place = 0
    end = 0
    first = last = record = b""
    for line in lines:
        record += line
        place += len(line)
        if not line.endswith(b"\n") or (quoted and record.count(b'"') % 2):
            continue
        rows, end, last = rows + 1, place, record
        first = first or record
        record = b""
    return Done(rows, end, first, last)
