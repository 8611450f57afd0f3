"""Help: in one language, as wide as the terminal, with examples that run."""

import re
import shlex
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
import every_pack
import pytest
from test_cli import ROOT, run

from fapiao_doctor.cli.app import build
from fapiao_doctor.cli.examples import EXAMPLES
from fapiao_doctor.cli.laying_out import Formatter
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.wrap import cells

CLICK = re.compile(r"Usage|Options|Commands|Show this|exit\b|ARGS")
EXITS = ("0", "1", "2", "3", "4", "5", "130")
NEEDS_A_TERMINAL = ("", "wizard", "wizard --resume")


def paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the words of every command."""
    yield path
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from paths(below, (*path, name))


COMMANDS = list(paths(build("zh")))


def shown(path: tuple[str, ...], lang: Lang, width: int) -> str:
    """Give the help of one command as a terminal of some width shows it."""
    command: click.Command = build(lang)
    context = command.make_context("fapiao-doctor", [], resilient_parsing=True)
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
        context = command.context_class(command, parent=context, info_name=name)
    formatter = Formatter(width=width)
    command.format_help(context, formatter)
    return formatter.getvalue()


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_is_in_one_language(path: tuple[str, ...]) -> None:
    assert not CLICK.search(re.sub(r"(?m)^  (fapiao-doctor|bash|zsh|fish|PowerShell).*", "", shown(path, "zh", 80)))
    english = shown(path, "en", 80)
    assert not re.search(r"[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("width", [30, 40, 60, 80, 83])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_counts_a_chinese_character_as_two_cells(path: tuple[str, ...], width: int, lang: Lang) -> None:
    commands = ("fapiao-doctor ", "bash ", "zsh ", "fish ", "PowerShell ")
    for line in shown(path, lang, width).splitlines():
        assert cells(line) <= width or line.strip().startswith(commands), line


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_help_has_an_example(path: tuple[str, ...]) -> None:
    assert 1 <= len(re.findall(r"(?m)^  (?:\w+ +.*)?fapiao-doctor", shown(path, "zh", 80))) <= 4


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("folder", [*every_pack.FOLDERS[:1], *every_pack.OTHERS], ids=every_pack.NAMES)
def test_the_examples_run(lang: Lang, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import subprocess

    from test_cli import PROGRAM

    (tmp_path / "tickets.csv").write_text("symptom\nx\n", encoding="utf-8")
    (tmp_path / "tickets.jsonl").write_text('{"symptom": "x"}\n', encoding="utf-8")
    env = {**os.environ, "FAPIAO_DOCTOR_LANG": lang, "FAPIAO_DOCTOR_TREES": str(folder), "XDG_STATE_HOME": str(tmp_path),
           "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}  # fmt: skip
    monkeypatch.setenv("FAPIAO_DOCTOR_TREES", str(folder))
    lines = {line.strip() for path in COMMANDS for line in shown(path, lang, 80).splitlines()}
    for line in sorted(line for line in lines if line.startswith("fapiao-doctor")):
        words = shlex.split(line)[1:]
        if (
            " ".join(words) in NEEDS_A_TERMINAL
            or words[-1] == "ID"
            or words[:2] in (["trees", "audit"], ["trees", "build"], ["trees", "new"], ["trees", "preview"])
            or (words[-1] == "--mcp" and not find_spec("mcp"))
        ):
            continue
        for made in ("answers.csv", "report.txt", "audit.md", "page.html", "book.md", "changes.md", "tree.dot"):
            (tmp_path / made).unlink(missing_ok=True)
        shutil.rmtree(tmp_path / "review", ignore_errors=True)
        done = subprocess.run([*PROGRAM, *words], env=env, cwd=tmp_path, capture_output=True, check=False, timeout=60)
        assert done.returncode in (0, 3), (line, done.stderr.decode())


def test_every_example_belongs_to_a_command() -> None:
    assert {tuple(name.split()) for name in EXAMPLES} <= set(COMMANDS)


def test_the_epilog_names_every_exit_code() -> None:
    for lang in ("zh", "en"):
        flat = " ".join(run("--help", env={"FAPIAO_DOCTOR_LANG": lang}).stdout.decode().split())
        assert all(re.search(rf"(：|，|, |: ){code} ", flat) for code in EXITS)


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (["-h"], ["--help"]),
        (["help"], ["--help"]),
        (["diagnose", "-h"], ["diagnose", "--help"]),
        (["help", "diagnose"], ["diagnose", "--help"]),
        (["help", "trees", "show"], ["trees", "show", "--help"]),
        (["trees", "help"], ["trees", "--help"]),
        (["-V"], ["--version"]),
    ],
    ids=" ".join,
)
def test_short_forms_do_the_same(arguments: list[str], same: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run(*same).stdout
