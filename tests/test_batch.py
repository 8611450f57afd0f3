"""Whole files of symptoms: every good row answered, every bad row named, nothing a spreadsheet would run."""

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fapiao_doctor.batch.rows import Row, form_of
from fapiao_doctor.batch.source import source_of
from fapiao_doctor.errors import UsageError
from fapiao_doctor.render.as_csv import COLUMNS, FORMULA, Sheet
from fapiao_doctor.text.lines import Head

PROGRAM = [sys.executable, "-m", "fapiao_doctor", "--lang", "zh", "batch"]
GOOD = ["证书口令锁了", "0963c1", "税控盘密码忘了", "银行U盾密码忘了", "金税盘处于锁死期,不能开票"]


def batch(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([*PROGRAM, *arguments], input=stdin, env=environment, capture_output=True, check=False)


def objects(data: bytes | str) -> list[dict[str, Any]]:
    text = data.decode() if isinstance(data, bytes) else data
    return [json.loads(line) for line in text.splitlines()]


def test_ten_thousand_rows_of_which_one_in_a_hundred_is_bad(tmp_path: Path) -> None:
    chance = random.Random(5)
    lines, bad = [], set()
    for number in range(1, 10_001):
        if number % 100 == 0:
            bad.add(number)
            lines.append(chance.choice(["{", "[]", '{"symptom": 3}', '{"id": 1}', '{"symptom": " "}', "[" * 5000]))
        else:
            lines.append(json.dumps({"id": number, "symptom": chance.choice(GOOD)}, ensure_ascii=False))
    file, out = tmp_path / "tickets.jsonl", tmp_path / "answers.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = batch(str(file), "-o", str(out))
    assert done.returncode == 5
    found = objects(out.read_text(encoding="utf-8"))
    assert [one["line"] for one in found] == list(range(1, 10_001))
    assert {one["line"] for one in found if one["result"] == "error"} == bad
    assert all(one["error"] for one in found if one["result"] == "error")
    assert "10000" in done.stderr.decode()
    assert "100" in done.stderr.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "txt"])
def test_files_of_any_windows_are_read(tmp_path: Path, encoding: str, ends: str, form: str) -> None:
    texts = {
        "csv": 'id,symptom\na,证书口令锁了\nb,"带逗号,的0963c1"\n',
        "jsonl": '{"id": "a", "symptom": "证书口令锁了"}\n{"id": "b", "symptom": "带逗号,的0963c1"}\n',
        "txt": "证书口令锁了\n带逗号,的0963c1\n",
    }
    file = tmp_path / f"tickets.{form}"
    file.write_bytes(texts[form].replace("\n", ends).encode(encoding))
    done = batch(str(file))
    assert done.returncode == 0
    found = objects(done.stdout)
    assert [one["tree"] for one in found] == ["certificate-pin-locked", "certificate-pin"]
    assert [one["id"] for one in found] == (["", ""] if form == "txt" else ["a", "b"])
    assert [one["line"] for one in found] == ([2, 3] if form == "csv" else [1, 2])


def test_standard_input_and_output_are_a_hyphen() -> None:
    done = batch("-", stdin="证书口令锁了\n".encode())
    assert (done.returncode, objects(done.stdout)[0]["tree"]) == (0, "certificate-pin-locked")


def test_the_column_can_be_named_and_a_wrong_name_lists_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "tickets.csv"
    file.write_text("编号;问题\n1;证书口令锁了\n", encoding="utf-8")
    assert objects(batch(str(file), "--column", "问题").stdout)[0]["tree"] == "certificate-pin-locked"
    wrong = batch(str(file))
    assert wrong.returncode == 2
    assert "编号、问题" in wrong.stderr.decode()


def test_csv_comes_with_a_mark_for_spreadsheets_and_one_line_a_row(tmp_path: Path) -> None:
    file, out = tmp_path / "tickets.txt", tmp_path / "answers.csv"
    file.write_text("\n".join(GOOD), encoding="utf-8")
    assert batch(str(file), "-o", str(out)).returncode == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert list(table[0]) == list(COLUMNS)
    assert [one["result"] for one in table][1] == "outcome"
    assert len(table) == len(GOOD)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠x", "　=1", "123456789012345678"]
)
def test_no_cell_can_be_run_or_rounded_by_a_spreadsheet(cell: str) -> None:
    sheet = Sheet(("id", "问题"))
    result = {"line": 1, "row": {"id": cell, "问题": cell}, "result": "error", "error": cell}
    row = next(csv.DictReader(io.StringIO(sheet.header() + sheet.record(result), newline="")))
    for place in ("id", "问题", "error"):
        shown = row[place]
        assert shown == f"'{cell}".replace("\r", "\n")
        assert shown.lstrip()[0] not in FORMULA


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.csv", "whatever", "csv"),
        ("x.CSV", "whatever", "csv"),
        ("x.jsonl", "", "jsonl"),
        ("-", '{"symptom": "x"}', "jsonl"),
        ("-", "id,symptom\n1,x", "csv"),
        ("-", "id\tsymptom\n1\tx", "csv"),
        ("-", "证书口令锁了,怎么办", "lines"),
        ("-", "", "lines"),
    ],
)
def test_the_form_is_told_by_the_name_or_by_the_look(name: str, text: str, form: str) -> None:
    assert form_of(name, text, "symptom") == form


def rows(text: str, name: str) -> list[Row]:
    return list(source_of(Head(io.BytesIO(text.encode())), name, "symptom").rows)


def test_rows_keep_their_line_numbers() -> None:
    assert rows("一\n\n二\n", "x.txt") == [Row(1, "", "一"), Row(3, "", "二")]
    assert [(row.line, row.symptom) for row in rows('symptom\n"两\n行"\n三\n', "x.csv")] == [(2, "两\n行"), (4, "三")]
    assert rows("id,symptom\n1\n", "x.csv") == [Row(2, "1", "", "这一行缺列", {"id": "1"}, "symptom")]
    with pytest.raises(UsageError):
        rows("a,b\n", "x.csv")


def test_bad_rows_are_named_in_the_persons_language(tmp_path: Path) -> None:
    file = tmp_path / "tickets.jsonl"
    too_long = json.dumps({"symptom": "a" * 20_001})
    file.write_text(f'{{\n[]\n{{"symptom": 3}}\n{{"symptom": " "}}\n{too_long}\n', encoding="utf-8")
    program = [sys.executable, "-m", "fapiao_doctor", "--lang", "en", "batch", str(file)]
    done = subprocess.run(program, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    errors = [one["error"] for one in objects(done.stdout)]
    assert len(set(errors)) == 5
    assert all(error.isascii() for error in errors)


@pytest.mark.parametrize("number", ["7" * 5000, "-" + "7" * 5000, "1e400", "-1.5E+999"])
def test_a_number_that_python_cannot_hold_is_json_and_keeps_its_digits(number: str) -> None:
    rows = [
        f'{{"id": 1, "symptom": "0963c1", "n": [{number}]}}',
        '{"id": 2, "symptom": "0963c1", "n": 7}',
        '{"n": NaN}',
    ]
    for form in ("jsonl", "csv"):
        done = batch("-", "--format", form, stdin="\n".join(rows).encode())
        assert done.returncode == 5
        found = list(csv.DictReader(io.StringIO(done.stdout.decode().lstrip("\ufeff"), newline="")))
        if form == "jsonl":
            found = [{**one, **one["row"]} for one in map(json.loads, done.stdout.splitlines())]
        assert [str(one["line"]) for one in found] == ["1", "2", "3"]
        assert [one["result"] for one in found] == ["outcome", "outcome", "error"]
        assert number in str(found[0]["n"])
        assert str(found[1]["n"]) == "7"


def test_a_number_longer_than_any_cell_is_told_as_a_cell_is() -> None:
    rows = [f'{{"symptom": "0963c1", "n": {"7" * 30_000}}}', '{"symptom": "0963c1"}']
    done = batch("-", "--format", "jsonl", stdin="\n".join(rows).encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["result"] for one in found] == ["error", "outcome"]
    assert found[0]["row"] == {"symptom": "0963c1", "n": ""}
