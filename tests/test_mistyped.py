"""Mistyped command lines: the corrected one whole, nothing of ours hidden, nothing in another language."""

import errno
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from program import environment
from test_cli import PROGRAM, ROOT, run

from fapiao_doctor.cli.suggest import command_line, harmless, nearest
from fapiao_doctor.errors import MachineError, Phrase
from fapiao_doctor.messages import say
from fapiao_doctor.text.files import files_in, read_file
from fapiao_doctor.text.reason import REASONS, reason
from fapiao_doctor.text.wrap import cells

ENGLISH_WORDS = re.compile(r"No such|Got unexpected|Did you mean|requires|Invalid|Missing|directory|denied|Try ")


def complained(*arguments: str | bytes, lang: str = "zh", **more: str) -> str:
    done = run(*arguments, env={"FAPIAO_DOCTOR_LANG": lang, **more})
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["证书口令锁了"], "fapiao-doctor diagnose 证书口令锁了"),
        (["证书口令锁了", "--lang", "zh"], "fapiao-doctor diagnose 证书口令锁了 --lang zh"),
        (["0963c1"], "fapiao-doctor diagnose 0963c1"),
        (["forgot", "my", "PIN"], "fapiao-doctor diagnose 'forgot my PIN'"),
        (["diagnos", "--symptom", "锁了"], "fapiao-doctor diagnose --symptom 锁了"),
        (["diagnose", "--sympton", "锁 了"], "fapiao-doctor diagnose --symptom '锁 了'"),
        (["diagnose", "--sympton=锁了"], "fapiao-doctor diagnose --symptom=锁了"),
        (["--lang", "zh", "diagnos", "锁了"], "fapiao-doctor --lang zh diagnose 锁了"),
        (["show", "certificate-pin"], "fapiao-doctor trees show certificate-pin"),
        (["trees", "lst"], "fapiao-doctor trees list"),
        (["trees", "list", "certificate-pin"], "fapiao-doctor trees list"),
        (["code"], "fapiao-doctor code 0963c0"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_the_corrected_command_is_suggested_whole(arguments: list[str], meant: str) -> None:
    last = complained(*arguments).splitlines()[-1]
    assert last.endswith(meant)
    again = run(*shlex.split(meant)[1:])
    assert again.returncode in (0, 3, 4)


def test_what_cannot_be_guessed_gets_the_help_of_that_command() -> None:
    assert complained("nothing").endswith("fapiao-doctor --help\n")
    assert complained("diagnose", "--zzzzzz").endswith("fapiao-doctor diagnose --help\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["diagnose", "--zzzzzz"], ["diagnose", "--symptom"], ["diagnose", "--json=1"], ["diagnose", "x", "--lang", "fr"],
        ["nothing"], ["code"], ["trees", "show"], ["batch", "/nowhere/x.csv"], ["completion", "tcsh"], ["trees", "list", "x"],
        ["trees", "list", "--trees", "/nowhere"], ["batch", "/"], ["diagnose", "x", "-o", "/nowhere/x"], ["-z"],
        ["diagnose", "x", "-o", "/"], ["trees", "review", "-o", "/dev/null"], ["diagnose", "x", "--json", "--markdown"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_english_stands_in_a_chinese_error(arguments: list[str]) -> None:
    said = complained(*arguments)
    assert not ENGLISH_WORDS.search(said)
    english = complained(*arguments, lang="en") if "--json" not in arguments else ""
    assert not re.search(r"[\u4e00-\u9fff]", english)


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EISDIR, errno.EROFS, errno.ENAMETOOLONG]
)
def test_the_reason_of_the_system_is_said_in_chinese(number: int) -> None:
    told = reason(OSError(number, os.strerror(number)))
    assert isinstance(told, Phrase)
    assert not say("zh", "{message}。{hint}", message=told, hint="").isascii()
    assert say("en", "{message}。{hint}", message=told, hint="").isascii()
    assert reason(OSError(9999, "odd")) == "odd"
    assert len(REASONS) > 10


# ---- nothing of ours is hidden, secrets are ----


@pytest.mark.parametrize(
    ("arguments", "whole"),
    [
        (["batch", "/data/pin/batch01.csv"], "/data/pin/batch01.csv"),
        (["batch", "/data/密码/口令12345678.csv"], "/data/密码/口令12345678.csv"),
        (["diagnose", "--answer", "certificate-pin/state2=locked"], "certificate-pin/state2=locked"),
        (["diagnose", "--answer", "certificate-pin-locked/nope=1"], "certificate-pin-locked/nope=1"),
        (["trees", "show", "etax-passwort"], "etax-passwort"),
        (["trees", "show", "etax-passwort"], "software-login-password"),
        (["diagnose", "x", "-o", "/nowhere/pin/password12345678.md"], "/nowhere/pin/password12345678.md"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_ids_and_paths_are_never_hidden_in_errors(arguments: list[str], whole: str) -> None:
    assert whole in complained(*arguments)


@pytest.mark.parametrize("name", ["etax-password", "certificate-pin", "device-password"])
def test_a_broken_tree_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "broken-packs" / "sound", tmp_path / "pin")
    (tmp_path / "pin" / f"{name}.yaml").write_text(f"tree: {name}\ntitle: x\nnonsense: y\n", encoding="utf-8")
    assert f"{name}.yaml:3:1" in complained("trees", "list", "--trees", str(tmp_path / "pin"))


@pytest.mark.parametrize("secret", ["密码Hx2024kp81", "口令是Kq7canary81", "13800138217"])
def test_a_secret_in_a_mistyped_command_is_not_repeated(secret: str) -> None:
    value = secret.removeprefix("密码").removeprefix("口令是")
    for arguments in (
        [secret],
        ["diagnose", secret, "--sympton", "x"],
        ["trees", "list", secret],
        ["diagnose", f"--{secret}"],
    ):
        assert value not in complained(*arguments), arguments
        assert value not in complained(*arguments, "--json"), arguments


def test_words_are_quoted_for_a_shell() -> None:
    assert command_line(["diagnose", "a b"]) == "fapiao-doctor diagnose 'a b'"
    assert shlex.split(command_line(["diagnose", 'say "x" $HOME `y`'])) == [
        "fapiao-doctor",
        "diagnose",
        'say "x" $HOME `y`',
    ]
    assert harmless("certificate-pin/tries-left=one") == "certificate-pin/tries-left=one"
    assert nearest("diagnos", ["wizard", "diagnose"]) == "diagnose"
    assert nearest("nothing", ["wizard", "diagnose"]) == ""


# ---- errors on a terminal ----


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_errors_are_as_wide_as_the_terminal_and_commands_stay_whole(columns: int) -> None:
    pexpect = pytest.importorskip("pexpect", reason="needs pexpect, for a real terminal")
    environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1", "COLUMNS": str(columns)}
    for arguments in (["trees", "show", "nothing"], ["开票软件登录密码忘了而且管理员也不在公司里怎么办才好"]):
        child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *arguments],
            env=environment,
            encoding="utf-8",
            dimensions=(24, columns),
            timeout=30,
        )
        child.expect(pexpect.EOF)
        lines = [line for line in child.before.replace("\r", "").split("\n") if line]
        assert len(lines) > 1
        for line in lines:
            assert cells(line) < columns or line.startswith("fapiao-doctor diagnose "), line
        assert (
            any(line.endswith("怎么办才好") and "fapiao-doctor diagnose 开票" in line for line in lines)
            or arguments[0] == "trees"
        )


# ---- reading what cannot be read ----


class Locked:
    """Stands in for a folder without the right to look into it: root may look into any."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, locked: Path) -> None:
        before = Path.iterdir

        def iterdir(self: Path) -> object:
            if self == locked:
                raise PermissionError(errno.EACCES, "Permission denied", str(self))
            return before(self)

        monkeypatch.setattr(Path, "iterdir", iterdir)


@pytest.mark.parametrize("name", ["knowledge", "en", ""])
def test_a_folder_that_cannot_be_looked_into_is_a_read_error(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fapiao_doctor.cli.app import run as run_here

    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "tests" / "broken-packs" / "sound", folder)
    Locked(monkeypatch, folder / name if name else folder)
    assert run_here(["trees", "list", "--trees", str(folder)], "en" if name == "en" else "zh") == 1
    said = capsys.readouterr().err
    assert str(folder / name if name else folder) in said
    assert "写不出去" not in said
    assert "read" in said or "读不了" in said


def test_a_missing_folder_has_no_files_and_a_missing_file_is_said(tmp_path: Path) -> None:
    assert files_in(tmp_path / "none", ".yaml") == []
    with pytest.raises(MachineError, match="没有这个文件"):
        read_file(tmp_path / "none", 10)


@pytest.mark.parametrize("target", ["nothing", "start/nothing", "other/"])
def test_a_missing_target_breaks_no_command(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "tests" / "broken-packs" / "sound", folder)
    text = (folder / "light.yaml").read_text(encoding="utf-8")
    (folder / "light.yaml").write_text(
        text.replace("plugged: {label: 好了, next: power}", f"plugged: {{label: 好了, next: {target}}}"),
        encoding="utf-8",
    )
    for arguments in (["trees", "review", "-o", str(tmp_path / "out")], ["trees", "show", "light"], ["trees", "list"],
                      ["trees", "show", "light", "--json"], ["trees", "audit"], ["report"],
                      ["diagnose", "--answer", "light/cable=plugged", "--no-input"]):  # fmt: skip
        done = run(*arguments, "--trees", str(folder), env={"XDG_STATE_HOME": str(tmp_path)})
        assert b"Traceback" not in done.stderr + done.stdout, arguments


@pytest.mark.parametrize("damage", [b"", b"one", b"\x00\xff\xfe", b"version: [1", b"pack: x\nversion: a b\n"])
@pytest.mark.parametrize("command", ["--version", "report", "trees list"])
def test_a_damaged_manifest_breaks_no_command(damage: bytes, command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "broken-packs" / "sound", tmp_path / "pack")
    (tmp_path / "pack" / "pack.yaml").write_bytes(damage)
    environment = {"FAPIAO_DOCTOR_TREES": str(tmp_path / "pack"), "XDG_STATE_HOME": str(tmp_path)}
    done = run(*command.split(), env=environment)
    assert b"Traceback" not in done.stderr


def test_a_review_page_shows_the_expert_everything(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "trees", "review", "certificate-pin", "-o", str(tmp_path)],
        env={**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")]
    assert sum("不要这样做" in page for page in pages) > len(pages) / 2


BY_PATH = "import sys; sys.argv[0] = '/elsewhere/fapiao-doctor'; from fapiao_doctor.__main__ import main; main()"
BARE = re.compile(r"(?<![\w/-])fapiao-doctor ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["batch", "--jobs", "0", "x.csv"],
        ["diagnose", "--zzzzzz"],
        ["diagnose", "--answer", "nothing", "锁了"],
        ["trees", "preview", "start"],
        ["trees", "check", "--trees", "BROKEN"],
        ["--full", "diagnose", "锁了"],
    ],
    ids=" ".join,
)
def test_every_hint_names_the_program_as_it_can_be_started(arguments: list[str], tmp_path: Path) -> None:
    words = [str(_without_table(tmp_path)) if word == "BROKEN" else word for word in arguments]
    done = subprocess.run(
        [sys.executable, "-c", BY_PATH, *words], env=environment(), capture_output=True, check=False, timeout=60
    )
    said = (done.stdout + done.stderr).decode()
    assert "/elsewhere/fapiao-doctor " in said
    assert not BARE.search(said)


def test_a_preview_without_a_terminal_advises_no_tree_that_is_not_there() -> None:
    said = complained("trees", "preview", "nope")
    assert "没有“nope”这棵树" in said
    assert "trees show nope" not in said


def test_a_table_that_cannot_be_read_is_made_anew_by_the_command_in_its_hint(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    folder = _without_table(tmp_path)
    told = run("trees", "check", "--trees", str(folder))
    command = re.search(r"fapiao-doctor (trees build .*) \[FD017", told.stdout.decode())
    assert command
    assert run(*shlex.split(command[1])).returncode == 0
    assert b"FD017" not in run("trees", "check", "--trees", str(folder)).stdout


def _without_table(to: Path) -> Path:
    """Return a pack whose trained table is damaged."""
    folder = to / "it's a pack"
    shutil.copytree(ROOT / "tests" / "packs" / "espresso", folder)
    (folder / "reader.json").write_text("{", encoding="utf-8")
    return folder
