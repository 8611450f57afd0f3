"""`batch` as a desk uses it: nothing lost, nothing stopped, and a reply that can be sent."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from program import PROGRAM, environment, run

from fapiao_doctor.render.as_csv import Sheet

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
SECRET = "Kq7canary81"
SLOW = 400
"""Rows enough for a run to be interrupted in the middle."""


def objects(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_s7_a_lone_surrogate_stops_no_run(tmp_path: Path) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text(
        '{"symptom": "证书\\ud800口令忘了", "\\udfff": "\\ud801"}\n{"symptom": "0963c1"}\n', encoding="utf-8"
    )
    for out in ("out.jsonl", "out.csv"):
        assert run("batch", str(file), "-o", str(tmp_path / out)).returncode == 0
    assert [one["tree"] for one in objects((tmp_path / "out.jsonl").read_bytes())] == ["certificate-pin"] * 2
    assert len(table((tmp_path / "out.csv").read_bytes())) == 2


def test_t43_the_callers_columns_are_kept_and_ours_give_way(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("id,who,title,问题,phone\n7,张三,工单,0963c1,13800138000\n", encoding="utf-8")
    found = table(run("batch", str(file), "--column", "问题", "--format", "csv").stdout)[0]
    assert list(found)[:5] == ["id", "who", "title", "问题", "phone"]
    kept = {name: found[name] for name in ("id", "who", "title", "问题", "phone")}
    assert kept == {"id": "7", "who": "张三", "title": "工单", "问题": "0963c1", "phone": "13800138000"}
    assert found["doctor-title"].startswith("停手")
    assert found["tree"] == "certificate-pin"
    assert objects(run("batch", str(file), "--column", "问题").stdout)[0]["row"] == kept


@pytest.mark.parametrize("name", ["13800138000", "73915508", "110105194912310021", "密码12345678"])
def test_t45_the_id_of_a_row_is_never_masked(name: str) -> None:
    row = json.dumps({"id": name, "symptom": "证书口令锁了"}, ensure_ascii=False).encode()
    found = objects(run("batch", "-", stdin=row).stdout)[0]
    assert (found["id"], found["row"]["id"]) == (name, name)


def test_a_password_in_any_column_is_hidden_and_a_number_of_the_callers_is_not() -> None:
    text = f"id,symptom,备注,密码,工单\n1,证书口令是{SECRET}，锁了,客户说口令是{SECRET},{SECRET},73915508\n"
    for form in ("csv", "jsonl"):
        done = run("batch", "-", "--format", form, stdin=text.encode())
        assert SECRET not in done.stdout.decode()
        assert "73915508" in done.stdout.decode()


def test_t43_the_reply_is_an_answer() -> None:
    said = ["0963c1", "证书口令忘了", "证书口令好像锁了", "社保密码忘了"]
    text = "symptom\n" + "\n".join(said) + "\n"
    replies = {
        one["symptom"]: one["reply"] for one in table(run("batch", "-", "--format", "csv", stdin=text.encode()).stdout)
    }
    outcome = replies["0963c1"]
    assert "停手，带设备" in outcome.splitlines()[0]
    assert outcome.splitlines()[1].startswith("【先停手】")
    assert "\n1. " in outcome
    assert "\n3. " in outcome
    assert "\n4. " not in outcome
    question = replies["证书口令忘了"]
    assert question.startswith("【先停手】")
    assert "？\n1. " in question
    assert "\n2. " in replies["证书口令好像锁了"]
    assert "社保" in replies["社保密码忘了"]
    assert all("reply" in one for one in objects(run("batch", "-", stdin=text.encode()).stdout))


def test_a_step_that_spends_a_try_is_announced_in_the_reply_too() -> None:
    from dataclasses import replace
    from datetime import date

    from fapiao_doctor.content.packs import choose
    from fapiao_doctor.diagnosis.open import open_doctor
    from fapiao_doctor.messages import say
    from fapiao_doctor.render.reply import reply

    base = open_doctor(choose([], {}, ":"), "zh", date(2026, 11, 24)).diagnose("0963c1")
    assert base.outcome
    step = replace(base.outcome.steps[0], spends_attempt=True, irreversible=True)
    lines = reply(replace(base, outcome=replace(base.outcome, steps=(step,)))).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("1. "))
    assert say("zh", "第 {number} 步填错一次就少一次机会；没有把握就不要做。", number=1) in lines[place - 1]
    assert say("zh", "第 {number} 步做了就不能撤回，想好再做。", number=1) in lines[place - 2]


EVIL = "\x1b]0;pwned\x07\x1b[31m证书\x9b31m口令\u202e忘了\u200b"


@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
def test_s14_no_control_character_reaches_stdout(form: str) -> None:
    row = json.dumps({"id": EVIL, "symptom": EVIL, EVIL: EVIL}, ensure_ascii=False).encode()
    out = run("batch", "-", "--format", form, stdin=row + b"\n" + row).stdout.decode()
    assert [char for char in out if not char.isprintable() and char not in "\r\n"] == []


def test_s14_json_of_other_commands_is_clean() -> None:
    for arguments in (
        ["diagnose", "--symptom", EVIL, "--json"],
        ["code", EVIL, "--json"],
        ["diagnose", "--symptom", EVIL, "--markdown"],
    ):
        out = run(*arguments).stdout.decode()
        assert [char for char in out if not char.isprintable() and char not in "\r\n"] == [], arguments


BLANKS = (
    " \n\t\xa0\u200b\ufeff\u2003\x0b\x0c\u3000\u2028\u2029\x85\u2060\u00ad\u200e\u202e\u2800\u3164\u180e\u115f\ufe0f"
)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹢﹣﹦﹫")
@pytest.mark.parametrize("before", ["", *BLANKS, "\r", "\x00", "\u200b\n\xa0 "])
def test_no_blank_hides_a_formula(before: str, sign: str) -> None:
    sheet = Sheet(("id",))
    cells = next(csv.reader(io.StringIO(sheet.record({"row": {"id": f"{before}{sign}1+1"}, "line": 1}), newline="")))
    assert cells[0].startswith("'")


def test_json_lines_to_csv_keeps_what_comes_late(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    first = json.dumps({"symptom": "0963c1", "n": 1, "nested": {"a": [1.5]}})
    last = json.dumps({"symptom": " ", "late": "谁"}, ensure_ascii=False)
    file.write_text(f"{first}\n{'x' * 1_000_000}\n{last}\n", encoding="utf-8")
    found = table(run("batch", str(file), "--format", "csv").stdout)
    assert (found[0]["n"], found[0]["nested"], found[0]["other"]) == ("1", '{"a": [1.5]}', "")
    assert json.loads(found[-1]["other"]) == {"late": "谁"}


def slow_input(tmp_path: Path) -> Path:
    file = tmp_path / "in.csv"
    rows = [f'{number},"证书口令{"锁了" if number % 3 else "忘了"}，\n第{number}次"' for number in range(SLOW)]
    file.write_text("id,symptom\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return file


@posix
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_s17_t44_what_was_done_stays_and_resume_goes_on(tmp_path: Path, ending: str, number: signal.Signals) -> None:
    file, out, whole = slow_input(tmp_path), tmp_path / f"out.{ending}", tmp_path / f"whole.{ending}"
    assert run("batch", str(file), "-o", str(whole)).returncode == 0
    running = subprocess.Popen(
        [*PROGRAM, "batch", str(file), "-o", str(out)], env=environment(), stderr=subprocess.PIPE
    )
    part = tmp_path / f"out.{ending}.part"
    until = time.time() + 30
    while not (part.exists() and part.stat().st_size > 60_000) and time.time() < until:
        time.sleep(0.005)
    running.send_signal(number)
    _, told = running.communicate(timeout=30)
    if number == signal.SIGINT:
        assert running.returncode == 130
        assert "--resume" in told.decode()
        assert b"Traceback" not in told
    assert not out.exists()
    kept = part.read_bytes()
    assert 60_000 < len(kept) < len(whole.read_bytes())
    assert whole.read_bytes().startswith(kept)
    assert run("batch", str(file), "-o", str(out)).returncode == 2
    part.write_bytes(kept[:-7])
    assert run("batch", str(file), "-o", str(out), "--resume").returncode == 0
    assert out.read_bytes() == whole.read_bytes()
    assert not part.exists()


def test_resume_refuses_what_another_input_or_another_option_wrote(tmp_path: Path) -> None:
    file, out = tmp_path / "in.txt", tmp_path / "out.jsonl"
    file.write_text("0963c1\n证书口令锁了\n", encoding="utf-8")
    done = run("batch", str(file), "--format", "jsonl").stdout
    part = tmp_path / "out.jsonl.part"
    first = done.splitlines(keepends=True)[0]
    for content, more in ((first.replace(b"0963c1", b"0963c2"), []), (first, ["--lang", "en"]), (done * 2, [])):
        part.write_bytes(content)
        refused = run("batch", str(file), "-o", str(out), "--resume", *more)
        assert refused.returncode == 2
        assert part.read_bytes() == content
    part.write_bytes(first)
    assert run("batch", str(file), "-o", str(out), "--resume").returncode == 0
    assert out.read_bytes() == done


def test_what_resume_advises_where_it_refuses_works_and_force_beside_it_loses_nothing(tmp_path: Path) -> None:
    file, out, part = tmp_path / "in.txt", tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    file.write_text("0963c1\n证书口令锁了\n", encoding="utf-8")
    begin, whole = ["batch", str(file), "-o", str(out)], run("batch", str(file), "--format", "jsonl").stdout
    first = whole.splitlines(keepends=True)[0]
    part.write_bytes(first.replace(b"0963c1", b"0963c2"))
    for more in (["--resume"], ["--resume", "--force"]):
        refused = run(*begin, *more)
        assert (refused.returncode, part.exists()) == (2, True)
        assert "把 --resume 换成 --force" in refused.stderr.decode()
    assert run(*begin, "--force").returncode == 0
    assert (out.read_bytes(), part.exists()) == (whole, False)
    part.write_bytes(first)  # of a run that was to overwrite, and was broken off
    assert "以前写好的 1 行" in run(*begin, "--resume", "--force").stderr.decode()
    assert out.read_bytes() == whole


@pytest.mark.parametrize("more", [[], ["--force"], ["--resume"]], ids=str)
def test_an_input_that_is_called_as_the_unfinished_output_is_not_lost(tmp_path: Path, more: list[str]) -> None:
    file = tmp_path / "out.part"
    file.write_text("0963c1\n", encoding="utf-8")
    done = run("batch", str(file), "-o", str(tmp_path / "out"), *more)
    assert done.returncode == 2
    assert "就是要读的文件" in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.part"]
    assert file.read_text(encoding="utf-8") == "0963c1\n"


@pytest.mark.parametrize("name", ["out", "out.part", "../{}/out", "link", "in.jsonl"])
def test_what_nobody_answered_goes_into_no_file_that_the_run_reads_or_writes(tmp_path: Path, name: str) -> None:
    file = tmp_path / "in.jsonl"
    said = {"text": "社保密码忘了", "why": "no-match", "where": "", "packs": {}}
    file.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("out")
    unheard, before = tmp_path / name.format(tmp_path.name), file.read_bytes()
    done = run("batch", str(file), "--column", "text", "-o", str(tmp_path / "out"), "--keep-unanswered", str(unheard))
    assert (done.returncode, "--keep-unanswered 写另一个" in done.stderr.decode()) == (2, True)
    assert file.read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_an_empty_name_is_not_taken_for_a_folder() -> None:
    done = run("batch", "")
    assert (done.returncode, "文件名是空的" in done.stderr.decode()) == (2, True)


def test_resume_needs_a_file() -> None:
    assert run("batch", "-", "--resume", stdin=b"x\n").returncode == 2


@posix
def test_t44_a_terminal_gets_a_table() -> None:
    import pexpect

    child = pexpect.spawn(
        sys.executable, ["-m", "fapiao_doctor", "batch", "-"], env=environment(TERM="xterm"), encoding="utf-8", dimensions=(24, 40)
    )  # fmt: skip
    child.sendline("0963c1")
    child.sendline("证书口令锁了")
    child.sendeof()
    child.expect(pexpect.EOF, timeout=30)
    shown = child.before
    assert "schema" not in shown
    line = next(line for line in shown.splitlines() if line.startswith("1  "))
    assert "要去办税服务厅" in line
    from fapiao_doctor.text.wrap import cells

    assert all(cells(one) <= 40 for one in shown.splitlines() if one[:3] in ("1  ", "2  "))


def test_a_cell_that_is_too_long_is_told_and_stops_nothing() -> None:
    long = "密码" * 400_000
    rows = [{"symptom": long}, {"symptom": "0963c1", "note": [{"a": long}]}, {"symptom": "0963c1"}]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    found = objects(run("batch", "-", stdin=text.encode(), timeout=20).stdout)
    assert [one["result"] for one in found] == ["error", "error", "outcome"]
    assert len(json.dumps(found[:2])) < 1_000


def test_s15_a_file_of_any_size_is_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "big.jsonl"
    row = "x" * 900_000 + "\n"
    with file.open("w", encoding="utf-8") as out:
        for _ in range(240):
            out.write(row)
        out.write('{"symptom": "0963c1"}\n')
    assert file.stat().st_size > 200_000_000
    done = run("batch", str(file), timeout=120)
    assert [one["line"] for one in objects(done.stdout)] == list(range(1, 242))
    assert objects(done.stdout)[-1]["result"] == "outcome"
    file.unlink()


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_the_last_lines_of_a_resumed_run_count_what_was_written_before(tmp_path: Path, ending: str) -> None:
    file, out = tmp_path / "in.txt", tmp_path / f"out.{ending}"
    file.write_text("证书口令锁了\n证书口令忘了\n想换开票人\n", encoding="utf-8")
    assert run("batch", str(file), "-o", str(out)).returncode == 0
    part = tmp_path / f"out.{ending}.part"
    lines = out.read_bytes().splitlines(keepends=True)
    part.write_bytes(b"".join(lines[:1] if ending == "jsonl" else whole_records(out.read_bytes(), 2)))
    out.unlink()
    told = run("batch", str(file), "-o", str(out), "--resume").stderr.decode()
    assert "共 2 行" in told
    assert "以前写好的 1 行不算在内，连起来一共 3 行" in told
    assert "以前写好" not in run("batch", str(file), "-o", str(out), "--force").stderr.decode()


def whole_records(data: bytes, count: int) -> list[bytes]:
    """Give the first records of a CSV file, whose cells may hold line ends."""
    found, record = list[bytes](), b""
    for line in data.splitlines(keepends=True):
        record += line
        if record.count(b'"') % 2 == 0:
            found.append(record)
            record = b""
    return found[:count]


@pytest.mark.parametrize("number", ["0", "-3"])
def test_a_number_of_jobs_that_cannot_be_is_told_with_what_can(number: str) -> None:
    told = run("batch", "x.csv", f"--jobs={number}")
    assert (told.returncode, "--jobs 要写整数，最小是 1" in told.stderr.decode()) == (2, True)
