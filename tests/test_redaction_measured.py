"""How much is hidden of what strangers wrote: floors a little under what was measured; see docs/terminal.md."""

import json
from collections import Counter
from pathlib import Path

import pytest
from sentences import sentences

from fapiao_doctor.text.redact import redact

FOLDER = Path(__file__).parent / "redaction"
FILES = ["tuned", "tuned-2", "tuned-3"]


def measured(name: str) -> tuple[Counter[str], Counter[str], int, int]:
    """Give secrets and hidden secrets by kind, and benign lines and those that lost something."""
    said, hidden = Counter[str](), Counter[str]()
    benign = touched = 0
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        clean = redact(data["text"])
        kind = "password" if data.get("kind") == "password" else "number"
        said[kind] += len(data["secrets"])
        hidden[kind] += sum(secret not in clean.text for secret in data["secrets"])
        benign += not data["secrets"]
        touched += not data["secrets"] and bool(clean.kinds)
    return said, hidden, benign, touched


@pytest.mark.parametrize("name", FILES)
def test_secrets_of_strangers_are_hidden_and_their_questions_kept(name: str) -> None:
    said, hidden, benign, touched = measured(name)
    assert hidden["number"] >= 0.985 * said["number"]
    assert hidden["password"] >= 0.97 * said["password"]
    assert touched <= 0.01 * benign
    assert said["number"] > 300
    assert benign > 500


def test_every_kind_that_was_once_missed_is_hidden_and_what_was_once_eaten_is_kept() -> None:
    lines = [json.loads(line) for line in (FOLDER / "kinds.jsonl").read_text(encoding="utf-8").splitlines()]
    shown = [(line["text"], one) for line in lines for one in line["secrets"] if one in redact(line["text"]).text]
    assert shown == [("密码是tax office 88，中间有空格", "tax office 88")]
    assert [line["text"] for line in lines if not line["secrets"] and redact(line["text"]).kinds] == []
    assert sum(len(line["secrets"]) for line in lines) >= 85
    assert sum(not line["secrets"] for line in lines) >= 110


def test_sentences_without_a_secret_lose_nothing() -> None:
    assert [one.text for one in sentences() if redact(one.text).text != one.text] == []


if __name__ == "__main__":
    for name in (*FILES, "kinds"):
        said, hidden, benign, touched = measured(name)
        shares = ", ".join(f"{kind} {hidden[kind]}/{said[kind]}" for kind in said)
        print(f"{name}: {shares}, benign lines touched {touched}/{benign}")
