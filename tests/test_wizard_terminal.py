"""The wizard on a real terminal: pastes, keys, small screens, locales, leaving and coming back."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

import pexpect
from walker import PROMPT, Walker

Open = Callable[..., Walker]
MESSAGE = "系统提示\n证书口令错误\n剩余次数\n3\n请重试"
UP = "\x1b[A"


@pytest.fixture
def wizard(tmp_path: Path) -> Open:
    def start(*arguments: str, columns: int = 80, rows: int = 400, **env: str) -> Walker:
        return Walker(tmp_path, *arguments, columns=columns, rows=rows, env=env)

    return start


def asked(walker: Walker) -> str:
    """Wait for a question and return all that was shown up to it."""
    walker.expect(PROMPT)
    return walker.page


# Pastes.


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
def test_a_pasted_message_is_one_sentence_at_the_opening(wizard: Open, marked: bool) -> None:
    with wizard() as walker:
        walker.expect("看清单：").paste(f"{MESSAGE}\n", marked)
        if marked:
            walker.type("")
        page = asked(walker)
        assert "剩余次数：3" in page
        assert "第 1 题" in page
        assert "第 2 题" not in page, "no line of the paste answered a question"
        assert walker.leave(asked=True) == 0


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
def test_a_pasted_message_is_a_search_at_a_question(wizard: Open, marked: bool) -> None:
    with wizard() as walker:
        walker.expect("看清单：").type("电子税务局密码忘了").expect(PROMPT)
        walker.paste(f"{MESSAGE}\n", marked)
        if marked:
            walker.type("")
        walker.expect("剩余次数：3").expect("第 1 题").expect(PROMPT).type("l").expect("我的回答").expect("改：").type(
            ""
        )
        assert "第 2 题" not in walker.page
        assert walker.leave(asked=True) == 0


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_the_last_line_of_a_bare_paste_does_not_wait_for_the_next_question(wizard: Open, term: str) -> None:
    with wizard("--plain", TERM=term) as walker:
        walker.expect("看清单：").paste(MESSAGE.removesuffix("\n请重试"), marked=False)
        walker.expect("剩余次数：3").expect("第 1 题").expect(PROMPT).type("")
        walker.expect("请打编号").expect(PROMPT)
        assert "第 2 题" not in walker.page
        assert walker.leave(asked=True) == 0


# Secrets.


def test_a_secret_is_not_called_back_by_the_arrow_keys_and_can_be_cleared(wizard: Open) -> None:
    with wizard() as walker:
        walker.expect("看清单：").type("证书口令锁了").expect(PROMPT).type("Abc12345")
        walker.expect("这像是密码").expect(PROMPT)
        walker.child.send(UP)
        walker.expect("证书口令锁了")
        walker.press("u").type("c").expect("\x1b\\[3J").expect(PROMPT)
        assert walker.seen.count("Abc12345") == 1, "the terminal's own echo"
        assert "Abc12345" not in walker.page, "and no longer on the screen"
        assert "\x1b[3J" in walker.seen, "nor above it"
        assert walker.leave(asked=True) == 0


# Small screens.


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20)])
def test_on_a_small_screen_conclusion_and_stop_are_in_sight_at_the_end(wizard: Open, columns: int, rows: int) -> None:
    with wizard(columns=columns, rows=rows) as walker:
        walker.expect("看清单：").type("证书口令错误 0963c1").expect("解决了吗？").expect(PROMPT)
        assert "停手，带设备去办税服务厅重置证书口令" in walker.page
        assert "【先停手】" in walker.page
        walker.expect("离开）：")
        time.sleep(0.2)
        assert walker.press("c").ended() == 130


# The bare command.


def test_the_bare_command_takes_what_the_wizard_takes(wizard: Open) -> None:
    with wizard("--plain", "--full", "--as-of", "2026-11-24", "--trees", "fapiao") as walker:
        walker.expect("看清单：").type("证书口令错误 0963c1").expect("可信程度").expect("解决了吗？").type("3")
        walker.expect("进度已存好").expect("--resume")
        assert walker.ended() == 0
    assert "\x1b[1" not in walker.seen
    with wizard("--resume") as walker:
        walker.expect("解决了吗？")
        assert walker.leave() == 0


@pytest.mark.parametrize("option", ["--plain", "--full", "--resume=x", "--as-of=2026-11-24"])
def test_an_option_of_the_wizard_before_another_command_is_refused_with_the_right_place(option: str) -> None:
    program = [sys.executable, "-m", "fapiao_doctor", "--lang", "zh", option, "diagnose", "0963c1"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    name = option.partition("=")[0]
    assert done.returncode == 2
    assert f"fapiao-doctor diagnose {name}" in done.stderr


# Leaving and coming back.


def sessions(home: Path) -> list[Path]:
    return sorted((home / "state").rglob("*.json"))


def test_q_on_a_resumed_walk_leaves_it_saved(wizard: Open, tmp_path: Path) -> None:
    with wizard() as walker:
        walker.expect("看清单：").type("证书口令锁了")
        walker.answer("2", "s")
        assert walker.ended() == 0
    before = sessions(tmp_path)
    for arguments in (["wizard", "--resume"], ["--resume"]):
        with wizard(*arguments) as walker:
            walker.answer("q")
            assert walker.ended() == 0
            assert "进度已存好" in walker.page
        assert sessions(tmp_path) == before
    with wizard() as walker:
        walker.expect("上次没做完").expect("重新开始：").type("q")
        assert walker.ended() == 0
    assert sessions(tmp_path) == before


def test_deleting_asks_first_on_a_terminal(wizard: Open, tmp_path: Path) -> None:
    with wizard() as walker:
        walker.expect("看清单：").type("证书口令锁了").answer("2", "s")
        assert walker.ended() == 0
    (saved,) = sessions(tmp_path)
    for typed, left in (("", 1), ("y", 0)):
        with wizard("sessions", "delete", saved.stem) as walker:
            walker.expect("证书口令锁了").expect("回车不删：").type(typed)
            assert walker.ended() == 0
        assert len(sessions(tmp_path)) == left


def test_a_sentence_instead_of_y_or_enter_is_not_lost(wizard: Open) -> None:
    with wizard() as walker:
        walker.expect("看清单：").type("证书口令锁了").answer("2", "s")
        assert walker.ended() == 0
    with wizard() as walker:
        walker.expect("重新开始：").type("电子税务局密码忘了")
        assert "电子税务局密码" in asked(walker)
        assert walker.leave(asked=True) == 0


def test_saving_is_tried_again_when_the_disk_is_well_again(wizard: Open, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    with wizard() as walker:
        walker.expect("看清单：").type("证书口令锁了").expect("进度没有存上").expect(PROMPT)
        (tmp_path / "state").unlink()
        walker.type("2").expect(PROMPT).type("s")
        assert walker.ended() == 0
        assert "进度已存好" in walker.page
    assert len(sessions(tmp_path)) == 1


# The system around it.


def test_a_locale_that_the_system_lacks_is_named_with_the_command_that_mends_it(wizard: Open) -> None:
    with wizard(LC_ALL="zh_XX.UTF-8", PYTHONUTF8="") as walker:
        walker.expect("LC_ALL=zh_XX.UTF-8").expect("export LC_ALL=C").expect("看清单：").type("证书口令锁了")
        assert "已锁" in asked(walker), "what was typed arrived"
        assert walker.seen.count("export LC_ALL") == 1
        assert walker.leave(asked=True) == 0


def test_a_locale_that_works_is_no_matter(wizard: Open) -> None:
    with wizard(LC_ALL="C.UTF-8", FAPIAO_DOCTOR_LANG="zh") as walker:
        walker.expect("看清单：").type("q")
        assert walker.ended() == 0
    assert "export" not in walker.seen


def test_after_a_stop_and_fg_the_prompt_is_back_and_edits(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "xterm",
                   "LANG": "C.UTF-8", "FAPIAO_DOCTOR_LANG": "zh", "PS1": "shell> ", "ENV": ""}  # fmt: skip
    shell = pexpect.spawn("sh", ["-i"], env=environment, encoding="utf-8", timeout=10, dimensions=(40, 80))
    try:
        shell.expect("shell> ")
        shell.sendline(f"{sys.executable} -m fapiao_doctor")
        shell.expect("看清单：")
        shell.send("abc")
        shell.expect("abc")
        shell.send("\x1a")
        shell.expect("shell> ")
        shell.sendline("fg")
        shell.expect("看清单：abc")
        shell.send("\x1b[D\x1b[D\x15\x0bq\r")
        shell.expect("shell> ")
        assert "^[[D" not in shell.before
    finally:
        shell.close(force=True)


def test_ctrl_c_while_it_starts_leaves_no_traceback() -> None:
    environment = {**os.environ, "XDG_STATE_HOME": "/nonexistent"}
    for delay in (0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3):
        program = [sys.executable, "-m", "fapiao_doctor", "diagnose", "0963c1"]
        child = subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate()
        if "fapiao_doctor" in errors:
            assert "Traceback" not in errors, delay
