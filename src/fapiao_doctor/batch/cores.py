"""One function over many items on several cores: in order, in constant memory, no item lost.

Items of the same key go to the same process, which remembers what it did with the first: a list of tickets says the
same things again and again, and two processes that both read all of them would together do the work of nearly two.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from fapiao_doctor.errors import AppError, MachineError
from fapiao_doctor.lifetime import start

Item = TypeVar("Item")
Result = TypeVar("Result")
Begin = Callable[[], Callable[[Item], Result]]
"""Makes the function, once in each process; it is sent there, so it must be one that pickle knows by name."""

CHUNK = 100
"""Items for each process that travel together; one alone costs as much to send as to answer."""

HEAVY = 200_000
"""Characters that items hold, after which a chunk is full sooner."""

ALONE = 2
"""Chunks that are answered here where no more follow: other processes are not worth their start then."""

MOST = 24
"""Processes at once: each takes nine open files of its parent, which on some systems may have 256, and one parent that
reads and writes for all of them keeps no more busy."""

AHEAD = 6
"""Chunks that are on their way or wait to be written, each with items for all processes."""

Sent = list[tuple[list[int], Future[list[Any]]]]
"""A chunk on its way: for each process the places of its items in the chunk, and what it will return for them."""

_begin: Begin[Any, Any]
_work: Callable[[Any], Any] | None = None
_leaving = False


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    items: Iterable[Item],
    here: Callable[[Item], Result],
    begin: Begin[Item, Result],
    jobs: int,
    key: Callable[[Item], Hashable],
    weight: Callable[[Item], int] = lambda item: len(repr(item)),
) -> Iterator[Result]:
    """Yield what `here` returns for each item, in the order of the items, made by `jobs` processes, MOST at most.

    `begin` makes the same function in another process; items with the same `key` go to the same one, and those of
    much `weight`, in characters, in small numbers. Where reading the items ends in an AppError, what was read before
    is answered first. Raises that error, what the function raises, and MachineError where a process ends before its
    work does.
    """
    jobs = min(jobs, MOST)
    given = chunks(items, CHUNK * jobs, weight)
    first: list[list[Item]] = []
    broken = None
    try:
        first.extend(islice(given, ALONE + 1))
    except AppError as error:
        broken = error
    if len(first) > ALONE:
        yield from _on_cores(chain(first, given), begin, jobs, key)
        return
    for chunk in first:
        yield from map(here, chunk)
    if broken:
        raise broken


def _on_cores(
    given: Iterable[list[Item]], begin: Begin[Item, Result], jobs: int, key: Callable[[Item], Hashable]
) -> Iterator[Result]:
    # spawn: a fork copies the threads' locks but not the threads, and the bar of progress is one.
    spawn = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()
    with _held():
        pools = [ProcessPoolExecutor(1, spawn, _started, (begin,)) for _ in range(jobs)]
    try:
        yield from _answered(given, pools, key)
    except BrokenProcessPool as error:
        raise _lost() from error
    finally:
        _hurry(child for child in multiprocessing.active_children() if child not in others)
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def _answered(
    given: Iterable[list[Any]], pools: Sequence[ProcessPoolExecutor], key: Callable[[Any], Hashable]
) -> Iterator[Any]:
    pending: deque[Sent] = deque()
    try:
        for chunk in given:
            pending.append(_sent(chunk, pools, key))
            if len(pending) == AHEAD:
                yield from _back(pending.popleft())
    except AppError:
        yield from _rest(pending)
        raise
    yield from _rest(pending)


def _sent(chunk: list[Any], pools: Sequence[ProcessPoolExecutor], key: Callable[[Any], Hashable]) -> Sent:
    places: list[list[int]] = [[] for _ in pools]
    for place, item in enumerate(chunk):
        places[hash(key(item)) % len(pools)].append(place)
    with _held():
        return [
            (mine, pool.submit(_worked, [chunk[place] for place in mine]))
            for mine, pool in zip(places, pools, strict=True)
            if mine
        ]


def _back(sent: Sent) -> Iterator[Any]:
    """Yield what the processes return for a chunk, in its order, up to the first item that one has failed at."""
    results = {place: future for places, future in sent for place in places}
    found = {id(future): iter(future.result()) for _, future in sent if future.exception() is None}
    for place in range(len(results)):
        future = results[place]
        if id(future) not in found:
            future.result()  # raises
        yield next(found[id(future)])


def _rest(pending: deque[Sent]) -> Iterator[Any]:
    while pending:
        yield from _back(pending.popleft())


def chunks(items: Iterable[Item], most: int, weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield the items in lists of at most `most`; where reading them ends in an AppError, what came before it first."""
    chunk: list[Item] = []
    held = 0
    try:
        for item in items:
            chunk.append(item)
            held += weight(item)
            if len(chunk) == most or held > HEAVY:
                yield chunk
                chunk, held = [], 0
    except AppError:
        yield chunk
        raise
    if chunk:
        yield chunk


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """Hold back what stops a run: a process started meanwhile never sees it, and this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hurry(workers: Iterable[BaseProcess]) -> None:
    """Have processes leave what they still have to answer; on Windows, where none can be told, they do all of it."""
    if hasattr(signal, "pthread_sigmask"):
        for worker in workers:
            worker.terminate()


def _started(begin: Begin[Any, Any]) -> None:
    """Prepare a process: it ends when its parent does, for whom Ctrl-C and a hung up terminal are.

    SIGTERM makes it leave its rows and no more: a process that ends while it sends what it has done leaves its parent
    waiting for the rest.
    """
    global _begin
    _begin = begin
    start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _leave)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _leave(_number: int, _frame: object) -> None:
    global _leaving
    _leaving = True


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _worked(chunk: list[Any]) -> list[Any]:
    global _work
    made = []
    for item in chunk:
        if _leaving:
            raise _lost()
        _work = _work or _begin()  # here and not when it starts: what it raises reaches the parent
        made.append(_work(item))
    return made


def _lost() -> MachineError:
    hint = "加 --jobs 1 再运行；有 -o 的再加 --resume，从断的地方接着写"
    return MachineError("一个工作进程没做完就没了，可能是内存不够", hint)
