"""Completion: what is offered, and that real shells take it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import every_pack
import pytest
from test_cli import ROOT, run

pexpect = pytest.importorskip("pexpect", reason="needs pexpect, for a real terminal")

ESPRESSO = next(folder for folder in every_pack.OTHERS if folder.name == "espresso")
TAB = "\t"
TIMEOUT = 20


def offered(line: str, shell: str = "fish", **env: str) -> list[str]:
    """Give what is offered for a line up to the cursor."""
    environment = {**env, "COMP_LINE": line, "_FAPIAO_DOCTOR_COMPLETE": f"{shell}_complete"}
    code = "from fapiao_doctor.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return [one.partition(",")[2] for one in done.stdout.splitlines() if one]


def test_an_answer_is_completed_part_by_part() -> None:
    begins = "fapiao-doctor diagnose --answer "
    assert "certificate-pin/" in offered(begins)
    assert "certificate-pin/tries-left=" in offered(f"{begins}certificate-pin/tr")
    assert "certificate-pin/tries-left=one" in offered(f"{begins}certificate-pin/tries-left=")


def test_codes_are_completed() -> None:
    assert "0963c1" in offered("fapiao-doctor code 0963")
    assert "未插USBKEY" not in offered("fapiao-doctor code 0963")


def test_packs_asked_for_are_completed_with_their_prefix() -> None:
    two = f"--trees {every_pack.FOLDERS[0]} --trees {ESPRESSO}"
    found = offered(f"fapiao-doctor trees show {two} esp")
    assert found
    assert all(one.startswith("espresso:") for one in found)
    assert offered(f"fapiao-doctor code --trees {ESPRESSO} e0")


def test_a_broken_pack_completes_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("pack: [", encoding="utf-8")
    assert offered(f"fapiao-doctor trees show --trees {tmp_path} ") == []


def test_bash_is_given_what_stands_behind_its_word_break() -> None:
    line = "fapiao-doctor diagnose --answer certificate-pin/tries-left=o"
    assert offered(line, "bash", COMP_BREAKS=" =:") == ["one"]
    assert offered(line.replace("certificate", "'certificate"), "bash", COMP_BREAKS=" =:")[0].startswith(
        "certificate-pin/"
    )
    assert offered(line, "bash", COMP_BREAKS=" ") == ["certificate-pin/tries-left=one"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_files_are_offered_for_batch(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from fapiao_doctor.__main__ import main; main()"],
        env={**os.environ, "COMP_LINE": "fapiao-doctor batch t", "_FAPIAO_DOCTOR_COMPLETE": f"{shell}_complete"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("file,")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_says_how_to_load_it(lang: str) -> None:
    shown = run("completion", "--help", env={"FAPIAO_DOCTOR_LANG": lang}).stdout.decode()
    for line in (
        "completion bash)",
        "completion zsh)",
        "completion fish | source",
        "completion powershell | Out-String",
    ):
        assert line in shown
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(f"fapiao-doctor completion {shell}" in text for shell in ("bash", "zsh", "fish", "powershell"))


# ---- in real shells ----


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the program on the path and one file to complete."""
    program = tmp_path / "bin" / "fapiao-doctor"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fapiao_doctor "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for shell in ("bash", "zsh", "fish"):
        (tmp_path / f"load.{shell}").write_bytes(run("completion", shell).stdout)
    (tmp_path / "tickets-of-today.csv").write_text("symptom\n", encoding="utf-8")
    return tmp_path


def started(folder: Path, command: str, arguments: list[str], load: str) -> "pexpect.spawn[str]":
    """Give a shell that has loaded the script and waits."""
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "HOME": str(folder),
        "TERM": "dumb" if command != "fish" else "xterm",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
    }  # fmt: skip
    shell = pexpect.spawn(
        command, arguments, env=environment, cwd=str(folder), encoding="utf-8", timeout=TIMEOUT, dimensions=(40, 150)
    )
    shell.sendline(load)
    shell.sendline("echo rea''dy")
    shell.expect("\nready|\rready")
    return shell


SHELLS = [
    ("bash", ["--norc", "--noprofile", "-i"], "source ./load.bash"),
    ("zsh", ["-f", "-i"], "source ./load.zsh"),
]


@pytest.fixture(params=SHELLS, ids=lambda one: one[0])
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator["pexpect.spawn[str]"]:
    running = started(folder, *request.param)
    yield running
    running.close(force=True)


def test_a_real_shell_completes_the_option_of_an_answer(shell: "pexpect.spawn[str]") -> None:
    shell.send(f"fapiao-doctor diagnose --answer certificate-pin/tries-left=o{TAB}")
    shell.expect("tries-left=o?ne")


def test_a_real_shell_puts_no_blank_behind_a_tree(shell: "pexpect.spawn[str]") -> None:
    shell.send(f"fapiao-doctor diagnose --answer certificate-pin-l{TAB}")
    shell.expect("ocked")
    shell.send("x")
    assert shell.expect(["/x", "/ x"]) == 0


def test_a_real_shell_completes_a_file_for_batch(shell: "pexpect.spawn[str]") -> None:
    shell.send(f"fapiao-doctor batch tick{TAB}")
    shell.expect("tick(ets|\x08)*.*of-today.csv")


def test_a_real_shell_completes_a_tree(shell: "pexpect.spawn[str]") -> None:
    shell.send(f"fapiao-doctor trees show retire{TAB}")
    shell.expect("retire-?device")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fapiao-doctor diagnose --answer certificate-pin/tries-left=o", "certificate-pin/tries-left=one"),
        ("fapiao-doctor batch tick", "tickets-of-today.csv"),
        ("fapiao-doctor trees show retire", "retire-device"),
        ("fapiao-doctor code 0963c", "0963c1"),
    ],
)
def test_fish_completes(folder: Path, line: str, expected: str) -> None:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder),
                   "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}  # fmt: skip
    script = f"source ./load.fish; complete -C '{line}'"
    done = subprocess.run(
        [fish, "--no-config", "-c", script], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert expected in done.stdout.split(), done.stderr
