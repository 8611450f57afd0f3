"""The program in one file: built by the tool, run from another folder by a Python that has nothing of it installed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import run

ROOT = Path(__file__).parents[1]
SYMPTOM = "证书口令错误 0963c1"

pytestmark = pytest.mark.long  # pip fetches what the program needs


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "fapiao-doctor.pyz"
    subprocess.run([sys.executable, ROOT / "tools" / "build_zipapp.py", "-o", path], check=True, capture_output=True)
    return path


def ran(archive: Path, home: Path | str, *arguments: str) -> str:
    """Run the file in an empty folder without what the suite's own Python has installed."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(archive), *arguments],
        cwd=archive.parent, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_diagnoses_as_the_program_does(archive: Path, tmp_path: Path) -> None:
    wanted = json.loads(run("diagnose", "--symptom", SYMPTOM, "--json").stdout)
    for _again in range(2):
        assert json.loads(ran(archive, tmp_path, "diagnose", "--symptom", SYMPTOM, "--json")) == wanted
    (unpacked,) = (tmp_path / ".cache" / "fapiao-doctor" / "unpacked").iterdir()
    assert (unpacked / "trees" / "pack.yaml").is_file()
    assert not list((tmp_path / ".cache" / "fapiao-doctor").glob("packs/*"))  # the compiled pack came with it


def test_it_needs_no_home(archive: Path, tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_text("no folder")
    wanted = json.loads(run("diagnose", "--symptom", SYMPTOM, "--json").stdout)
    assert json.loads(ran(archive, barred, "diagnose", "--symptom", SYMPTOM, "--json")) == wanted


def test_it_exports_the_same_page_and_checks_a_pack_without_the_part_of_yaml_in_c(
    archive: Path, tmp_path: Path
) -> None:
    mine, its = tmp_path / "mine.html", tmp_path / "its.html"
    assert run("export", "html", "-o", str(mine)).returncode == 0
    ran(archive, tmp_path, "export", "html", "-o", str(its))
    assert its.read_bytes() == mine.read_bytes()
    ran(archive, tmp_path, "trees", "check")
