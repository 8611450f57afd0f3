"""Troubleshooting by decision trees: a pack of YAML holds everything, the program walks it.

    import fapiao_doctor
    doctor = fapiao_doctor.open_pack()
    result = doctor.diagnose("…")

See docs/api.md. The names are imported when they are first used, so that a light command stays light.
"""

TYPE_CHECKING = False
"""As typing has it, which takes longer to load than all else here: an early Ctrl-C would end in its traceback."""

if TYPE_CHECKING:
    from fapiao_doctor.api.packs import open_pack
    from fapiao_doctor.api.session import Gate, Session
    from fapiao_doctor.diagnosis.doctor import Doctor, WhatIf
    from fapiao_doctor.diagnosis.result import Diagnosis, OutcomeView, QuestionView, StepView
    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.errors import AppError, ContentError, MachineError, UsageError

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "AppError",
    "ContentError",
    "Diagnosis",
    "Doctor",
    "Gate",
    "MachineError",
    "OutcomeView",
    "QuestionView",
    "Session",
    "StepView",
    "UsageError",
    "WhatIf",
    "__version__",
    "open_pack",
]

_HOMES = {
    "api.packs": ("open_pack",),
    "api.session": ("Gate", "Session"),
    "diagnosis.doctor": ("Doctor", "WhatIf"),
    "diagnosis.result": ("Diagnosis", "OutcomeView", "QuestionView", "StepView"),
    "engine.position": ("Answer",),
    "errors": ("AppError", "ContentError", "MachineError", "UsageError"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
