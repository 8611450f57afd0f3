"""What a table is taught by beside its examples, and what its weights share."""

import pytest
from evaluation.crossed import library, pack

pytest.importorskip("sklearn", reason="scikit-learn is not installed: pip install -e '.[dev,evaluation]'")

from fapiao_doctor.authoring.copies import Copies, is_unknown
from fapiao_doctor.authoring.softmax import _parts
from fapiao_doctor.authoring.train import Trainer, _without_rare_sets
from fapiao_doctor.reader.model import NOT_OURS, VAGUE
from fapiao_doctor.reader.table import words_of

PIN, LOGIN = "certificate-pin", "software-login-password"


@pytest.fixture(scope="module")
def copies() -> Copies:
    return Copies(words_of(pack()), pack()["rules"], library().vocabulary.elsewhere)


def test_a_copy_says_less_than_its_example(copies: Copies) -> None:
    texts = [one.text for one in copies.poorer([("证书口令忘了，急着开票", PIN)])]
    assert "忘了,急着开票" in texts  # without what is named
    assert "急着开票" in texts  # one clause alone
    assert "金税盘" in [one.text for one in copies.poorer([("", PIN), ("金税盘口令忘了", PIN)])]  # names alone
    assert not list(copies.poorer([("今天天气好", NOT_OURS), ("密码忘了", VAGUE)]))


def test_a_foreign_copy_names_somebody_elses_matter(copies: Copies) -> None:
    many = [("金税盘坏了", PIN)] * 40
    texts = {one.text for one in copies.foreign(many)}
    assert texts and all("金税盘" not in text for text in texts)
    assert texts == {one.text for one in copies.foreign(many)}


def test_a_matter_that_stands_in_what_is_ours_is_put_into_nothing(copies: Copies) -> None:
    ours = [("红冲的时候证书口令忘了", PIN)] * 40
    assert not [one.text for one in copies.foreign(ours) if "红冲" in one.text.removeprefix("红冲的时候")]


def test_what_still_says_enough_is_no_vague_copy() -> None:
    assert is_unknown({PIN: 0.1, VAGUE: 0.9}, PIN)
    assert not is_unknown({PIN: 0.2, f"{PIN}+{LOGIN}": 0.2, VAGUE: 0.6}, PIN)
    assert not is_unknown({PIN: 0.1, NOT_OURS: 0.9}, PIN)


def test_labels_share_what_is_ours_and_what_is_of_one_tree() -> None:
    parts = _parts(["-", "?", "a", "a+b"])
    assert [0.0, 0.0, 1.0, 1.0] in parts  # ours, and tree a
    assert parts.count([0.0, 0.0, 0.0, 1.0]) == 3  # the set itself, all sets, tree b
    assert len(parts) == 4 + 2 + 2


def test_a_rare_set_speaks_for_each_of_its_trees() -> None:
    rows = [("x", "a+b", 1.0), ("y", "c+d", 1.0), ("y", "c+d", 1.0), ("y", "c+d", 1.0), ("z", "a", 1.0)]
    assert _without_rare_sets(rows) == [("x", "a", 0.5), ("x", "b", 0.5), *rows[1:4], ("z", "a", 1.0)]


def test_a_table_is_taught() -> None:
    trainer = Trainer(pack(), library().vocabulary.elsewhere)
    labelled = [("证书口令忘了", PIN), ("开票软件登录密码忘了", LOGIN), ("今天下雨", NOT_OURS), ("坏了", VAGUE)] * 3
    table = trainer.teach(labelled)
    assert table["labels"] == [NOT_OURS, VAGUE, PIN, LOGIN]
    assert table["weights"]["=cert"]
