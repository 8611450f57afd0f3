"""The commands as people and programs run them: output, exit codes, and one clear message for every mistake."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from fapiao_doctor import __version__
from fapiao_doctor.content.packs import bundled_pack, head

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-m", "fapiao_doctor"]


def run(
    *arguments: str | bytes, stdin: bytes = b"", env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1", **(env or {})}
    command: Sequence[str | bytes] = [*PROGRAM, *arguments]
    return subprocess.run(command, input=stdin, env=environment, capture_output=True, check=False, timeout=60)


def test_a_page_that_is_piped_or_written_has_each_paragraph_on_one_line(tmp_path: Path) -> None:
    where = ("--lang", "en", "--full", "--answer", "certificate-pin/tries-left=one")
    said = json.loads(run("diagnose", "--json", *where).stdout)["outcome"]
    written = tmp_path / "page.txt"
    piped = run("diagnose", *where).stdout
    assert run("diagnose", *where, "-o", str(written)).returncode == 0
    assert written.read_bytes() == piped
    lines = piped.decode().splitlines()
    paragraphs = [*said["stop"], *said["avoid"], *said["prevent"], *(step["do"] for step in said["steps"])]
    assert max(map(len, paragraphs)) > 100
    assert not [text for text in paragraphs if not any(line.endswith(text) for line in lines)]


def test_markdown_tells_what_was_said_and_answered() -> None:
    done = run("diagnose", "证书口令忘了", "--answer", "certificate-pin/tries-left=one", "--markdown").stdout.decode()
    (_page, given) = done.split("说过的、答过的")
    assert "证书口令忘了" in given
    assert "只剩一次" in given


def diagnosed(symptom: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = run("diagnose", "--symptom", symptom, "--json", *arguments)
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize(
    ("symptom", "tree"),
    [
        ("百旺税控盘证书口令输错太多次锁死了", "certificate-pin-locked"),
        ("0963c1", "certificate-pin"),
        ("0963c0", "certificate-pin-locked"),
        ("金税盘处于锁死期,不能开票", "tax-disk-locked"),
        ("开票软件管理员密码忘了", "software-login-password"),
    ],
)
def test_a_symptom_leads_to_its_tree(symptom: str, tree: str) -> None:
    code, result = diagnosed(symptom)
    assert result["tree"] == tree
    assert (code, result["result"]) in [(0, "outcome"), (3, "question")]
    assert result["candidates"][0]["tree"] == tree


def test_what_was_understood_comes_with_the_words_that_said_it() -> None:
    _, result = diagnosed("百旺税控盘证书口令输错太多次锁死了")
    understood = {one["slot"]: one for one in result["understood"]}
    assert understood["device"]["value"] == "税控盘"
    assert "税控盘" in understood["device"]["because"]
    assert understood["pin-state"]["value"] == "locked"
    assert "锁" in understood["pin-state"]["because"]


def test_one_try_left_stops_the_person_first() -> None:
    code, result = diagnosed("0963c1")
    assert {"slot": "attempts-left", "value": "1", "because": "0963c1"} in result["understood"]
    assert (code, bool(result["outcome"]["stop"])) == (0, True)
    page = run("diagnose", "--symptom", "0963c1").stdout.decode()
    assert 0 < page.index("【先停手】") < page.index("怎么做")


def test_two_credentials_are_a_choice_and_a_bank_key_is_no_match() -> None:
    code, result = diagnosed("密码和口令都忘了")
    assert (code, result["result"]) == (3, "choice")
    assert {one["tree"] for one in result["choice"]} == {"software-login-password", "certificate-pin"}
    code, result = diagnosed("银行U盾密码忘了")
    assert (code, result["result"], result["turn_to"]) == (4, "no-match", "开户银行")


def test_the_command_given_with_a_question_takes_the_answer_behind_it() -> None:
    code, result = diagnosed("证书口令锁了")
    assert code == 3
    program, *arguments = result["command"]
    assert program == "fapiao-doctor"
    onward = run(*arguments, "1", "--json")
    following = json.loads(onward.stdout)
    answered = {"tree": result["tree"], "question": result["question"]["id"]}
    assert [answered] == [{"tree": one["tree"], "question": one["question"]} for one in following["path"][-1:]]


def test_the_command_given_with_an_outcome_leads_to_it_again() -> None:
    _, result = diagnosed("0963c1")
    again = json.loads(run(*result["command"][1:], "--json").stdout)
    assert again["outcome"]["id"] == result["outcome"]["id"]


def test_the_json_object_has_the_keys_of_its_schema() -> None:
    keys = {"schema", "result", "lang", "as_of", "symptom", "tree", "candidates", "choice", "understood", "codes",
            "first", "path", "question", "outcome", "turn_to", "redacted", "notices", "stale", "command", "packs", "advice", "also", "replay"}  # fmt: skip
    for symptom in ("0963c1", "证书口令锁了", "密码和口令都忘了", "天气"):
        _, result = diagnosed(symptom)
        assert set(result) == keys
        assert result["schema"] == "fapiao-doctor/diagnosis/2"
        assert (result["replay"] is not None) == (result["result"] in ("question", "outcome"))
        assert result["packs"] == [{"id": "fapiao", "version": head(bundled_pack())["version"]}]


def test_json_is_ascii_where_the_stream_is_not_utf8() -> None:
    done = run("diagnose", "--symptom", "证书口令锁了", "--json", env={"PYTHONIOENCODING": "gbk"})
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["symptom"] == "证书口令锁了"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_standard_input_may_come_from_any_windows(encoding: str) -> None:
    done = run("diagnose", "--symptom", "-", "--json", stdin="证书口令锁了\r\n".encode(encoding))
    assert json.loads(done.stdout)["tree"] == "certificate-pin-locked"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["diagnose", "--symptom", ""], 2, "症状是空的"),
        (["diagnose", "--symptom", " \n"], 2, "症状是空的"),
        (["diagnose"], 2, "没有说症状"),
        (["diagnose", "--symptom", "a" * 100_000], 2, "症状太长"),
        (["diagnose", "--symptom", b"\xbf\xda\xc1\xee"], 2, "读不出来的字节"),
        (["diagnose", "--symptom", "x", "-o", b"o\xff"], 2, "怎么办：换个名字"),
        (["diagnose", "--answer", "nothing/where=x"], 2, "没有“nothing”这棵树"),
        (["diagnose", "--answer", "start/nothing=x"], 2, "没有“nothing”这个问题"),
        (["diagnose", "--answer", "start/where=nothing"], 2, "没有“nothing”这个选项"),
        (["diagnose", "--answer", "start"], 2, "树/问题=选项"),
        (["diagnose", "--symptom", "x", "--as-of", "明天"], 2, "不是日期"),
        (["diagnose", "--sympton", "x"], 2, "--symptom"),
        (["diagnose", "--symptom"], 2, "--symptom"),
        (["diagnose", "--symptom", "x", "--lang", "fr"], 2, "zh、en"),
        (["diagnose", "--symptom", "x", "--trees", "/nowhere"], 2, "没有这个文件夹"),
        (["diagnose", "--symptom", "x", "--trees", "./nowhere"], 2, "没有这个文件夹"),
        (["trees", "check", "--trees", "nowhere"], 2, "没有“nowhere”"),
        (["trees", "list", "--trees", os.devnull], 2, "不是文件夹"),
        (["trees", "list", "--trees", "n" * 300], 1, "名字太长"),
        (["trees", "show", "nothing"], 2, "certificate-pin"),
        (["trees", "check", "nothing.yaml"], 1, "读不了"),
        (["nothing"], 2, "nothing"),
        (["code"], 2, "缺少"),
        (["batch", "nothing.csv"], 1, "读不了"),
        (["wizard"], 2, "改用 fapiao-doctor diagnose "),
        (["wizard", "--resume", "none"], 2, "改用 fapiao-doctor diagnose "),
        (["sessions", "show", "none"], 2, "none"),
        (["completion", "tcsh"], 2, "bash"),
        (["diagnose", "--symptom", "x", "-o", "/nowhere/x.md"], 1, "写不了"),
    ],
    ids=lambda value: None if isinstance(value, int) else str(value)[:40],
)
def test_every_mistake_gets_one_clear_message(
    arguments: list[str | bytes], code: int, says: str, tmp_path: Path
) -> None:
    done = run(*arguments, env={"XDG_STATE_HOME": str(tmp_path)})
    message = done.stderr.decode()
    assert done.returncode == code
    assert says in message
    assert message.startswith("出错了：")
    assert len(message.splitlines()) <= 2
    assert "Traceback" not in message
    assert done.stdout == b""


def test_mistakes_are_told_in_english_too() -> None:
    for arguments in (["diagnose", "--symptom", ""], ["trees", "show", "x"], ["diagnose", "--nothing"]):
        message = run(*arguments, env={"FAPIAO_DOCTOR_LANG": "en"}).stderr.decode()
        assert message.startswith("Error: ")
        assert message.isascii() or "“" in message


@pytest.mark.parametrize("broken", ["broken-yaml", "not-utf8", "duplicate-key", "unknown-key"])
def test_a_broken_folder_of_trees_is_named_with_its_line(broken: str, tmp_path: Path) -> None:
    data = (ROOT / "tests" / "broken" / f"{broken}.yaml").read_bytes()
    shutil.copy(bundled_pack() / "pack.yaml", tmp_path)
    (tmp_path / f"{broken}.yaml").write_bytes(data)
    done = run("diagnose", "--symptom", "锁了", "--trees", str(tmp_path))
    assert done.returncode == 1
    assert f"{broken}.yaml" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) <= 2


def test_an_unreadable_folder_is_the_machines_fault(tmp_path: Path) -> None:
    shutil.copy(bundled_pack() / "pack.yaml", tmp_path)
    (tmp_path / "start.yaml").mkdir()
    done = run("trees", "list", "--trees", str(tmp_path))
    assert done.returncode == 1
    assert "读不了" in done.stderr.decode()


def test_a_folder_without_a_manifest_or_without_trees_is_told_with_what_to_do(tmp_path: Path) -> None:
    bare = run("trees", "list", "--trees", str(tmp_path))
    assert (bare.returncode, "没有 pack.yaml" in bare.stderr.decode()) == (1, True)
    assert "怎么办：" in bare.stderr.decode()
    shutil.copy(bundled_pack() / "pack.yaml", tmp_path)
    empty = run("trees", "list", "--trees", str(tmp_path))
    assert (empty.returncode, "没有决策树" in empty.stderr.decode()) == (1, True)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("unknown-key", "outcome “power” has no key “work-when”; did you mean “works-when”?"),
        ("missing-why", "question “light” lacks “why”"),
        ("not-utf8", "not UTF-8 text; save it as UTF-8"),
        ("no-question-mark", "must end with ？ [FD162 questions-ask]"),
    ],
)
def test_checks_of_drafts_are_told_in_english_too(broken: str, says: str) -> None:
    file = ROOT / "tests" / "broken" / f"{broken}.yaml"
    done = run("--lang", "en", "trees", "check", str(file))
    assert (done.returncode, done.stderr.decode()) == (1, "1 problem\n")
    assert done.stdout.decode().startswith(f"{file}:")
    assert says in done.stdout.decode()


def test_checks_of_a_pack_are_told_in_english_too(tmp_path: Path) -> None:
    packs = ROOT / "tests" / "broken-packs"
    for layer in ("sound", "unknown-start"):
        shutil.copytree(packs / layer, tmp_path, dirs_exist_ok=True)
    done = run("--lang", "en", "trees", "check", "--trees", str(tmp_path))
    assert done.returncode == 1
    assert done.stdout.decode() == (
        f"{tmp_path}/pack.yaml:1:1: start says “begin”, which is no tree of this pack [FD101 start-exists]\n"
    )


def test_the_printed_command_repeats_the_folder_that_was_asked_for() -> None:
    for shown in ([], ["--trees", str(bundled_pack())]):
        _, result = diagnosed("证书口令锁了", *shown)
        assert result["command"][: 2 + len(shown)] == ["fapiao-doctor", "diagnose", *shown]
        assert ("--trees" in result["command"]) == bool(shown)
        page = run("diagnose", "--symptom", "证书口令锁了", *shown).stdout.decode()
        assert ("--trees" in page) == bool(shown)
        code = run("code", "0963c1", *shown).stdout.decode()
        assert ("--trees" in code) == bool(shown)


def test_a_reader_that_goes_away_is_no_reason_to_shout() -> None:
    with subprocess.Popen(
        [*PROGRAM, "trees", "show", "certificate-pin"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout and child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [["trees", "list"], ["diagnose", "--symptom", "0963c0"], ["--help"], ["code", "168"]]
)
def test_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh"}
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("出错了：写不出去：磁盘满了")
    assert "看看磁盘是不是满了" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert "Exception ignored" not in done.stderr.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "big5", "gbk", "gb18030", "utf-8"])
@pytest.mark.parametrize(
    "arguments", [["diagnose", "--symptom", "0963c0"], ["trees", "list"], ["code", "168"], ["--help"]]
)
def test_no_encoding_makes_a_command_fail(encoding: str, arguments: list[str]) -> None:
    done = run(*arguments, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 3)
    assert len(done.stderr.splitlines()) <= 1
    if encoding in ("gbk", "gb18030", "utf-8"):
        assert "?" not in done.stdout.decode(encoding).replace("symptom ?", "")
        assert done.stderr == b""


def test_a_file_is_always_utf8(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    done = run("diagnose", "--symptom", "0963c0", "--markdown", "-o", str(page), env={"PYTHONIOENCODING": "ascii"})
    assert (done.stdout, done.stderr) == (b"", b"")
    assert "口令" in page.read_text(encoding="utf-8")


def test_shown_trees_hold_every_question_and_outcome() -> None:
    names = sorted(path.stem for path in bundled_pack().glob("*.yaml") if path.name != "pack.yaml")
    for name in names:
        page = run("trees", "show", name).stdout.decode()
        assert page.count(f"\n{name}/") > 1
    listed = run("trees", "list").stdout.decode().splitlines()
    assert sorted(line for line in listed if not line.startswith(" ")) == names


def test_version_names_program_and_content() -> None:
    told = head(bundled_pack())
    program, content = run("--version").stdout.decode().splitlines()
    assert program == f"fapiao-doctor {__version__}"
    assert content == f"内容包 fapiao {told['version']}，{told['reviewed']} 复核"
    english = run("--lang", "en", "--version").stdout.decode().splitlines()
    assert english == [program, f"pack fapiao {told['version']}, reviewed {told['reviewed']}"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts_are_printed(shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0
    assert b"fapiao-doctor" in done.stdout


def complete(line: str) -> list[str]:
    words = {"COMP_LINE": line, "_FAPIAO_DOCTOR_COMPLETE": "bash_complete"}
    code = "from fapiao_doctor.__main__ import main; main()"
    environment = {**os.environ, **words}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return [found.split(",", 1)[-1] for found in done.stdout.splitlines()]


def test_tree_ids_and_answers_are_completed() -> None:
    assert complete("fapiao-doctor trees show certificate-pin-l") == ["certificate-pin-locked"]
    assert complete("fapiao-doctor diagnose --answer start/whe") != []
    assert all(one.startswith("start/where=") for one in complete("fapiao-doctor diagnose --answer start/where="))


def test_a_report_names_versions_and_no_person(tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path), "USER": "canaryuser", "HOME": "/home/canaryuser", "TERM": "xterm"}
    text = run("report", env=env).stdout.decode()
    assert "Python" in text
    assert "canaryuser" not in text
    assert "problems 0" in text


def test_the_day_decides_what_holds() -> None:
    _, before = diagnosed(
        "证书口令锁了", "--as-of", "2024-06-01", "--answer", "certificate-pin-locked/need=invoice-today"
    )
    _, after = diagnosed(
        "证书口令锁了", "--as-of", "2026-11-24", "--answer", "certificate-pin-locked/need=invoice-today"
    )
    assert (before["as_of"], after["as_of"]) == ("2024-06-01", "2026-11-24")
    _, late = diagnosed("0963c1", "--as-of", "2030-01-01")
    assert late["stale"]
    assert "该复核了" in run("diagnose", "--symptom", "0963c1", "--as-of", "2030-01-01").stdout.decode()
