"""What a process that gives one answer need not do, from its start to its end.

It need not look for garbage while it loads, nor load what click imports and hardly ever uses, nor, at the end, take
apart ten thousand objects one by one that the system takes back at once; each is a tenth of such a run or more.

click imports `inspect`, which with all that it imports in turn (`ast`, `dis`, `tokenize`) takes a sixth of click's own
time, for one function of help texts and two of decorators. `put_off` gives it an empty module in its place
that becomes the real one as soon as a name is looked for in it. `importlib.util.LazyLoader` does the same in fewer
words, but loads at the second `import` of the name already, since that asks for `__spec__`; click has three.

Three more are asked for something in every run, though for next to nothing: `uuid` asks `platform` for the name of the
system, click takes the class `datetime` and two functions of `gettext`. They know so much without being loaded.
"""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, NoReturn

UNUSED = ("inspect", "platform", "gettext", *(("datetime",) if sys.version_info < (3, 12) else ()))
"""Modules of the standard library, chosen by what `-X importtime` shows, that a short run of any command never uses.

`datetime` itself loads no more than what is written in C since Python 3.12."""

ALLOCATIONS = 50_000
"""Objects made before garbage is looked for. Python's 700 mean 60 searches in a run that answers one sentence, all in
vain, a tenth of its time; with more than 50,000 such a run searches no less, and `batch` would hold more memory."""


class _Later(ModuleType):
    """A module that is loaded when the first name is looked for that it has not."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__, self.__loader__, self.__file__ = spec, spec.loader, spec.origin
        self._unread = spec.loader
        self._turn = threading.RLock()
        vars(self).update(_known(self))

    def __getattr__(self, name: str) -> Any:
        if name != "__path__":  # which `from name import one` asks for, and none of them is a package
            self._load()
            if name in vars(self):
                return vars(self)[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def _load(self) -> None:
        with self._turn:  # held until all of it is there: another thread may ask meanwhile
            loader = vars(self).pop("_unread", None)
            if loader is not None:
                loader.exec_module(self)


def _known(module: _Later) -> dict[str, Any]:
    """Return the names of a module that are right as they are and do not have it loaded."""
    if module.__name__ == "platform" and hasattr(os, "uname"):
        return {"system": lambda: os.uname().sysname}
    if module.__name__ == "datetime":
        try:
            written_in_c = import_module("_datetime")
        except ImportError:  # of Pythons other than CPython some have it and some have not
            return {}
        return {name: one for name, one in vars(written_in_c).items() if not name.startswith("_")}
    if module.__name__ == "gettext":
        return {name: _when_called(module, name) for name in ("gettext", "ngettext")}
    return {}


def _when_called(module: _Later, name: str) -> Callable[..., Any]:
    """Return the function `name` of a module, which is loaded when that is called."""

    def called(*given: Any) -> Any:
        module._load()
        return vars(module)[name](*given)

    return called


def put_off(name: str) -> None:
    """Have `name` loaded when it is first used, not when it is imported; a module that is there stays as it is."""
    found = None if name in sys.modules else PathFinder.find_spec(name)
    if found is not None:
        sys.modules[name] = _Later(found)


def start() -> None:
    """Make ready what has to be ready before anything else is imported."""
    gc.set_threshold(ALLOCATIONS)
    for name in UNUSED:
        put_off(name)


def end(exit_code: int) -> NoReturn:
    """Exit, without taking the interpreter apart first where nothing is left to be done.

    What was registered to be done at exit is done, and what was written is flushed; where a thread still runs, or
    something cannot be flushed, the interpreter ends as ever.
    """
    if threading.active_count() == 1:
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):  # as of a closed stream: Python says so in its own way
            for stream in (sys.stdout, sys.stderr):
                if stream:
                    stream.flush()
            os._exit(exit_code)
    sys.exit(exit_code)
