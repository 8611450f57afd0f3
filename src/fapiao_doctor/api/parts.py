"""One file of symptoms to one file of results: what an engine hands to its workers, each part to any of them.

CSV and JSON Lines are read and written as `batch` does, byte for byte; Parquet needs pyarrow.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from fapiao_doctor.api.packs import open_pack
from fapiao_doctor.batch.rows import Row, row_of
from fapiao_doctor.batch.source import Source, source_of
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.frozen import dataclass
from fapiao_doctor.messages import Lang
from fapiao_doctor.render.as_csv import COLUMNS, MARK, flattened
from fapiao_doctor.render.batch import diagnosed
from fapiao_doctor.render.batch_line import Layout, Writer
from fapiao_doctor.text.lines import Head
from fapiao_doctor.text.unsafe import json_text

PARQUET = ".parquet"
GROUP = 10_000
"""Rows of a Parquet file that are held at once."""


@dataclass(frozen=True, slots=True)
class Job:
    """With what every part is answered: the packs, the language, the day, the column of the symptom."""

    packs: tuple[str, ...] = ()
    lang: Lang = "zh"
    as_of: date | None = None
    column: str = "symptom"


def answer_part(source: Path, target: Path, job: Job) -> Counter[str]:
    """Write the results for the rows of `source` to `target`, and return how many there are of each kind.

    The endings tell the forms: .csv, .jsonl, .parquet. `target` takes its name when it is whole. Raises AppError for
    an input that cannot be read, OSError where it cannot be written.
    """
    doctor = _doctor(job.packs, job.lang, job.as_of)
    counts: Counter[str] = Counter()
    growing = target.with_name(f"{target.name}.part")
    with source.open("rb") as file:
        given = (
            _parquet(source, job.column)
            if source.suffix == PARQUET
            else source_of(Head(file, source.name), source.name, job.column)
        )
        if target.suffix == PARQUET:
            _to_parquet(growing, _counted(doctor, given.rows, counts))
        else:
            _to_text(growing, doctor, given, target.suffix == ".csv", counts)
    growing.replace(target)
    return counts


@lru_cache(maxsize=4)
def _doctor(packs: tuple[str, ...], lang: Lang, as_of: date | None) -> Doctor:
    """Return the doctor of this process, opened once for all of its parts."""
    return open_pack(*packs, lang=lang, as_of=as_of)


def _counted(doctor: Doctor, rows: Iterable[Row], counts: Counter[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        result = diagnosed(doctor, row)
        counts[result["result"]] += 1
        yield result


def _to_text(path: Path, doctor: Doctor, given: Source, as_csv: bool, counts: Counter[str]) -> None:
    layout = Layout("csv" if as_csv else "jsonl", given.columns, given.open_ended)
    with path.open("wb") as out:
        out.write((MARK + layout.sheet().header()).encode() if as_csv else b"")
        for line in map(Writer(doctor, layout), given.rows):
            counts[line.kind] += 1
            out.write(line.data)


def _parquet(path: Path, column: str) -> Source:
    """Return the rows of a Parquet file; what JSON has no word for, a day or a decimal, becomes text."""
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(path)
    objects = (one for batch in file.iter_batches(GROUP) for one in batch.to_pylist())
    rows = (row_of(number, _plain(one), column) for number, one in enumerate(objects, 1))
    return Source(rows, tuple(file.schema_arrow.names))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (str, bool, int)) or value is None else str(value)


def _to_parquet(path: Path, results: Iterator[dict[str, Any]]) -> None:
    """Write the columns of a CSV, the caller's own as JSON in `row`, the whole result as JSON in `diagnosis`."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    names = (*COLUMNS, "row", "diagnosis")
    schema = pyarrow.schema([(name, pyarrow.int64() if name == "line" else pyarrow.string()) for name in names])
    with ParquetWriter(path, schema, compression="zstd") as out:
        while some := [_record(result) for result in islice(results, GROUP)]:
            out.write_table(pyarrow.Table.from_pylist(some, schema))


def _record(result: dict[str, Any]) -> dict[str, Any]:
    flat = {**flattened(result), "row": json.dumps(result["row"], ensure_ascii=False), "diagnosis": json_text(result)}
    # A lone surrogate, which JSON may hold, is no text for Parquet.
    texts = {
        name: str(flat.get(name) or "").encode("utf-8", "replace").decode() for name in (*COLUMNS, "row", "diagnosis")
    }
    return {**texts, "line": result["line"]}
