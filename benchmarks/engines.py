"""What one process, all cores and other engines do with the same rows, in one run, turn by turn.

    python benchmarks/engines.py --rows 20000 --rounds 3

Each round runs `batch --jobs 1`, `batch --jobs N`, the extra for Dask and, where it is installed, Ray in N processes
over N files of the same rows, and DuckDB and Polars with the same function for each row in one process; the table
holds the median of each, by the clock and by the processor. The clock is right only on a machine
without other work: the load is printed. By the processor, all cores can be no more than N times as fast as
(seconds of one process) / (seconds of all processes together) allows.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from commands import PROGRAM, PYTHON, cost, write_rows

DASK = """
import sys
from pathlib import Path
from fapiao_doctor.api.on_dask import answer_files
if __name__ == "__main__":
    answer_files([Path(one) for one in sys.argv[3:]], Path(sys.argv[1]), sys.argv[2])
"""

RAY = """
import sys
from pathlib import Path
import ray
from fapiao_doctor.api.parts import Job, answer_part
ray.init(num_cpus=len(sys.argv) - 3, include_dashboard=False, log_to_driver=False)
answer = ray.remote(answer_part)
files = [Path(one) for one in sys.argv[3:]]
ray.get([answer.remote(one, Path(sys.argv[1], one.stem + sys.argv[2]), Job()) for one in files])
"""
IN_ONE = """
import sys
from fapiao_doctor.api.packs import open_pack
from fapiao_doctor.batch.rows import Row
from fapiao_doctor.render.batch_line import Layout, Writer
write = Writer(open_pack(), Layout("jsonl"))

def answer(name: str, symptom: str) -> str:
    return write(Row(int(name) + 1, name, symptom, "", {"id": name, "symptom": symptom}, "symptom")).text

"""
DUCKDB = f"""{IN_ONE}
import duckdb
database = duckdb.connect()
database.create_function("answer", answer)
found = database.execute("select answer(id::varchar, symptom) from read_json_auto(?)", [sys.argv[1]])
with open(sys.argv[2], "w", encoding="utf-8") as out:
    while rows := found.fetchmany(1000):
        out.writelines(text for (text,) in rows)
"""
POLARS = f"""{IN_ONE}
import polars
rows = polars.read_ndjson(sys.argv[1])
whole = polars.struct("id", "symptom").map_elements(lambda row: answer(row["id"], row["symptom"]), polars.String)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.writelines(rows.select(whole.alias("line"))["line"])
"""


def commands(folder: Path, rows: int, cores: int) -> dict[str, list[str]]:
    """Write the input; return each way to answer it as a command."""
    whole = folder / "in.jsonl"
    write_rows(whole, rows)
    lines = whole.read_bytes().splitlines(keepends=True)
    parts = [folder / f"part{place}.jsonl" for place in range(cores)]
    for place, part in enumerate(parts):
        part.write_bytes(b"".join(lines[place::cores]))
    scripts = {name: folder / f"on_{name}.py" for name in ("dask", "ray", "duckdb", "polars")}
    for script, text in zip(scripts.values(), (DASK, RAY, DUCKDB, POLARS), strict=True):
        script.write_text(text, encoding="utf-8")
    batch = [PROGRAM, "batch", str(whole), "--format", "jsonl", "--jobs"]
    found = {"batch --jobs 1": [*batch, "1"], f"batch --jobs {cores}": [*batch, str(cores)]}
    for ending in (".jsonl", ".parquet"):
        dask = [PYTHON, str(scripts["dask"]), str(folder / f"out{ending}"), ending, *map(str, parts)]
        found[f"Dask, {cores} processes, to {ending[1:]}"] = dask
    if find_spec("ray"):
        (folder / "out.ray").mkdir()
        ray = [PYTHON, str(scripts["ray"]), str(folder / "out.ray"), ".jsonl", *map(str, parts)]
        found[f"Ray, {cores} processes, to jsonl"] = ray
    for name in filter(find_spec, ("duckdb", "polars")):  # the functions of DuckDB need numpy
        made = folder / f"out.{name}" / "lines.jsonl"
        made.parent.mkdir()
        found[f"{name}, one process, to jsonl"] = [PYTHON, str(scripts[name]), str(whole), str(made)]
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    wanted = parser.parse_args()
    cores = os.cpu_count() or 1
    print(f"Python {sys.version.split()[0]}, {cores} cores, load {os.getloadavg()[0]:.1f}, {wanted.rows:,} rows\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ways = commands(folder, wanted.rows, cores)
        times: dict[str, list[tuple[float, float, float]]] = {way: [] for way in ways}
        for _ in range(wanted.rounds):
            for way, command in ways.items():
                for old in folder.glob("out.*/*"):
                    old.unlink()
                begun = time.perf_counter()
                used = cost(command)
                times[way].append((time.perf_counter() - begun, used.processor, used.memory))
                if not way.startswith("batch") and not any(folder.glob("out.*/*")):
                    raise SystemExit(f"{way}: nothing was written")
    print(
        "| way | rows/s by the clock | rows/s of the processor | peak of a process, MiB |\n| --- | ---: | ---: | ---: |"
    )
    for way, runs in times.items():
        clock, processor, memory = (statistics.median(one) for one in zip(*runs, strict=True))
        print(f"| {way} | {wanted.rows / clock:,.0f} | {wanted.rows / processor:,.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
