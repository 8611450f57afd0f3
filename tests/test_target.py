"""Where -o leads: nothing that stands there is lost unasked, nothing that is no file is replaced."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from program import environment, run, shell

from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.text.partial import ENDING, Partial
from fapiao_doctor.text.target import Target

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name != "posix", reason="owners, links and devices of POSIX")


def test_t41_a_file_that_is_there_is_not_touched_without_force(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.txt"):
        Target(file).write("new")
    assert file.read_text(encoding="utf-8") == "old"
    Target(file, force=True).write("new")
    assert file.read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["diagnose", "--symptom", "0963c1", "-o"],
        ["report", "-o"],
        ["trees", "audit", "-o"],
        ["batch", "-", "-o"],
    ],
)
def test_t41_every_command_that_writes_asks_for_force(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    refused = run(*arguments, str(file), stdin="证书口令锁了\n".encode())
    assert (refused.returncode, file.read_text(encoding="utf-8")) == (2, "old")
    assert "--force" in refused.stderr.decode()
    assert run(*arguments, str(file), "--force", stdin="证书口令锁了\n".encode()).returncode in (0, 1)
    assert file.read_text(encoding="utf-8") != "old"


def test_t41_pages_that_an_expert_signed_are_not_replaced_unasked(tmp_path: Path) -> None:
    arguments = ["trees", "review", "iit-password", "-o", str(tmp_path / "review")]
    assert run(*arguments).returncode == 0
    page = next((tmp_path / "review").rglob("*.md"))
    page.write_text("signed", encoding="utf-8")
    assert run(*arguments).returncode == 2
    assert page.read_text(encoding="utf-8") == "signed"
    assert run(*arguments, "--force").returncode == 0
    assert page.read_text(encoding="utf-8") != "signed"


@posix
def test_s24_links_and_mode_are_kept(tmp_path: Path) -> None:
    real, other = tmp_path / "real.txt", tmp_path / "other.txt"
    real.write_text("old and much longer than new", encoding="utf-8")
    real.chmod(0o644)
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    Target(link, force=True).write("new")
    assert link.is_symlink()
    assert (real.read_text(encoding="utf-8"), stat.S_IMODE(real.stat().st_mode)) == ("new", 0o644)
    os.link(real, other)
    Target(other, force=True).write("both")
    assert (real.read_text(encoding="utf-8"), real.samefile(other)) == ("both", True)


@posix
def test_a_new_file_is_its_owners_and_a_dangling_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    Target(tmp_path / "link").write("x")
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o600


@posix
@pytest.mark.skipif(not ROOT, reason="only root can give a file away")
def test_s24_the_owner_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    os.chown(file, 1000, 1000)
    file.chmod(0o640)
    Target(file, force=True).write("new")
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1000, 1000, 0o640)


@posix
@pytest.mark.skipif(not ROOT, reason="only root can make a device")
@pytest.mark.parametrize("command", ["diagnose --symptom 0963c1", "report", "trees audit", "batch in.txt"])
def test_s5_a_device_is_written_through_and_stays_one(tmp_path: Path, command: str) -> None:
    (tmp_path / "in.txt").write_text("0963c1\n", encoding="utf-8")
    try:
        os.mknod(tmp_path / "null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        (tmp_path / "null").write_text("", encoding="utf-8")
    except PermissionError:
        pytest.skip("no devices here")
    done = shell(f"cd {tmp_path}; F {command} -o null")
    assert done.returncode in (0, 1)
    assert stat.S_ISCHR((tmp_path / "null").stat().st_mode)


@posix
@pytest.mark.parametrize("command", ["diagnose --symptom 0963c1 --json", "batch in.txt"])
def test_s5_a_pipe_is_written_through_and_stays_one(tmp_path: Path, command: str) -> None:
    (tmp_path / "in.txt").write_text("0963c1\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    done = shell(f"cd {tmp_path}; F {command} -o pipe")
    reader.join(20)
    assert done.returncode == 0
    assert b"certificate-pin" in got[0]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@posix
def test_s5_the_devices_of_the_system_are_written_through() -> None:
    done = shell(
        "F diagnose --symptom 0963c1 --json -o /dev/stdout | tail -c 2; F diagnose --symptom 0963c1 -o /dev/null"
    )
    assert (done.returncode, done.stdout) == (0, b"}\n")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    full = shell("F diagnose --symptom 0963c1 -o /dev/full")
    assert full.returncode == 1


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_of_a_named_pipe_that_goes_away_is_no_full_disk(tmp_path: Path, jobs: int) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "in.txt").write_text("0963c1\n" * 2000, encoding="utf-8")
    reading = "(head -c 1 pipe > /dev/null) &"
    done = shell(f"cd {tmp_path}; {reading} F batch in.txt --jobs {jobs} -o pipe; echo $?; wait")
    assert (done.stdout, done.stderr) == (b"141\n", b"")


@posix
def test_nor_is_it_where_the_whole_is_written_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    threading.Timer(0.3, os.close, (reader,)).start()
    with pytest.raises(BrokenPipeError):
        Target(pipe).write("x" * 10_000_000)


@posix
@pytest.mark.parametrize("way", ["in.csv", "./in.csv", "soft.csv", "hard.csv"])
def test_s6_batch_never_writes_onto_its_input(tmp_path: Path, way: str) -> None:
    file = tmp_path / "in.csv"
    file.write_text("symptom\n0963c1\n", encoding="utf-8")
    (tmp_path / "soft.csv").symlink_to("in.csv")
    os.link(file, tmp_path / "hard.csv")
    for command in (
        f"F batch in.csv -o {way} --force",
        f"F batch - -o {way} --force < in.csv",
        f"F batch in.csv >> {way}",
    ):
        done = shell(f"cd {tmp_path}; {command}")
        assert done.returncode == 2, command
        assert "in.csv" in done.stderr.decode() or "-o" in done.stderr.decode()
        assert file.read_text(encoding="utf-8") == "symptom\n0963c1\n"


def test_s25_names_that_are_no_files(tmp_path: Path) -> None:
    empty = run("diagnose", "--symptom", "0963c1", "-o", "")
    assert (empty.returncode, "-o" in empty.stderr.decode()) == (2, True)
    hyphen = subprocess.run(
        [sys.executable, "-m", "fapiao_doctor", "diagnose", "--symptom", "0963c1", "--json", "-o", "-"],
        cwd=tmp_path, env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert (hyphen.returncode, hyphen.stdout[:1], list(tmp_path.iterdir())) == (0, b"{", [])
    folder = run("diagnose", "--symptom", "0963c1", "-o", str(tmp_path))
    assert (folder.returncode, str(tmp_path) in folder.stderr.decode()) == (1, True)


@pytest.mark.parametrize("length", [230, 245, 255])
def test_s25_long_names_are_written(tmp_path: Path, length: int) -> None:
    Target(tmp_path / ("n" * length)).write("x")
    assert (tmp_path / ("n" * length)).read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("name", ["n" * 256, "a/b", "n\0"])
def test_names_that_cannot_be_are_a_machine_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(MachineError, match="写不了"):
        Target(tmp_path / name).write("x")


def test_a_lone_surrogate_never_stops_a_text(tmp_path: Path) -> None:
    Target(tmp_path / "a").write("证\ud800书")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "证?书"


def test_a_partial_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    target = Target(tmp_path / "out")
    with Partial(target, resume=False) as part:
        part.write("一\n".encode())
        assert part.path.read_text(encoding="utf-8") == "一\n"
        assert not target.path.exists()
        part.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_partial_file_of_an_earlier_run_is_neither_lost_nor_taken_unasked(tmp_path: Path) -> None:
    (tmp_path / f"out{ENDING}").write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match="out"):
        Partial(Target(tmp_path / "out"), resume=False)
    assert (tmp_path / f"out{ENDING}").read_text(encoding="utf-8") == "old"
    with Partial(Target(tmp_path / "out"), resume=True) as part:
        assert part.earlier().read() == b"old"


@posix
@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("force", [False, True])
def test_what_another_run_writes_is_neither_taken_away_nor_written_into(
    tmp_path: Path, resume: bool, force: bool
) -> None:
    out = tmp_path / "out"
    with Partial(Target(out), resume=False) as first:
        first.write("一\n".encode())
        with pytest.raises(UsageError, match="另一次运行正在写"):
            Partial(Target(out, force=force), resume)
        first.write("二\n".encode())
        first.finish()
    assert out.read_text(encoding="utf-8") == "一\n二\n"
    with Partial(Target(out, force=True), resume) as next_one:  # it is let go with its run
        next_one.write("三\n".encode())
        next_one.finish()
    assert out.read_text(encoding="utf-8") == "三\n"


def test_a_link_under_the_name_of_the_partial_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / f"out{ENDING}").symlink_to("victim")
    with pytest.raises(MachineError):
        Partial(Target(tmp_path / "out"), resume=True)
    with Partial(Target(tmp_path / "out", force=True), resume=False) as part:
        part.write(b"x")
        part.finish()
    assert victim.read_text(encoding="utf-8") == "mine"
