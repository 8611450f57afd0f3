"""SIGTERM and SIGHUP while a person is asked: they end the process, at whatever moment they come."""

import os
import signal
import sys
import threading
from collections.abc import Collection
from types import FrameType

AGAIN = 0.1
"""Seconds after which a signal that was not heard is sent again."""


def end_at_a_signal() -> None:
    """Have the process exit with 128 and the number of the signal, once.

    Python hears a signal between two steps of its own, or when the signal interrupts what it waits for. One that comes
    after the last step and before readline waits for a key would be heard when a key is pressed. So a thread sees
    each one too, and sends it again until it is heard.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = threading.Event()

    def end(number: int, _frame: FrameType | None) -> None:
        if not heard.is_set():
            heard.set()
            sys.exit(128 + number)

    for number in numbers:
        signal.signal(number, end)
    if hasattr(signal, "pthread_kill"):
        seen, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        threading.Thread(target=_insist, args=(seen, numbers, heard), daemon=True).start()


def _insist(seen: int, numbers: Collection[int], heard: threading.Event) -> None:
    while True:
        for number in os.read(seen, 64):
            while number in numbers and not heard.wait(AGAIN):
                signal.pthread_kill(threading.main_thread().ident or 0, number)
