"""`diagnose --replay` and every command that is printed: whole, on one line, fit to be pasted."""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest
from every_pack import FOLDERS, OTHERS, doctor_of

from fapiao_doctor.cli.app import run
from fapiao_doctor.engine.position import NOT_SOLVED
from fapiao_doctor.render.diagnosis import diagnosis_lines
from fapiao_doctor.render.markdown import markdown
from fapiao_doctor.render.plain import plain

doctor = cache(lambda: doctor_of(FOLDERS[0]))
WIDTHS = (20, 40, 80)
SYMPTOM = "证书口令忘了"
LONG = "电税局提示 密码错误,剩余2次 怎么办 'x' \"y\" $HOME 100%"


def said(*arguments: str, lang: str = "zh") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(arguments), "en" if lang == "en" else "zh")
    return code, out.getvalue(), err.getvalue()


def shown(*arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(said(*arguments, "--json")[1])
    return found


def printed(text: str) -> list[list[str]]:
    """Return the commands of a page, each taken apart as a shell does."""
    found = [re.search(r"fapiao-doctor( .*)?$", line) for line in text.splitlines()]
    return [shlex.split(one[0]) for one in found if one]


@pytest.mark.parametrize("symptom", [SYMPTOM, LONG, "金税盘密码忘了", "登不上"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_printed_command_is_one_line_at_every_width(symptom: str, width: int) -> None:
    """terminal.md 2.7 and 3.5, faults S23, report 1: a command was broken over lines."""
    result = doctor().diagnose(symptom)
    asked = [result.command] if result.question else [offer.command for offer in result.offered]
    page = "\n".join(plain(diagnosis_lines(result), width))
    assert asked
    for command in map(list, asked):
        assert command in printed(page)
        assert command in printed(markdown(diagnosis_lines(result)))


@pytest.mark.parametrize("columns", [20, 40])
def test_a_terminal_gets_the_receipt_of_a_walk_in_one_piece(columns: int, tmp_path: Path) -> None:
    """terminal.md 2.7: at 40 columns it was broken, with the quoted symptom cut in two."""
    pytest.importorskip("pexpect")
    from walker import Walker

    with Walker(tmp_path, "diagnose", "--interactive", "证书口令锁死了", columns=columns) as walker:
        walker.to_the_end().type("1")
        walker.ended()
    receipt = walker.seen.rpartition("下次一条命令")[2]
    assert re.search(r"  fapiao-doctor diagnose --replay [0-9A-Z-]{8,}\x1b?", receipt)
    code = re.findall(r"--replay ([0-9A-Z-]+)", receipt)[-1]
    assert doctor().diagnose(replay=code).outcome


def test_a_command_of_a_question_run_as_it_is_asks_again_and_answers_nothing() -> None:
    """terminal.md 3.5: it was filled in with the first option, which somebody who copies it would run."""
    result = shown("diagnose", SYMPTOM)
    again = shown(*result["command"][1:])  # type: ignore[index]
    assert again["question"] == result["question"]


@pytest.mark.skipif(sys.platform == "win32", reason="runs sh")
@pytest.mark.parametrize("symptom", [SYMPTOM, "金税盘密码忘了", "0963c1"])
def test_the_commands_of_a_page_run_in_a_shell_as_they_are(symptom: str, tmp_path: Path) -> None:
    folder = tmp_path / "a pack's $folder"
    folder.symlink_to(FOLDERS[0])
    program = tmp_path / "fapiao-doctor"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fapiao_doctor "$@"\n')
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
    _, out, _ = said("diagnose", symptom, "--no-input", "--trees", str(folder))
    lines = [line.strip() for line in out.splitlines() if line.startswith("  fapiao-doctor")]
    for line in lines:
        done = subprocess.run(["sh", "-c", line], env=env, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 3), done.stderr
        assert done.stderr == ""
    assert lines or symptom == "0963c1"


def test_printed_commands_carry_packs_language_and_day() -> None:
    """terminal.md 3.5: --trees, --lang and --as-of were dropped."""
    folder = str(FOLDERS[1])
    words = ["--trees", folder, "--lang", "en", "--as-of", "2026-11-20"]
    code, out, _ = said("diagnose", "no water comes out", *words, "--no-input", lang="en")
    assert code in (0, 3)
    found = printed(out)
    assert found
    for command in found:
        pairs = {(command[place], command[place + 1]) for place in range(len(command) - 1)}
        assert {("--trees", folder), ("--lang", "en"), ("--as-of", "2026-11-20")} <= pairs
    _, before, _ = said("--lang", "en", "diagnose", "no water comes out", "--trees", folder, "--no-input", lang="en")
    assert all("--lang" in command for command in printed(before))
    _, none, _ = said("diagnose", "no water comes out", "--trees", folder, "--no-input")
    assert all("--lang" not in command for command in printed(none))


def test_the_command_of_a_code_is_quoted_and_carries_the_packs() -> None:
    _, out, _ = said("code", "证书 口令错误 0963c1", "--trees", str(FOLDERS[0]))
    found = printed(out)
    assert found
    for command in found:
        assert command[:4] == ["fapiao-doctor", "diagnose", "--trees", str(FOLDERS[0])]
        assert command[4] == "--symptom"
        assert len(command) == 6


def test_without_a_terminal_the_hint_is_a_command_that_works() -> None:
    _, _, err = said("wizard", "--trees", str(OTHERS[0]))
    command = printed(err)[0]
    assert "--trees" in command
    assert said(*command[1:], "--no-input")[0] in (0, 3)


def test_the_hint_of_a_malformed_answer_is_a_command_that_works() -> None:
    """terminal.md 4.6: the hint recommended an answer that was refused."""
    code, _, err = said("diagnose", "--answer", "nonsense")
    assert code == 2
    command = re.search(r"fapiao-doctor ([a-z ]+[a-z])", err)
    assert command
    assert said(*command[1].split())[0] == 0


def test_answers_after_a_code_are_numbers_or_ids() -> None:
    code = str(shown("diagnose", SYMPTOM)["replay"])
    by_id = shown("diagnose", "--replay", code, "more")
    assert shown("diagnose", "--replay", code, "4") == by_id
    assert shown("diagnose", "4", "--replay", code) == by_id
    assert shown("diagnose", "--replay", code, "--answer", "certificate-pin/tries-left=more") == by_id
    assert shown("diagnose", "--replay", code.lower().replace("-", ""), "4") == by_id
    two = shown("diagnose", "--replay", code, "4", "1")
    assert shown("diagnose", "--replay", str(by_id["replay"]), "1") == two


def test_from_an_outcome_only_not_solved_leads_on() -> None:
    one = doctor()
    result = one.diagnose("证书口令锁了")
    while not result.outcome:
        result = one.diagnose("", one.opener.unfold(result.replay, ["1"]).words, result.replay)
    assert result.outcome.onward
    code, out, _ = said("diagnose", "--replay", result.replay, NOT_SOLVED, "--json")
    assert code in (0, 3)
    assert json.loads(out)["path"][-1]["option"] == NOT_SOLVED
    assert said("diagnose", "--replay", result.replay, "1")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--replay", "4310-A873-D6M"], "续查码不对"),
        (["--replay", "4310?"], "不会有的字符：?"),
        (["--replay", ""], "续查码不对"),
        (["--replay", "CODE", "99"], "不是这一题的回答"),
        (["--replay", "CODE", "--symptom", SYMPTOM], "只能写一个"),
        (["--replay", "CODE", "--trees", str(OTHERS[0])], "不是内容包"),
        (["--replay", "CODE", "--answer", "nowhere/x=y"], "没有“nowhere”这棵树"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_code_says_what_is_wrong_with_it(arguments: list[str], words: str, lang: str) -> None:
    code = str(shown("diagnose", SYMPTOM)["replay"])
    given = [code if word == "CODE" else word for word in arguments]
    status, out, err = said("diagnose", *given, "--no-input", lang=lang)
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 2
    assert words in err if lang == "zh" else not re.search(r"[\u4e00-\u9fff]", err)


def test_a_code_and_a_text_that_are_no_code_are_told_apart() -> None:
    """Without --replay the words are the symptom, as before."""
    assert shown("diagnose", "证书口令", "忘了")["symptom"] == "证书口令 忘了"


def test_the_wizard_goes_on_from_a_code_and_keeps_what_it_says(tmp_path: Path) -> None:
    """Back leads through the answers of the code; a saved walk still knows the danger that the symptom stated."""
    pytest.importorskip("pexpect")
    from walker import Walker

    one = doctor()
    begun = one.diagnose("税务UKey设备密码，还剩1次机会")
    assert begun.question
    code = begun.replay
    with Walker(tmp_path, "diagnose", "--replay", code) as walker:
        walker.expect("剩余次数：1").expect(r"请选 1-\d+").type("s")
        assert walker.ended() == 0
    saved = next((tmp_path / "state").rglob("*.json"))
    assert json.loads(saved.read_text(encoding="utf-8"))["replay"]
    with Walker(tmp_path, "wizard", "--resume") as walker:
        walker.expect("剩余次数：1").expect(r"请选 1-\d+").type("q")
        walker.ended()
