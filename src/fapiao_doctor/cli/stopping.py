"""A long run that is told to stop, by Ctrl-C, SIGTERM or SIGHUP: each is heard once, and what is done is kept."""

import contextlib
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from fapiao_doctor.terminal.streams import silence

STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """One of these signals; to whoever puts things in order it is a Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number


@contextlib.contextmanager
def stopping_once() -> Iterator[None]:
    """Raise Stopped at the first of these signals and pass by all others, which would disturb the putting in order.

    A signal that is ignored, as SIGHUP under nohup, stays ignored. Once stopped, nothing more is written to the
    standard output: its reader may have stopped too, and the process would wait for it at its end.
    """
    before = {number: signal.getsignal(number) for number in STOPS}
    stopped = False

    def stop(number: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        if not stopped:
            stopped = True
            raise Stopped(number)

    heard = {number: was for number, was in before.items() if was not in (signal.SIG_IGN, None)}
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    except Stopped:
        silence(sys.stdout)
        raise
    for number, was in heard.items():
        signal.signal(number, was)
