"""The wizard on a real terminal: typed by pexpect, read by pyte."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fapiao_doctor.content.library import Pack
from fapiao_doctor.text.wrap import CLOSING, cells

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from walker import Walker

Open = Callable[..., Walker]
ESCAPE = "\x1b"


@pytest.fixture
def wizard(tmp_path: Path) -> Open:
    def start(*arguments: str, columns: int = 80, **env: str) -> Walker:
        return Walker(tmp_path, *arguments, columns=columns, env=env)

    return start


def say(walker: Walker, symptom: str) -> Walker:
    return walker.expect("看清单：").type(symptom)


@pytest.mark.parametrize(
    ("symptom", "replies", "shows"),
    [
        ("开票员登录密码忘了", ["2"], "用户管理"),
        ("证书口令忘了，只剩1次机会", [], "一次也不要再输"),
        ("税控盘证书口令锁了", ["2", "2"], "办税服务厅"),
        ("金税盘处于锁死期，不能开票", ["1"], "抄报"),
    ],
    ids=["software-login-password", "certificate-pin", "certificate-pin-locked", "tax-disk-locked"],
)
def test_each_main_path_is_walked_to_its_outcome(wizard: Open, symptom: str, replies: list[str], shows: str) -> None:
    with say(wizard(), symptom) as walker:
        walker.answer(*replies).to_the_end().answer("1")
        assert walker.ended() == 0
    assert shows in walker.page
    assert "fapiao-doctor diagnose" in walker.page


def test_an_empty_line_opens_the_list(wizard: Open) -> None:
    with say(wizard(), "") as walker:
        walker.expect("卡在哪里？")
        assert walker.leave() == 0


def test_back_passes_by_what_an_answer_settled_and_returns_to_the_first_question(wizard: Open) -> None:
    with say(wizard(), "") as walker:
        walker.answer("1", "1")
        walker.expect("现在是哪一种情况？").answer("b")
        walker.expect("是哪一个密码或口令？").answer("b")
        walker.expect("卡在哪里？").answer("b")
        walker.expect("看清单：").type("q")
        walker.expect("存着吗").type("")
        assert walker.ended() == 0


def test_a_changed_answer_keeps_the_later_ones_that_still_fit(wizard: Open) -> None:
    with say(wizard(), "") as walker:
        walker.answer("1", "2", "1", "1")
        walker.expect("用的是哪一种设备？").answer("l")
        walker.expect("要改第几个").type("2")
        walker.expect("是哪一个密码或口令？").expect("回车不改").type("1")
        walker.expect("用的是哪一种设备？")
        assert walker.leave() == 0


def test_a_wrong_answer_is_asked_again_and_says_what_fits(wizard: Open) -> None:
    with say(wizard(), "") as walker:
        walker.answer("99").expect("没看懂。请打编号 1-8")
        walker.type("不知道").expect("把屏幕上的话抄下来")
        walker.answer("b").expect("卡在哪里？").answer("税控设备的密码").expect("是哪一个密码或口令？")
        assert walker.leave() == 0


def test_why_what_if_and_search_answer_without_moving(wizard: Open) -> None:
    with say(wizard(), "") as walker:
        walker.answer("?").expect("返回上一步")
        walker.answer("w").expect("假如这样回答").expect("还有 \\d+ 种结果")
        walker.answer("/银行U盾密码").expect("没有对得上").expect("开户银行")
        walker.answer("/0963c0").expect("锁了|再输也没有用")
        assert walker.leave() == 0


def test_two_readings_are_offered_to_choose_from(wizard: Open) -> None:
    with say(wizard(), "密码和口令都忘了") as walker:
        walker.expect("有几种可能").answer("w", "1")
        walker.expect("第 \\d 题").answer("b").expect("有几种可能")
        walker.answer("都不是").expect("卡在哪里？")
        assert walker.leave() == 0


def test_a_step_that_cannot_be_undone_waits_for_a_yes(wizard: Open) -> None:
    with say(wizard(), "证书口令锁了") as walker:
        walker.answer("3").expect("做了就不能撤回").expect("回车跳过").type("")
        walker.expect("这一步先不看").expect("解决了吗").answer("g").expect("8. ").answer("b")
        walker.answer("3").expect("回车跳过").type("y")
        walker.expect("解决了吗")
        assert walker.leave() == 0


def test_not_solved_leads_on(wizard: Open) -> None:
    with say(wizard(), "证书口令锁了") as walker:
        walker.answer("3").expect("回车跳过").type("")
        walker.expect("解决了吗").answer("2")
        walker.expect("解不开就换")
        walker.to_the_end("").answer("3")
        assert walker.ended() == 0


@pytest.mark.parametrize("where", ["symptom", "question", "gate"])
def test_ctrl_c_is_130_and_ctrl_d_leaves_and_both_keep_the_walk(wizard: Open, where: str) -> None:
    for key, code in (("c", 130), ("d", 0)):
        with wizard() as walker:
            if walker.which("重新开始：", "看清单：") == 0:
                walker.type("")
                walker.expect("看清单：")
            if where != "symptom":
                walker.type("证书口令锁了").expect("请选")
            if where == "gate":
                walker.type("3").expect("回车跳过")
            walker.press(key)
            assert walker.ended() == code
            assert ("进度已存好" in walker.page) == (where != "symptom")


def test_a_saved_walk_without_a_sentence_is_named_by_its_tree(wizard: Open, pack: Pack) -> None:
    with wizard("diagnose", "--interactive", "--answer", "certificate-pin/tries-left=few") as walker:
        walker.answer("s")
        assert walker.ended() == 0
    with wizard() as walker:
        walker.expect(f"上次没做完：{pack.trees['certificate-pin'].title}，1 个回答").expect("重新开始：").type("q")
        assert walker.ended() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_at_once_and_the_walk_is_kept(wizard: Open, number: int, code: int) -> None:
    with say(wizard(), "证书口令锁了") as walker:
        walker.expect("请选")
        walker.child.kill(number)
        assert walker.ended() == code
    with wizard("wizard", "--resume") as walker:
        walker.expect("眼下最要紧")
        assert walker.leave() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_that_does_not_interrupt_the_wait_for_a_key_ends_it_too(
    tmp_path: Path, number: int, code: int
) -> None:
    # As one that comes after the prompt was written and before the wait begins. Here another thread gets it.
    sign = tmp_path / "now"
    program = (
        "import signal, threading, time\n"
        "from pathlib import Path\n"
        "from fapiao_doctor.__main__ import main\n"
        "def send():\n"
        f"    while not Path({str(sign)!r}).exists(): time.sleep(0.01)\n"
        f"    signal.pthread_kill(threading.get_ident(), {int(number)})\n"
        "threading.Thread(target=send, daemon=True).start()\n"
        "main()\n"
    )
    with say(Walker(tmp_path, program=["-c", program]), "证书口令锁了") as walker:
        walker.expect("请选")
        sign.touch()
        assert walker.ended() == code


def test_a_saved_walk_is_offered_resumed_listed_and_deleted(wizard: Open, tmp_path: Path) -> None:
    with say(wizard(), "证书口令锁了") as walker:
        walker.answer("2").answer("s")
        assert walker.ended() == 0
    with wizard() as walker:
        walker.expect("上次没做完：证书口令锁了").expect("重新开始：").type("y")
        walker.answer("b").expect("眼下最要紧").answer("s")
        assert walker.ended() == 0
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    program = [sys.executable, "-m", "fapiao_doctor"]

    def run(*arguments: str) -> str:
        done = subprocess.run([*program, *arguments], env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    name = run("sessions", "list").split()[0]
    assert "证书口令锁了" in run("sessions", "show", name)
    run("sessions", "delete", name)
    assert run("sessions", "list") == ""


def test_what_was_left_for_good_is_not_kept(wizard: Open, tmp_path: Path) -> None:
    with say(wizard(), "证书口令锁了") as walker:
        assert walker.leave() == 0
    assert list((tmp_path / "state").rglob("*.json")) == []


def test_a_pasted_secret_is_on_no_screen_after_it_was_typed_and_in_no_file(wizard: Open, tmp_path: Path) -> None:
    with say(wizard(), "证书口令是Zx81Kanari，锁了") as walker:
        walker.expect("已隐藏：密码或口令").answer("s")
        assert walker.ended() == 0
    assert walker.seen.count("Zx81Kanari") <= 1, "only the terminal's own echo"
    saved = [path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*.json")]
    assert saved
    assert "Zx81Kanari" not in "".join(saved)
    assert json.loads(saved[0])["symptom"] == "证书口令是***，锁了"


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_no_line_is_wider_than_the_screen_or_begins_with_closing_marks(wizard: Open, columns: int) -> None:
    with say(wizard(columns=columns), "证书口令锁了") as walker:
        walker.answer("l").expect("改：").type("")
        walker.answer("w")
        assert walker.leave() == 0
    shown = [line for line in walker.lines if "请选" not in line and "：" not in line[-2:]]
    assert [line for line in shown if cells(line) > columns] == []
    starts = [line.strip() for line in shown if line.strip()[0] in CLOSING - {"?", "…"}]
    assert starts == []


def test_plain_and_dumb_terminals_get_no_escape_sequence(wizard: Open, tmp_path: Path) -> None:
    for place, (arguments, env) in enumerate(
        [(["wizard", "--plain"], {}), (["wizard"], {"ACCESSIBLE": "1"}), (["wizard"], {"TERM": "dumb"})]
    ):
        with Walker(tmp_path / str(place), *arguments, env=env) as walker:
            say(walker, "证书口令锁了").answer("3").expect("回车跳过").type("").expect("解决了吗")
            assert walker.leave() == 0
        assert ESCAPE not in walker.seen.replace(f"{ESCAPE}[?2004h", "").replace(f"{ESCAPE}[?2004l", "")


def test_no_color_takes_the_colour_away(wizard: Open) -> None:
    with say(wizard(NO_COLOR="1"), "证书口令锁了") as walker:
        assert walker.leave() == 0
    assert f"{ESCAPE}[3" not in walker.seen
    assert f"{ESCAPE}[1;3" not in walker.seen


def test_a_resized_terminal_gets_lines_of_its_new_width(wizard: Open) -> None:
    with say(wizard(columns=100), "证书口令锁了") as walker:
        walker.expect("请选")
        walker.child.setwinsize(400, 30)
        walker.screen.resize(400, 30)
        walker.screen.reset()
        walker.type("?").expect("选这一项")
        assert walker.leave() == 0
    assert all(cells(line) <= 30 for line in walker.lines)


def test_english_is_spoken_throughout(wizard: Open) -> None:
    with wizard("--lang", "en") as walker:
        walker.expect("Enter for the list: ").type("certificate PIN locked")
        walker.answer("?").expect("one step back")
        assert walker.leave() == 0


def test_a_gbk_terminal_is_typed_on_and_sees_every_character(tmp_path: Path) -> None:
    env = {"LANG": "zh_CN.GBK", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}
    with Walker(tmp_path, "wizard", "--plain", env=env, encoding="gbk") as walker:
        say(walker, "税控盘证书口令锁了").answer("2", "2").to_the_end()
        walker.answer("3")
        assert walker.ended() == 0
    assert "税控盘" in walker.page and "办税服务厅" in walker.page
    assert "?" not in walker.page.replace("? 帮助", "").replace("? 说明", "")
    assert "PYTHONIOENCODING" not in walker.page


def test_interactive_goes_on_from_the_symptom(wizard: Open) -> None:
    with wizard("diagnose", "--symptom", "证书口令锁了", "--interactive") as walker:
        walker.expect("眼下最要紧")
        assert walker.leave() == 0


def test_without_a_terminal_it_names_the_command_that_needs_none() -> None:
    program = [sys.executable, "-m", "fapiao_doctor", "--lang", "zh"]
    done = subprocess.run(program, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "fapiao-doctor diagnose" in done.stderr
    assert "Traceback" not in done.stderr
