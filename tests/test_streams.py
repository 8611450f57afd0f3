"""Closed, endless and broken streams, an early Ctrl-C, no home: one message, the right exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import PROGRAM, environment, run, shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX")
PRINTING = [
    "--version",
    "--help",
    "diagnose --help",
    "diagnose --symptom 0963c1",
    "diagnose --symptom 0963c1 --json",
    "diagnose --symptom 0963c1 --markdown",
    "code 0963c1",
    "code 0963c1 --json",
    "trees list",
    "trees list --json",
    "trees show iit-password",
    "report",
    "completion bash",
    "batch in.txt",
    "batch in.txt --format csv",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("streams")
    (found / "in.txt").write_text("0963c1\n", encoding="utf-8")
    return found


@pytest.mark.parametrize("command", PRINTING)
def test_s18_a_closed_stdout_is_told(folder: Path, command: str) -> None:
    done = shell(f"cd {folder}; F {command} >&-")
    told = done.stderr.decode()
    assert done.returncode == 1
    if "--json" in command:
        error = json.loads(told)["error"]
        assert error["exit_code"] == 1
        told = error["hint"]
    else:
        assert told.count("出错了") == 1
    assert "磁盘" not in told
    assert "标准输出没有打开" in told


@pytest.mark.parametrize("command", ["diagnose --symptom 0963c1 -o {}", "batch in.txt -o {}", "report -o {}"])
def test_s18_without_stdout_a_file_is_written_all_the_same(folder: Path, command: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert shell(f"cd {folder}; F {command.format(out)} >&- <&-").returncode == 0
    assert out.stat().st_size > 100


@pytest.mark.parametrize("command", ["diagnose --symptom -", "batch -"])
def test_s18_a_closed_stdin_is_told(command: str) -> None:
    done = shell(f"F {command} <&-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "标准输入" in done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("diagnose --symptom 0963c1", 0),
        ("diagnose --symptom 证书口令忘了", 3),
        ("diagnose --symptom 社保密码忘了", 4),
        ("diagnose", 2),
        ("batch in.txt", 0),
        ("batch missing.txt", 1),
        ("trees check", 0),
    ],
)
@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_s18_without_stderr_the_exit_code_stays(folder: Path, command: str, code: int, closed: str) -> None:
    assert shell(f"cd {folder}; F {command} {closed}").returncode == code


def test_s18_nothing_that_is_opened_takes_the_place_of_a_closed_stream(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert shell(f"cd {folder}; F batch in.txt -o {out} >&- 2>&- <&-").returncode == 0
    assert out.read_text(encoding="utf-8").count("\n") == 1


def test_s16_an_endless_input_is_refused() -> None:
    done = shell(
        "ulimit -v 2000000; F diagnose --symptom - < /dev/zero; echo $?; yes 密码 | F diagnose --symptom -; echo $?; F batch - < /dev/zero; echo $?"
    )
    assert done.stdout.split() == [b"2", b"2", b"2"]


@pytest.mark.parametrize("command", PRINTING)
def test_r7_a_reader_that_goes_away_gives_one_code(folder: Path, command: str) -> None:
    done = shell(
        f"cd {folder}; (F {command}; echo $? >&3) 3>&2 2>/dev/null | sleep 0", environment(PYTHONUNBUFFERED="1")
    )
    assert int(done.stderr.split()[-1]) in (141, 0)
    slow = shell(f"cd {folder}; (sleep 1; F {command}; echo $? >&3) 3>&2 | true")
    assert slow.stderr.split() == [b"141"]


@pytest.mark.parametrize("after", range(0, 400, 40))
def test_s25_ctrl_c_is_quiet_at_every_moment(after: int) -> None:
    running = subprocess.Popen(
        [*PROGRAM, "diagnose", "--symptom", "证书口令锁了"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    time.sleep(after / 1000)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    # Before the first line of ours runs, Python itself may still say something.
    assert b"fapiao_doctor" not in told
    assert running.returncode in (130, 0, 3, 1, -signal.SIGINT)


def homeless(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the program as a user without a home and without an entry in the list of users."""
    code = (
        "import os, pwd, sys\n"
        "def none(_): raise KeyError\n"
        "pwd.getpwuid = none\n"
        "os.environ.pop('HOME', None)\n"
        "from fapiao_doctor.__main__ import main\n"
        "main()\n"
    )
    env = environment()
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        env.pop(name, None)
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=env, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.mark.parametrize("arguments", [["sessions", "list"], ["sessions", "show", "x"], ["sessions", "delete", "x"]])
def test_s19_without_a_home_the_reason_is_told(arguments: list[str]) -> None:
    done = homeless(*arguments)
    assert (done.returncode, "HOME" in done.stderr.decode()) == (1, True)


def test_s19_without_a_home_everything_else_works() -> None:
    assert homeless("report").returncode == 0
    assert homeless("diagnose", "--symptom", "0963c1").returncode == 0


@pytest.mark.parametrize("place", ["none", "long", "file"])
def test_s19_the_wizard_goes_on_without_saving(place: str, tmp_path: Path) -> None:
    import pexpect

    (tmp_path / "file").write_text("", encoding="utf-8")
    state = {"none": "", "long": str(tmp_path / ("n" * 300)), "file": str(tmp_path / "file")}[place]
    code = (
        "import os, pwd\n"
        "def none(_): raise KeyError\n"
        "pwd.getpwuid = none\n"
        "os.environ.pop('HOME', None)\n"
        "from fapiao_doctor.__main__ import main\n"
        "main()\n"
    )
    env = environment(XDG_STATE_HOME=state, TERM="dumb")
    if not state:
        env.pop("XDG_STATE_HOME")
    child = pexpect.spawn(sys.executable, ["-c", code], env=env, encoding="utf-8", dimensions=(40, 80), timeout=20)
    child.expect("：")
    child.sendline("")
    child.expect("1\\. ")
    child.sendline("1")
    child.expect("1\\. ")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    assert child.exitstatus == 0
    assert "主目录" in child.before if place == "none" else "写不了" in child.before


def test_the_wizard_to_resume_says_why_it_cannot() -> None:
    done = run("wizard", "--resume")
    assert done.returncode == 2
