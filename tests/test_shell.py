"""Printed commands, quoted for each shell; every shell's rules are played here, so that all run on every platform."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from fapiao_doctor.text.shell import Shell, command_line, here, own_name, quoted

WORDS = [
    "",
    "plain",
    "4310-A873-D6N",
    "证书口令",
    "证书口令 忘了",
    "电税局提示 密码错误,剩余2次",
    "it's",
    "it\u2019s \u2018so\u2019",
    'say "no"',
    '"',
    "a & b | c > d < e ^ f",
    "100%PATH%",
    "wow!",
    "(x)",
    "$HOME `id` $(id)",
    "back\\slash",
    "C:\\Program Files\\packs\\",
    "C:\\packs\\",
    'end with \\"',
    'two \\\\" and space',
    "*?[a]~#;",
    "--trees",
    "a=b",
    "@x,y",
    "#x",
    "~",
    "%",
    "C:\\50% off & more\\",
]
COMMANDS = [["fapiao-doctor", "diagnose", word, "end"] for word in WORDS] + [["fapiao-doctor", *WORDS]]


def as_program_reads(line: str) -> list[str]:
    """Take a Windows command line apart as a program does: backslashes count only before quotation marks."""
    words: list[str] = []
    word, inside, begun, place = "", False, False, 0
    while place < len(line):
        run = re.compile(r"\\*").match(line, place)
        assert run
        slashes, place = len(run[0]), run.end()
        sign = line[place : place + 1]
        if sign == '"':
            word += "\\" * (slashes // 2)
            begun = True
            if slashes % 2:
                word += '"'
            else:
                inside = not inside
        else:
            word += "\\" * slashes
            begun = begun or slashes > 0
            if sign in (" ", "\t") and not inside:
                if begun:
                    words.append(word)
                word, begun = "", False
            elif sign:
                word, begun = word + sign, True
        place += 1
    return [*words, word] if begun else words


def after_cmd(line: str) -> str:
    """Return what cmd.exe hands to the program; fails where it would run, redirect or fill in something itself."""
    shown, inside, place = "", False, 0
    assert not re.search(r"%[^%^\"]+%", line), f"{line}: a variable would be filled in"
    while place < len(line):
        sign = line[place]
        if sign == "^" and not inside:
            place += 1
            shown += line[place]
        else:
            assert inside or sign not in "&|<>()", f"{line}: {sign} means something to cmd.exe"
            if sign == '"':
                inside = not inside
            shown += sign
        place += 1
    assert not inside, f"{line}: a quotation mark stays open"
    return shown


def after_powershell(line: str) -> list[str]:
    """Return the words that PowerShell makes of a line of bare and singly quoted words."""
    marks = "'\u2018\u2019\u201a\u201b"
    words: list[str] = []
    for found in re.finditer(rf"[{marks}]((?:[^{marks}]|([{marks}])[{marks}])*)[{marks}](?= |$)|(\S+)", line):
        if found[3] is not None:
            assert re.fullmatch(r"[\w./:\\=+-]+", found[3]), f"{line}: {found[3]} is not plain"
            words.append(found[3])
        else:
            words.append(re.sub(rf"([{marks}])[{marks}]", r"\1", found[1]))
    return words


def handed_on_raw(words: list[str]) -> str:
    """Return the command line that Windows PowerShell makes: quotation marks round blanks, nothing escaped."""
    return " ".join(f'"{word}"' if re.search(r"\s", word) else word for word in words)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[2] if len(words) == 4 else "all")
def test_every_word_reaches_the_program_as_it_is(words: list[str]) -> None:
    """S23 and the report on shlex in cmd.exe: no shell takes a printed command apart in another way."""
    assert shlex.split(quoted(words, "posix")) == words
    assert as_program_reads(after_cmd(quoted(words, "cmd"))) == words
    assert after_powershell(quoted(words, "pwsh")) == words
    assert as_program_reads(handed_on_raw(after_powershell(quoted(words, "powershell")))) == words


@pytest.mark.skipif(sys.platform == "win32", reason="runs sh")
@pytest.mark.parametrize("words", COMMANDS[:-1], ids=lambda words: words[2])
def test_a_posix_shell_takes_it_apart_the_same_way(words: list[str]) -> None:
    script = f"show() {{ printf '%s\\0' \"$@\"; }}; show {quoted(words, 'posix')}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\0")[:-1] == words


def test_plain_words_are_quoted_nowhere() -> None:
    words = ["fapiao-doctor", "diagnose", "--trees", "packs/one", "--replay", "4310-A873-D6N", "2"]
    shells: tuple[Shell, ...] = ("posix", "cmd", "powershell", "pwsh")
    assert {quoted(words, one) for one in shells} == {" ".join(words)}


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("posix", {}, "posix"),
        ("posix", {"PSModulePath": "/a:/b:/c"}, "posix"),
        ("nt", {}, "cmd"),
        ("nt", {"PSModulePath": r"C:\Program Files\WindowsPowerShell\Modules;C:\Windows\system32\WindowsPowerShell\v1.0\Modules"}, "cmd"),
        ("nt", {"PSModulePath": r"C:\Users\x\Documents\WindowsPowerShell\Modules;C:\Program Files\WindowsPowerShell\Modules;C:\Windows\x"}, "powershell"),
        ("nt", {"PSModulePath": r"C:\Users\x\Documents\PowerShell\Modules;C:\Program Files\PowerShell\Modules;c:\program files\powershell\7\Modules"}, "pwsh"),
        ("nt", {"MSYSTEM": "MINGW64"}, "posix"),
    ],
)  # fmt: skip
def test_the_shell_is_told_by_system_and_environment(system: str, environment: dict[str, str], expected: str) -> None:
    assert here(system, environment) == expected


def test_the_program_is_called_by_its_path_where_its_name_would_not_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """terminal.md 1.1: a program that is not on the PATH printed commands that were not found."""
    script = tmp_path / "with space" / "fapiao-doctor"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert own_name(str(script)) == str(script)
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert command_line(("fapiao-doctor", "wizard"), "posix") == f"'{script}' wizard"
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{script.parent}")
    assert command_line(("fapiao-doctor", "wizard"), "posix") == "fapiao-doctor wizard"
    assert own_name("/usr/bin/pytest") == own_name("-m") == "fapiao-doctor"
