"""One function over many items on several cores: in order, in constant memory, no item lost."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, TypeVar

from fapiao_doctor.errors import AppError, MachineError

Item = TypeVar("Item")
Result = TypeVar("Result")
Begin = Callable[[], Callable[[Item], Result]]
"""Makes the function, once in each process; it is sent there, so it must be one that pickle knows by name."""

CHUNK = 100
"""Items that travel together; one alone costs as much to send as to answer."""

HEAVY = 200_000
"""Characters of items, as Python shows them, after which a chunk is full sooner."""

ALONE = 2
"""Chunks that are answered here before other processes are worth their start."""

AHEAD = 3
"""Chunks for each process that are on their way or wait to be written."""

_begin: Begin[Any, Any]
_work: Callable[[Any], Any] | None = None


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    items: Iterable[Item], here: Callable[[Item], Result], begin: Begin[Item, Result], jobs: int
) -> Iterator[Result]:
    """Yield what `here` returns for each item, in the order of the items, made by `jobs` processes.

    `begin` makes the same function in another process. Where reading the items ends in an AppError, what was read
    before is answered first. Raises that error, what the function raises, and MachineError where a process ends
    before its work does.
    """
    given = chunks(items)
    for chunk in islice(given, ALONE):
        yield from map(here, chunk)
    for chunk in given:
        yield from _on_cores(chain([chunk], given), begin, jobs)


def _on_cores(given: Iterable[list[Item]], begin: Begin[Item, Result], jobs: int) -> Iterator[Result]:
    # spawn: a fork copies the threads' locks but not the threads, and the bar of progress is one.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _started, (begin,))
    try:
        yield from _answered(given, pool, jobs * AHEAD)
    except BrokenProcessPool as error:
        hint = "加 --jobs 1 再运行；有 -o 的再加 --resume，从断的地方接着写"
        raise MachineError("一个工作进程没做完就没了，可能是内存不够", hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _answered(given: Iterable[list[Item]], pool: ProcessPoolExecutor, most: int) -> Iterator[Any]:
    pending: deque[Future[list[Any]]] = deque()
    try:
        for chunk in given:
            with _no_interrupt():
                pending.append(pool.submit(_worked, chunk))
            if len(pending) == most:
                yield from pending.popleft().result()
    except AppError:
        yield from _rest(pending)
        raise
    yield from _rest(pending)


def _rest(pending: deque[Future[list[Any]]]) -> Iterator[Any]:
    while pending:
        yield from pending.popleft().result()


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items in lists of at most CHUNK; where reading them ends in an AppError, what came before it first."""
    chunk: list[Item] = []
    weight = 0
    try:
        for item in items:
            chunk.append(item)
            weight += len(repr(item))
            if len(chunk) == CHUNK or weight > HEAVY:
                yield chunk
                chunk, weight = [], 0
    except AppError:
        yield chunk
        raise
    if chunk:
        yield chunk


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold Ctrl-C back: a process started meanwhile never sees it, and this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _started(begin: Begin[Any, Any]) -> None:
    """Prepare a process: Ctrl-C is for its parent, and it ends when its parent does."""
    global _begin
    _begin = begin
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _worked(chunk: list[Any]) -> list[Any]:
    global _work
    _work = _work or _begin()  # here and not when it starts: what it raises reaches the parent
    return [_work(item) for item in chunk]
