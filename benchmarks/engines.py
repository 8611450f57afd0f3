"""What one process, all cores and Dask do with the same rows, in one run, turn by turn.

    python benchmarks/engines.py --rows 20000 --rounds 3

Each round runs `batch --jobs 1`, `batch --jobs N`, and the extra for Dask in N processes, over N files of the same
rows; the table holds the median of each, by the clock and by the processor. The clock is right only on a machine
without other work: the load is printed. By the processor, all cores can be no more than N times as fast as
(seconds of one process) / (seconds of all processes together) allows.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from commands import PROGRAM, PYTHON, cost, write_rows

DASK = """
import sys
from pathlib import Path
from fapiao_doctor.api.on_dask import answer_files
if __name__ == "__main__":
    answer_files([Path(one) for one in sys.argv[3:]], Path(sys.argv[1]), sys.argv[2])
"""


def commands(folder: Path, rows: int, cores: int) -> dict[str, list[str]]:
    """Write the input; return each way to answer it as a command."""
    whole = folder / "in.jsonl"
    write_rows(whole, rows)
    lines = whole.read_bytes().splitlines(keepends=True)
    parts = [folder / f"part{place}.jsonl" for place in range(cores)]
    for place, part in enumerate(parts):
        part.write_bytes(b"".join(lines[place::cores]))
    script = folder / "on_dask.py"
    script.write_text(DASK, encoding="utf-8")
    batch = [PROGRAM, "batch", str(whole), "--format", "jsonl", "--jobs"]
    found = {"batch --jobs 1": [*batch, "1"], f"batch --jobs {cores}": [*batch, str(cores)]}
    for ending in (".jsonl", ".parquet"):
        dask = [PYTHON, str(script), str(folder / f"out{ending}"), ending, *map(str, parts)]
        found[f"Dask, {cores} processes, to {ending[1:]}"] = dask
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
    print(
        "| way | rows/s by the clock | rows/s of the processor | peak of a process, MiB |\n| --- | ---: | ---: | ---: |"
    )
    for way, runs in times.items():
        clock, processor, memory = (statistics.median(one) for one in zip(*runs, strict=True))
        print(f"| {way} | {wanted.rows / clock:,.0f} | {wanted.rows / processor:,.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
