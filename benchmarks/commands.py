"""What a command costs from the shell's line to its last byte, beside Y, and what `batch` does a second.

    python benchmarks/commands.py               # each 15 times in turn, then batch; some minutes
    python benchmarks/commands.py --rounds 5 --rows 1000,10000

Y is `python -c "import click, yaml, rich.console"`: the packages alone, without a program. Times are of the processor
(user and system of the ended process), since the clock measures what else runs; in each round every command runs once,
and its figure is the median over the rounds of its ratio to the Y of the same round. Memory is the peak of the
process, never less than this script's own, which is printed. Byte code is kept, whatever PYTHONDONTWRITEBYTECODE
says, as it is wherever a program is installed. POSIX only. The program must be installed beside the Python that runs
this; other tools are measured where they are found beside it or in PATH.
"""

import argparse
import contextlib
import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import termios
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PYTHON = sys.executable
PROGRAM = str(Path(PYTHON).with_name("fapiao-doctor"))
Y = "Y: import click, yaml, rich.console"
SYMPTOM = "证书口令锁了"
WITH_A_CODE = "证书口令报错0963C1，还剩1次"
IN_TERMINAL = "diagnose in a terminal (rich)"
RICH = [PROGRAM, "diagnose", "--no-input", SYMPTOM]
MIB = 1024
"""ru_maxrss counts in KiB on Linux."""

PLAIN = {
    "python -I -S -c pass": [PYTHON, "-I", "-S", "-c", "pass"],
    "python -c 'import click'": [PYTHON, "-c", "import click"],
    Y: [PYTHON, "-c", "import click, yaml, rich.console"],
}
OURS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "diagnose --json": ["diagnose", "--json", SYMPTOM],
    "diagnose --json, with a code": ["diagnose", "--json", WITH_A_CODE],
    "diagnose --plain": ["diagnose", "--plain", SYMPTOM],
    "code 0963C1": ["code", "0963C1"],
    "trees list": ["trees", "list"],
    "trees check": ["trees", "check"],
}
PEERS = {"pip": ["--version"], "tldr": ["--version"], "http": ["--version"], "git": ["--version"]}


class Cost(NamedTuple):
    """What a process cost: seconds of the processor, peak memory in MiB."""

    processor: float
    memory: float


def cost(command: Sequence[str], output: str = os.devnull) -> Cost:
    """Run `command` to its end and return what it cost."""
    opened = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return ended(spawned(command, opened))


def cost_in_terminal(command: Sequence[str]) -> Cost:
    """Run `command` in a pseudo-terminal that is high enough for every page, and return what it cost."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (200, 80))
    pid = spawned(command, (os.POSIX_SPAWN_DUP2, slave, 1))
    os.close(slave)
    with contextlib.suppress(OSError):  # the end of a terminal is an error on Linux
        while os.read(master, 65536):
            pass
    os.close(master)
    return ended(pid)


def spawned(command: Sequence[str], output: tuple[object, ...]) -> int:
    """Start `command` with nothing to read, and return its process id."""
    read = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    told = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return os.posix_spawn(command[0], command, surroundings | {"TERM": "xterm"}, file_actions=[read, told, output])


def ended(pid: int) -> Cost:
    """Wait for the end of a process and return what it cost."""
    _, _, used = os.wait4(pid, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def commands() -> dict[str, list[str]]:
    """Return what is measured: the floor, the yardstick, our commands, other tools that are here."""
    found = dict(PLAIN)
    found |= {name: [PROGRAM, *rest] for name, rest in OURS.items()}
    places = os.pathsep.join((str(Path(PYTHON).parent), os.environ.get("PATH", "")))
    for name, rest in PEERS.items():
        if path := shutil.which(name, path=places):
            found[f"{name} {' '.join(rest)}"] = [path, *rest]
    return found


def in_turn(rounds: int) -> dict[str, list[Cost]]:
    """Return the costs of each command, one a round, after one round that is not counted."""
    wanted = commands()
    runs = []
    for _ in range(rounds + 1):
        run = {name: cost(command) for name, command in wanted.items()}
        runs.append(run | {IN_TERMINAL: cost_in_terminal(RICH)})
    return {name: [run[name] for run in runs[1:]] for name in (*wanted, IN_TERMINAL)}


def print_commands(costs: dict[str, list[Cost]]) -> None:
    """Print a table of the costs."""
    yard = [one.processor for one in costs[Y]]
    print("| command | ratio to Y | range | processor, ms | peak, MiB |\n| --- | ---: | ---: | ---: | ---: |")
    for name, runs in costs.items():
        ratios = [one.processor / unit for one, unit in zip(runs, yard, strict=True)]
        print(
            f"| `{name}` | {statistics.median(ratios):.2f} | {min(ratios):.2f}-{max(ratios):.2f} "
            f"| {statistics.median(one.processor for one in runs) * 1000:.0f} "
            f"| {statistics.median(one.memory for one in runs):.1f} |"
        )


def texts() -> list[str]:
    """Return the labelled questions of the bundled pack."""
    paths = sorted((ROOT / "trees" / "examples").glob("*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def print_batch(sizes: Sequence[int], rounds: int) -> None:
    """Print what `batch` does a second, with files of the given numbers of rows."""
    print("\n| rows | rows a second of the processor | ms a row | peak, MiB |\n| ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in.jsonl"), str(Path(folder, "out.jsonl"))
        for size in sizes:
            write_rows(given, size)
            runs = [cost([PROGRAM, "batch", str(given), "--format", "jsonl"], made) for _ in range(rounds)]
            with Path(made).open("rb") as lines:
                if (whole := sum(1 for _ in lines)) != size:
                    raise SystemExit(f"batch wrote {whole} lines for {size} rows")
            best = min(one.processor for one in runs)
            peak = max(one.memory for one in runs)
            print(f"| {size:,} | {size / best:,.0f} | {best / size * 1000:.2f} | {peak:.1f} |")


def write_rows(path: Path, size: int) -> None:
    """Write `size` tickets to `path`: the labelled questions, again and again."""
    some = texts()
    with path.open("w", encoding="utf-8") as out:
        for number in range(size):
            ticket = {"id": str(number), "symptom": some[number % len(some)]}
            out.write(json.dumps(ticket, ensure_ascii=False) + "\n")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    parser.add_argument("--rows", default="1000,10000,100000", metavar="N,N", help="sizes for batch; empty for none")
    wanted = parser.parse_args()
    costs = in_turn(wanted.rounds)
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; ", end="")
    print(f"medians of {wanted.rounds} rounds, no peak under {floor:.1f} MiB can be seen\n")
    print_commands(costs)
    if wanted.rows:
        print_batch([int(size) for size in wanted.rows.split(",")], rounds=1)


if __name__ == "__main__":
    main()
