"""The program as a process, for tests of what only a process shows."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE = str(Path(__file__).parents[1] / "src")
PROGRAM = [sys.executable, "-m", "fapiao_doctor"]


def environment(**more: str) -> dict[str, str]:
    """Return the environment in which the program of this checkout runs."""
    return {**os.environ, "PYTHONPATH": SOURCE, "PYTHONUTF8": "1", "FAPIAO_DOCTOR_LANG": "zh", **more}


def run(
    *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, timeout: float = 60
) -> "subprocess.CompletedProcess[bytes]":
    """Run the program to its end; a traceback is never right."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        env=dict(env or environment()),
        capture_output=True,
        check=False,
        timeout=timeout,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
    return done


def shell(
    command: str, env: Mapping[str, str] | None = None, timeout: float = 60
) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of sh in which $F is the program."""
    line = f'F() {{ "{sys.executable}" -m fapiao_doctor "$@"; }}\n{command}'
    done = subprocess.run(
        ["sh", "-c", line], env=dict(env or environment()), capture_output=True, check=False, timeout=timeout
    )
    assert b"Traceback" not in done.stderr + done.stdout, (done.stderr + done.stdout).decode(errors="replace")
    return done
