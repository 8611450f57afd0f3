"""`batch` on several processes: the same bytes in the same order, nothing lost, nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from counting import doubled, killed_at, make, where
from program import PROGRAM, environment, run

from fapiao_doctor.batch import cores
from fapiao_doctor.batch.cores import ALONE, CHUNK, HEAVY, chunks, in_order
from fapiao_doctor.errors import MachineError, UsageError

SAID = ["证书口令锁了", "0963c1", "税控盘密码忘了", "银行U盾密码忘了", "金税盘处于锁死期,不能开票", ""]
ROWS = 2 * CHUNK * (ALONE + 4)
"""So many that other processes must take part."""

linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes by /proc")


def same(number: int) -> int:
    return number


def tickets(path: Path, size: int = ROWS) -> Path:
    texts = (f"{SAID[number % len(SAID)]}，第{number}单" if number % 7 else "" for number in range(size))
    if path.suffix == ".csv":
        lines = ["id,symptom", *(f'{number},"{text}\n"' for number, text in enumerate(texts))]
    else:
        rows = ({"id": number, "symptom": text} for number, text in enumerate(texts))
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_one_process_and_two_write_the_same_bytes(tmp_path: Path, ending: str) -> None:
    file = tickets(tmp_path / f"in.{ending}")
    made = {}
    for jobs in ("1", "2"):
        out, unheard = tmp_path / f"{jobs}.{ending}", tmp_path / f"{jobs}.unanswered"
        more = ("-o", str(out), "--jobs", jobs, "--keep-unanswered", str(unheard))
        done = run("batch", str(file), *more)
        made[jobs] = done.returncode, done.stderr, out.read_bytes(), unheard.read_bytes()
    assert made["1"] == made["2"]
    assert made["1"][0] == 5
    if ending == "jsonl":
        assert [json.loads(line)["line"] for line in made["2"][2].splitlines()] == list(range(1, ROWS + 1))


def test_a_number_of_processes_below_one_is_refused(tmp_path: Path) -> None:
    assert run("batch", str(tickets(tmp_path / "in.csv", 1)), "--jobs", "0").returncode == 2


def test_results_keep_the_order_of_the_items() -> None:
    assert list(in_order(range(ROWS), doubled, partial(make, doubled), 2, same)) == [
        2 * number for number in range(ROWS)
    ]


def test_what_is_the_same_goes_to_the_same_process() -> None:
    numbers = [number * number % 97 for number in range(ROWS)]
    processes: dict[int, set[int]] = {}
    for number, process in zip(numbers, in_order(numbers, where, partial(make, where), 2, same), strict=True):
        processes.setdefault(number, set()).add(process)
    assert all(len(one) == 1 for one in processes.values())
    assert len(set.union(*processes.values()) - {os.getpid()}) == 2


@pytest.mark.parametrize("jobs", [3, 1000, 10**20])
def test_however_many_processes_are_wished_no_more_are_started_than_can_be(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 9 * cores.MOST + 20 < 256, "open files that macOS allows"
    monkeypatch.setattr(cores, "MOST", 2)
    assert len({*in_order(range(ROWS), where, partial(make, where), jobs, same)} - {os.getpid()}) == 2


def test_a_few_items_are_answered_here() -> None:
    few = range(2 * CHUNK * ALONE)
    assert set(in_order(few, where, partial(make, where), 2, same)) == {os.getpid()}


def test_what_a_worker_raises_comes_after_what_stood_before_it() -> None:
    numbers = [*range(ROWS), -1]
    found = in_order(numbers, doubled, partial(make, doubled), 2, same)
    taken = [next(found) for _ in range(ROWS - ROWS % CHUNK)]
    assert taken == [2 * number for number in numbers[: len(taken)]]
    with pytest.raises(UsageError, match="-1 不行"):
        next(found)


@pytest.mark.parametrize("read", [3, CHUNK + 3, ROWS + 3])
def test_what_was_read_before_a_broken_disk_is_answered(read: int) -> None:
    def items() -> Iterator[int]:
        yield from range(read)
        raise MachineError("磁盘坏了")

    taken = []
    with pytest.raises(MachineError, match="磁盘坏了"):
        taken.extend(in_order(items(), doubled, partial(make, doubled), 2, same))
    assert taken == [2 * number for number in range(read)]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL of POSIX")
def test_a_worker_that_dies_is_told_and_what_stood_before_it_is_there() -> None:
    last = CHUNK * ALONE
    found = in_order(range(ROWS), doubled, partial(make, partial(killed_at, last)), 1, same)
    assert [next(found) for _ in range(CHUNK * ALONE)] == [2 * number for number in range(CHUNK * ALONE)]
    with pytest.raises(MachineError) as told:
        list(found)
    assert "--jobs 1" in told.value.hint
    assert "--resume" in told.value.hint


def test_long_items_travel_in_small_chunks() -> None:
    found = list(chunks(["x" * (HEAVY // 2)] * 7 + ["y"] * (CHUNK + 1), CHUNK, len))
    assert max(sum(map(len, chunk)) for chunk in found) <= HEAVY * 1.5
    assert [one for chunk in found for one in chunk] == ["x" * (HEAVY // 2)] * 7 + ["y"] * (CHUNK + 1)


def children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        if int(text.rpartition(")")[2].split()[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def workers(parent: int) -> list[int]:
    """Return the processes that were spawned to answer rows; the one that watches over semaphores is none."""
    found = []
    for child in children(parent):
        try:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(child)
        except OSError:
            continue
    return found


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


@linux
@pytest.mark.parametrize("whom", ["all", "parent", "worker"])
def test_a_run_that_is_broken_off_leaves_no_process_and_can_be_gone_on_with(tmp_path: Path, whom: str) -> None:
    file, out, whole = tickets(tmp_path / "in.jsonl", 3000), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    command = [*PROGRAM, "batch", str(file), "-o", str(out), "--jobs", "2"]
    running = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, start_new_session=True)
    until(lambda: len(workers(running.pid)) == 2)
    started = workers(running.pid)
    part = tmp_path / "out.jsonl.part"
    until(lambda: part.read_bytes().count(b"\n") > CHUNK * (ALONE + 1))
    if whom == "all":
        os.killpg(running.pid, signal.SIGINT)
    else:
        os.kill(running.pid if whom == "parent" else started[0], signal.SIGKILL)
    _, told = running.communicate(timeout=60)
    assert b"Traceback" not in told
    if whom == "all":
        assert running.returncode == 130
    elif whom == "worker":
        assert running.returncode == 1
        assert "--resume" in told.decode()
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in started))
    assert not out.exists()
    assert run("batch", str(file), "-o", str(out), "--resume", "--jobs", "2").returncode == 5
    assert run("batch", str(file), "-o", str(whole), "--jobs", "1").returncode == 5
    assert out.read_bytes() == whole.read_bytes()


def begun(folder: Path, jobs: int, rows: int = 4000) -> "tuple[subprocess.Popen[bytes], Path]":
    """Start a run in a session of its own; return it, as soon as it has written some rows, and the file of them."""
    file, part = tickets(folder / "in.jsonl", rows), folder / "out.jsonl.part"
    command = [*PROGRAM, "batch", str(file), "-o", str(folder / "out.jsonl"), "--jobs", str(jobs)]
    running = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, start_new_session=True)
    until(lambda: part.exists() and part.read_bytes().count(b"\n") > CHUNK * (ALONE + 1))
    return running, part


@linux
@pytest.mark.parametrize("whom", ["parent", "all"])
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "numbers", [[signal.SIGTERM], [signal.SIGHUP], [signal.SIGTERM] * 2, [signal.SIGINT] * 3], ids=str
)
def test_a_signal_stops_a_run_once_and_tidily(
    tmp_path: Path, numbers: list[signal.Signals], jobs: int, whom: str
) -> None:
    running, part = begun(tmp_path, jobs)
    started = workers(running.pid)
    for number in numbers:
        if whom == "all":
            os.killpg(running.pid, number)
        else:
            running.send_signal(number)
        time.sleep(0.05)  # so that the next one meets the putting in order
    _, told = running.communicate(timeout=60)
    assert running.returncode == 128 + numbers[0]
    lines = told.decode().splitlines()
    assert [line[:3] for line in lines] == ["停在第"], "no warning of Python's, no traceback"
    assert "--resume" in lines[0]
    written, stopped_at = part.read_bytes().count(b"\n"), int(lines[0].split()[1])
    assert 0 <= written - stopped_at <= 1, "the signal may come when a row is written and not counted yet"
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in started))


@linux
def test_a_worker_that_is_told_to_stop_is_missed_as_one_that_dies_is(tmp_path: Path) -> None:
    running, _ = begun(tmp_path, 2)
    os.kill(workers(running.pid)[0], signal.SIGTERM)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "--resume" in told.decode()


@linux
@pytest.mark.parametrize("wait", [0, 0.3])
def test_a_resumed_run_that_is_stopped_at_once_counts_what_was_written_before(tmp_path: Path, wait: float) -> None:
    first, part = begun(tmp_path, 1)
    first.terminate()
    first.communicate(timeout=60)
    rows = part.read_bytes().count(b"\n")
    command = [
        *PROGRAM,
        "batch",
        str(tmp_path / "in.jsonl"),
        "-o",
        str(tmp_path / "out.jsonl"),
        "--jobs",
        "2",
        "--resume",
    ]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as running:
        assert running.stderr
        assert "接着写" in running.stderr.readline().decode()
        time.sleep(wait)
        running.terminate()
        told = running.stderr.read().decode()
    assert running.returncode == 143
    assert "--resume" in told
    assert int(told.split()[1]) >= rows
    assert part.read_bytes().count(b"\n") >= rows


@linux
def test_hanging_up_stops_no_run_under_nohup(tmp_path: Path) -> None:
    file, out = tickets(tmp_path / "in.jsonl", 600), tmp_path / "out.jsonl"
    code = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from fapiao_doctor.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "batch", str(file), "-o", str(out), "--jobs", "2"]
    running = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, start_new_session=True)
    until(lambda: (tmp_path / "out.jsonl.part").exists())
    os.killpg(running.pid, signal.SIGHUP)
    running.communicate(timeout=60)
    assert (running.returncode, out.read_bytes().count(b"\n")) == (5, 600)


@linux
def test_a_run_whose_reader_takes_no_more_ends_when_it_is_told_to(tmp_path: Path) -> None:
    command = [*PROGRAM, "batch", str(tickets(tmp_path / "in.jsonl")), "--jobs", "1"]
    running = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout
    running.stdout.read(1)
    time.sleep(1)  # by now the pipe is full
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=20) == 143
    running.communicate()


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_memory_does_not_grow_with_the_rows(tmp_path: Path, jobs: int) -> None:
    # From a megabyte on, which is looked at whole to tell the encoding: a smaller file needs less.
    peaks = [peak(tickets(tmp_path / f"{size}.jsonl", size), jobs) for size in (20_000, 60_000)]
    assert peaks[1] < 1.1 * peaks[0]


def peak(file: Path, jobs: int) -> int:
    """Return the greatest memory of a process of one run, the parent's."""
    command = [*PROGRAM, "batch", str(file), "--format", "jsonl", "--jobs", str(jobs)]
    with (file.with_suffix(".out")).open("wb") as out:
        running = subprocess.Popen(command, env=environment(), stdout=out)
        _, _, used = os.wait4(running.pid, 0)
        running.returncode = 0
    return used.ru_maxrss
