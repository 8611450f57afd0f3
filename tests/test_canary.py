"""Secrets put in by every way there is come out by none."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "fapiao_doctor"]
CANARIES = {
    "password": ("证书口令是{}，锁了", "Kq7canary81"),
    "id-card": ("身份证{}，电子税务局密码忘了", "11010519491231002X"),
    "mobile": ("手机{}收不到验证码，电子税务局", "13800138217"),
    "bank-card": ("个税银行卡{}验证不过", "6222021234567890128"),
    "credit-code": ("税号{}的公司证书口令锁了", "91350100M000100Y43"),
    "sms-code": ("验证码{}不对，电子税务局", "739154"),
    "email": ("邮箱{}，证书口令锁了", "canary@example.cn"),
}


def everything_written(tmp_path: Path, *arguments: str, stdin: str = "", env: dict[str, str] | None = None) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1", "XDG_STATE_HOME": str(tmp_path / "state"), **(env or {})}
    done = subprocess.run(
        [*PROGRAM, *arguments], input=stdin, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    files = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr + "".join(files)


def test_no_secret_comes_out_of_any_command(tmp_path: Path) -> None:
    text = "；".join(sentence.format(secret) for sentence, secret in CANARIES.values())
    out = tmp_path / "out"
    out.mkdir()
    rows = json.dumps({"id": "7", "symptom": text}, ensure_ascii=False) + "\n"
    csv = f'id,symptom\n7,"{text}"\n'
    ways = [
        (["diagnose", "--symptom", text], ""),
        (["diagnose", "--symptom", text, "--json"], ""),
        (["diagnose", "--symptom", text, "--markdown"], ""),
        (["diagnose", "--symptom", text, "-o", str(out / "a.md"), "--markdown"], ""),
        (["diagnose", "--symptom", text, "-o", str(out / "a.json"), "--json"], ""),
        (["diagnose", "--symptom", text, "--lang", "en"], ""),
        (["diagnose", "--symptom", "-", "--json"], text),
        (["diagnose", "--symptom", "锁了", "--answer", text], ""),
        (["diagnose", "--symptom", "锁了", "--answer", f"start/where={text}"], ""),
        (["diagnose", "--symptom", "锁了", "--as-of", text], ""),
        (["diagnose", "--symptom", "锁了", "--lang", text], ""),
        (["code", text], ""),
        (["code", text, "--json"], ""),
        (["batch", "-"], text),
        (["batch", "-"], rows),
        (["batch", "-", "-o", str(out / "b.csv")], rows),
        (["batch", "-", "-o", str(out / "b.jsonl")], csv),
        (["trees", "show", text], ""),
        (["sessions", "show", text], ""),
        ([text], ""),
        (["report"], ""),
    ]
    for arguments, stdin in ways:
        written = everything_written(tmp_path, *arguments, stdin=stdin)
        assert [secret for _, secret in CANARIES.values() if secret in written] == [], arguments
