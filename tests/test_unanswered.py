"""What nobody answered is kept only where it is asked for, redacted, and grouped for authors."""

import json
import stat
import sys
from pathlib import Path

import pytest
from every_pack import doctor_of
from program import run
from talker import Memory, Script

from fapiao_doctor.authoring.unanswered import group_lines, groups
from fapiao_doctor.content.library import load_pack
from fapiao_doctor.content.packs import bundled_pack
from fapiao_doctor.diagnosis.unanswered import Unanswered
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import UsageError
from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.sessions.unanswered import Unanswereds, read_unanswered
from fapiao_doctor.wizard.loop import Wizard

FOREIGN = "今天天气怎么样，我的手机13812345678"


def rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_sentence_that_finds_nothing_is_kept_without_the_number(tmp_path: Path) -> None:
    file = tmp_path / "unanswered.jsonl"
    done = run("diagnose", FOREIGN, "--no-input", "--keep-unanswered", str(file))
    assert done.returncode == 4
    assert [row["why"] for row in rows(file)] == ["no-match"]
    assert "138" not in file.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_kept_unless_asked_for_and_nothing_of_what_was_answered(tmp_path: Path) -> None:
    file = tmp_path / "unanswered.jsonl"
    run("diagnose", "证书口令忘了", "--no-input", "--keep-unanswered", str(file))
    run("diagnose", FOREIGN, "--no-input")
    assert not file.exists()


def test_batch_adds_each_row_that_finds_nothing(tmp_path: Path) -> None:
    file, tickets = tmp_path / "unanswered.jsonl", tmp_path / "tickets.csv"
    tickets.write_text(f"id,symptom\n1,{FOREIGN}\n2,证书口令忘了\n3,怎么做红烧肉\n4,怎么做红烧肉\n", encoding="utf-8")
    for _ in range(2):
        run("batch", str(tickets), "--keep-unanswered", str(file))
    assert [row["text"] for row in rows(file)].count("怎么做红烧肉") == 4
    assert len(rows(file)) == 6


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    tickets = tmp_path / "tickets.csv"
    tickets.write_text("id,symptom\n1,x\n", encoding="utf-8")
    done = run("batch", str(tickets), "--keep-unanswered", str(tickets))
    assert done.returncode == 2
    assert tickets.read_text(encoding="utf-8") == "id,symptom\n1,x\n"


def test_the_wizard_keeps_what_was_not_solved_with_the_outcome(tmp_path: Path) -> None:
    doctor, file = doctor_of(bundled_pack()), tmp_path / "unanswered.jsonl"
    wizard = Wizard(doctor, Script(["2"]), Memory(), watch=Unanswereds(file).see)
    wizard.begin("证书口令忘了", (Answer("certificate-pin", "tries-left", "one"),))
    wizard.walk()
    kept = list(read_unanswered(file))
    assert kept[0].why == "not-solved"
    assert kept[0].where == "certificate-pin/ask-hall-to-reset"
    assert len(kept) == len(set(kept))


def test_a_line_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    file = tmp_path / "unanswered.jsonl"
    for text in ("[]", "{}", "x", '{"text": 1, "why": "no-match"}', '{"text": "a", "why": "other"}', "[" * 100_000):
        file.write_text('{"text": "a", "why": "no-match"}\n' + text + "\n", encoding="utf-8")
        with pytest.raises(UsageError, match="第 2 行"):
            list(read_unanswered(file))


def test_sentences_are_grouped_by_the_outcome_that_did_not_help_the_largest_first() -> None:
    pack = load_pack(bundled_pack(), ())
    said = [Unanswered("证书口令忘了", "not-solved", "certificate-pin/ask-hall-to-reset", ())]
    said += [Unanswered(text, "no-match", "", ()) for text in ("怎么做红烧肉", "怎么做红烧肉", "今天天气怎么样")]
    found = groups(said, Reader(compile_library(pack)))
    assert [group.count for group in found] == [3, 1]
    assert found[0].sentences[0][:2] == ("怎么做红烧肉", 2)
    assert found[1].where == "certificate-pin/ask-hall-to-reset"
    assert any("怎么做红烧肉" in line.text for line in group_lines(found, "zh"))
