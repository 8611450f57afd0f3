"""Which language is spoken, and that it is said when that may not be what somebody wants."""

import os
import subprocess

import pytest
from test_cli import PROGRAM, ROOT, run

from fapiao_doctor.cli.language import language, misunderstood, reads_as_english, says_chinese


@pytest.mark.parametrize(
    ("arguments", "environment", "system", "spoken"),
    [
        ([], {}, "", "zh"),
        ([], {}, "English_United States", "en"),
        ([], {}, "Chinese (Simplified)_China", "zh"),
        ([], {"LANG": "C.UTF-8"}, "", "zh"),
        ([], {"LANG": "C"}, "", "zh"),
        ([], {"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "", "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "", "en"),
        ([], {"LANG": "en"}, "", "en"),
        ([], {"LANG": "zh_CN.GBK"}, "English_United States", "zh"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "", "en"),
        ([], {"FAPIAO_DOCTOR_LANG": "en", "LANG": "zh_CN"}, "", "en"),
        ([], {"FAPIAO_DOCTOR_LANG": "zh-Hans", "LANG": "en_US"}, "", "zh"),
        ([], {"FAPIAO_DOCTOR_LANG": "fr", "LANG": "en_US"}, "", "en"),
        (["--lang", "zh"], {"FAPIAO_DOCTOR_LANG": "en"}, "", "zh"),
        (["diagnose", "--lang=en"], {"LANG": "zh_CN"}, "", "en"),
        (["diagnose", "--", "--lang=en"], {}, "", "zh"),
    ],
)
def test_the_language_is_asked_for_or_the_systems_or_chinese(
    arguments: list[str], environment: dict[str, str], system: str, spoken: str
) -> None:
    assert language(arguments, environment, system) == spoken


@pytest.mark.parametrize("locale", [None, "C", "C.UTF-8", "POSIX"])
def test_without_a_locale_the_program_speaks_chinese(locale: str | None) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **({"LANG": locale} if locale else {})}
    done = subprocess.run([*PROGRAM, "--help"], env=environment, capture_output=True, check=False)
    assert "用法" in done.stdout.decode()


def test_an_unknown_value_of_the_variable_is_said() -> None:
    assert misunderstood({"FAPIAO_DOCTOR_LANG": "fr"}) == "fr"
    assert misunderstood({"FAPIAO_DOCTOR_LANG": "zh_CN"}) == misunderstood({}) == ""
    done = run("--version", env={"FAPIAO_DOCTOR_LANG": "fr", "LC_ALL": "zh_CN.UTF-8"})
    assert done.returncode == 0
    assert "FAPIAO_DOCTOR_LANG" in done.stderr.decode()
    assert "fr" in done.stderr.decode()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I forgot the certificate PIN", True),
        ("Certificate PIN locked, what now?", True),
        ("JSK702", False),
        ("error 0963c1", False),
        ("税务UKey password 忘了", False),
        ("invoicing software asks for 证书口令 again", False),
        ("", False),
    ],
)
def test_an_english_sentence_is_told_by_its_letters(text: str, english: bool) -> None:
    assert reads_as_english(text) is english


def test_an_english_sentence_answered_in_chinese_names_the_option() -> None:
    environment = {"FAPIAO_DOCTOR_LANG": "", "LANG": "zh_CN.UTF-8", "LC_ALL": ""}
    done = run("diagnose", "I forgot the certificate PIN", env=environment)
    assert done.stderr.decode().strip().endswith("--lang en")
    assert len(done.stderr.decode().splitlines()) == 1
    for arguments in (
        ["diagnose", "证书口令忘了"],
        ["diagnose", "I forgot the PIN", "--lang", "en"],
        ["diagnose", "I forgot the PIN", "--json"],
    ):
        assert run(*arguments, env=environment).stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "latin-1"])
def test_a_stream_without_chinese_is_spoken_to_in_english(encoding: str) -> None:
    environment = {
        "FAPIAO_DOCTOR_LANG": "",
        "LANG": "zh_CN.UTF-8",
        "LC_ALL": "",
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
    }
    page = run("diagnose", "0963c1", env=environment).stdout.decode(encoding)
    assert "Stop" in page
    assert page.count("?") < len(page) / 20
    asked = run("diagnose", "0963c1", "--lang", "zh", env=environment).stdout.decode(encoding)
    assert asked.count("?") > len(asked) / 3
    assert run("diagnose", "0963c1", "--json", env=environment).stdout.isascii()


def test_json_and_files_stay_chinese_whatever_the_stream_is() -> None:
    class Ascii:
        encoding = "ascii"

    assert says_chinese(Ascii(), ["diagnose", "--json"])  # type: ignore[arg-type]
    assert says_chinese(Ascii(), ["diagnose", "--output=x"])  # type: ignore[arg-type]
    assert not says_chinese(Ascii(), ["diagnose", "--", "--json"])  # type: ignore[arg-type]
    assert says_chinese(None, [])


def test_a_statement_in_a_question_that_does_not_hold_on_the_day_is_said() -> None:
    page = run("diagnose", "证书口令锁了", "--as-of", "1990-01-01").stdout.decode()
    assert "1990-01-01 不适用" in page
    assert "不适用" not in run("diagnose", "证书口令锁了", "--as-of", "2026-11-24").stdout.decode()
