"""Unfinished walks survive whatever happens to the machine."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fapiao_doctor.content.library import Library
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.sessions.resume import still_valid
from fapiao_doctor.sessions.session import SCHEMA, Corrupt, FromLater, Session, from_json, to_json
from fapiao_doctor.sessions.store import Store, default_folder

HERE = (Answer("start", "where", "device-secret"), Answer("start", "device-secret", "login"))
GIVEN = tuple(replace(one, tree=f"fapiao:{one.tree}") for one in HERE)
PACKS = (("fapiao", "2026.11.1"),)
WALK = Session("walk-1", "证书口令忘了", GIVEN, "2026-11-24T09:30:00", PACKS)
LINUX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and limits")

WRITER = """
import sys
from pathlib import Path
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.sessions.session import Session
from fapiao_doctor.sessions.store import Store
store, name = Store(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
for count in range(int(sys.argv[3])):
    answers = tuple(Answer("p:start", "where", f"{name}-{place}") for place in range(1 + count % 200))
    saved = f"2026-11-24T09:30:{count % 60:02}"
    store.save(Session("walk-1", name * (count % 50), answers, saved, (("p", "1"),)))
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "sessions")


def before() -> dict[str, Any]:
    """Give the same walk as the first schema has it, which knew one pack only."""
    answers = [{"tree": one.tree, "node": one.question, "option": one.option} for one in HERE]
    head = {"schema": "fapiao-doctor/session/1", "id": WALK.id, "saved": WALK.saved, "content": "2026.11.1"}
    return {**head, "symptom": WALK.symptom, "answers": answers}


def corrupt_files() -> dict[str, bytes]:
    good = json.loads(to_json(WALK))
    changed = {
        "schema-missing": {key: value for key, value in good.items() if key != "schema"},
        "schema-other": {**good, "schema": "someone/else/1"},
        "answers-text": {**good, "answers": "none"},
        "answer-number": {**good, "answers": [1]},
        "answer-short": {**good, "answers": [{"tree": "start"}]},
        "answer-of-before": {**good, "answers": [{"tree": "start", "node": "where", "option": "x"}]},
        "symptom-number": {**good, "symptom": 7},
        "symptom-surrogate": {**good, "symptom": "\ud800"},
        "id-missing": {key: value for key, value in good.items() if key != "id"},
        "saved-null": {**good, "saved": None},
        "packs-missing": {key: value for key, value in good.items() if key != "packs"},
        "packs-text": {**good, "packs": "fapiao"},
        "pack-short": {**good, "packs": [{"id": "fapiao"}]},
        "before-without-content": {**before(), "content": None},
        "before-answer-short": {**before(), "answers": [{"tree": "start", "question": "where", "option": "x"}]},
    }
    files = {name: json.dumps(data).encode() for name, data in changed.items()}
    whole = to_json(WALK).encode()
    return files | {
        "empty": b"",
        "half": whole[: len(whole) // 2],
        "zeros": bytes(200),
        "random": random.Random(7).randbytes(500),
        "gbk": whole.decode().encode("gbk"),
        "list": b"[]",
        "text": b'"walk"',
        "deep": b"[" * 100_000,
        "huge": b" " * 300_000,
        "trailing": whole + b"}",
    }


def test_a_session_comes_back_as_it_was(store: Store) -> None:
    store.save(WALK)
    assert store.load("walk-1") == WALK
    assert store.all() == [WALK]


@LINUX
def test_only_the_owner_can_read_it(store: Store) -> None:
    store.save(WALK)
    assert (store.folder / "walk-1.json").stat().st_mode & 0o777 == 0o600
    assert store.folder.stat().st_mode & 0o777 == 0o700


def test_the_latest_comes_first(store: Store) -> None:
    for name, saved in (("a", "2026-11-24T08:00:00"), ("b", "2026-11-24T10:00:00"), ("c", "2026-11-24T09:00:00")):
        store.save(Session(name, "", GIVEN, saved, PACKS))
    assert [session.id for session in store.all()] == ["b", "c", "a"]


@pytest.mark.parametrize("name", corrupt_files())
def test_a_corrupt_file_is_set_aside_and_nothing_else_is_lost(store: Store, name: str) -> None:
    store.save(WALK)
    (store.folder / f"{name}.json").write_bytes(corrupt_files()[name])
    assert store.all() == [WALK]
    assert not (store.folder / f"{name}.json").exists()
    assert (store.folder / f"{name}.corrupt-1").read_bytes() == corrupt_files()[name]


def test_corrupt_files_of_one_name_do_not_hide_each_other(store: Store) -> None:
    for text in (b"one", b"two"):
        store.save(WALK)
        (store.folder / "walk-1.json").write_bytes(text)
        assert store.all() == []
    assert {path.read_bytes() for path in store.folder.glob("*.corrupt-*")} == {b"one", b"two"}


def test_a_session_of_a_later_version_is_kept_and_not_touched(store: Store) -> None:
    later = {**json.loads(to_json(WALK)), "schema": SCHEMA.replace("/2", "/3")}
    store.save(WALK)
    path = store.folder / "later.json"
    path.write_text(json.dumps(later), encoding="utf-8")
    assert store.all() == [WALK]
    assert path.exists()
    with pytest.raises(FromLater):
        from_json(path.read_bytes())


def test_a_file_that_carries_another_name_is_not_taken(store: Store) -> None:
    store.save(WALK)
    (store.folder / "walk-1.json").rename(store.folder / "walk-2.json")
    assert store.all() == []
    assert (store.folder / "walk-2.json").exists()


@pytest.mark.parametrize("name", ["", "none", "../walk-1", "walk-1.json", "/etc/passwd", "walk\n1"])
def test_an_unknown_name_is_a_usage_error_that_lists_what_there_is(store: Store, name: str) -> None:
    store.save(WALK)
    for act in (store.load, store.delete):
        with pytest.raises(UsageError) as caught:
            act(name)
        assert caught.value.values["options"] == "walk-1"


def test_a_deleted_session_is_gone(store: Store) -> None:
    store.save(WALK)
    store.delete("walk-1")
    assert store.all() == []
    store.forget("walk-1")


def test_leftovers_of_a_killed_writer_are_swept_after_a_day(store: Store) -> None:
    store.save(WALK)
    old, new = store.folder / ".walk-1.json.aa.tmp", store.folder / ".walk-1.json.bb.tmp"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000, time.time() - 90_000))
    assert store.all() == [WALK]
    assert (old.exists(), new.exists()) == (False, True)


def test_a_place_that_cannot_hold_it_is_a_machine_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineError, match="写不了"):
        Store(tmp_path / "file").save(WALK)
    assert Store(tmp_path / "missing").all() == []


@LINUX
def test_when_the_disk_is_full_the_old_session_stands(store: Store) -> None:
    store.save(WALK)
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from pathlib import Path\n"
        "from fapiao_doctor.errors import MachineError\n"
        "from fapiao_doctor.sessions.session import Session\n"
        "from fapiao_doctor.sessions.store import Store\n"
        "try:\n"
        "    Store(Path(sys.argv[1])).save(Session('walk-1', 'x' * 500, (), '', ()))\n"
        "except MachineError:\n"
        "    sys.exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(store.folder)], check=False).returncode == 7
    assert store.all() == [WALK]
    assert list(store.folder.glob(".*")) == []


def kill_while_saving(store: Store, times: int) -> None:
    chance = random.Random(11)
    for _ in range(times):
        command = [sys.executable, "-c", WRITER, str(store.folder), "w", "100000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.002, 0.02))
            writer.send_signal(signal.SIGKILL)
        kept = store.all()
        assert len(kept) <= 1
        assert not list(store.folder.glob("*.corrupt-*"))
        if kept:
            assert from_json((store.folder / "walk-1.json").read_bytes()) == kept[0]


@LINUX
def test_a_writer_killed_in_the_middle_leaves_a_whole_session(store: Store) -> None:
    kill_while_saving(store, 20)


@LINUX
@pytest.mark.long
def test_two_hundred_writers_killed_in_the_middle_leave_whole_sessions(store: Store) -> None:
    kill_while_saving(store, 200)


def test_of_four_writers_the_last_wins_whole(store: Store) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(store.folder), name, "200"], stdout=subprocess.DEVNULL)
        for name in "abcd"
    ]
    while any(writer.poll() is None for writer in writers):
        for session in store.all():
            assert {answer.option[0] for answer in session.answers} <= {session.answers[0].option[0]}
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert len(store.all()) == 1
    assert [path.name for path in store.folder.iterdir()] == ["walk-1.json"]


def test_resuming_stops_at_the_first_answer_that_the_trees_no_longer_have(library: Library) -> None:
    gone = Answer("fapiao:start", "gone", "x")
    assert still_valid(library, GIVEN) == (HERE, 0)
    assert still_valid(library, (GIVEN[0], gone, GIVEN[1])) == (HERE[:1], 2)


def test_corrupt_says_what_is_wrong() -> None:
    with pytest.raises(Corrupt, match="answers"):
        from_json(corrupt_files()["answers-text"])


def test_the_messages_name_the_session_and_the_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as missing:
        store.load("walk-9")
    error = missing.value
    assert (error.message, error.hint) == ("没有“walk-9”这份进度", "什么也没存着，直接运行 {command}")
    for name in ("b", "a"):
        store.save(Session(name, "", GIVEN, "2026-11-24T08:00:00", PACKS))
    with pytest.raises(UsageError) as several:
        store.load("walk-9")
    assert several.value.values["options"] == "b、a"
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(MachineError) as unusable:
        Store(blocked / "sessions").save(WALK)
    error = unusable.value
    assert error.values["path"] == blocked / "sessions"
    assert error.message == f"写不了 {blocked / 'sessions'}：{error.values['reason']}"
    assert error.hint == "看看文件夹是否存在、有没有权限、文件是不是在别的程序里打开着、磁盘是不是满了"


def test_a_name_that_leads_out_of_the_folder_is_never_read(store: Store) -> None:
    outside = store.folder.parent / "walk-1.json"
    store.save(WALK)
    outside.write_text(to_json(Session("../walk-1", "", GIVEN, "", ())), encoding="utf-8")
    with pytest.raises(UsageError):
        store.load("../walk-1")


def test_forgetting_what_cannot_be_deleted_is_a_machine_error(store: Store) -> None:
    (store.folder / "walk-1.json").mkdir(parents=True)
    with pytest.raises(MachineError):
        store.forget("walk-1")


def test_the_state_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert default_folder() == tmp_path / "fapiao-doctor" / "sessions"
    assert default_folder().name == "sessions"


def test_json_keeps_chinese_readable_and_ends_with_a_line() -> None:
    text = to_json(WALK)
    assert "证书口令忘了" in text
    assert text.endswith("}\n")
    assert json.loads(text)["schema"] == "fapiao-doctor/session/2"


@pytest.mark.parametrize(("length", "fits"), [(200_000, True), (200_001, False)])
def test_a_session_has_a_longest_size(length: int, fits: bool) -> None:
    data = to_json(WALK).encode()
    data += b" " * (length - len(data))
    if fits:
        assert from_json(data) == WALK
    else:
        with pytest.raises(Corrupt, match="too long"):
            from_json(data)


@pytest.mark.parametrize(
    ("name", "says"),
    [("list", "not an object"), ("schema-other", "schema 'someone/else/1'"), ("symptom-number", "symptom"),
     ("answer-number", "answer"), ("answer-short", "question"), ("answer-of-before", "question"), ("id-missing", "id"), ("saved-null", "saved"),
     ("packs-missing", "packs"), ("packs-text", "packs"), ("pack-short", "version"),
     ("before-without-content", "content"), ("before-answer-short", "node"), ("symptom-surrogate", "symptom")],
)  # fmt: skip
def test_each_corruption_is_named(name: str, says: str) -> None:
    with pytest.raises(Corrupt) as caught:
        from_json(corrupt_files()[name])
    assert says in str(caught.value)


def test_a_session_of_the_first_schema_is_read_as_one_of_the_first_pack(tmp_path: Path) -> None:
    store = Store(tmp_path, "fapiao")
    (tmp_path / "walk-1.json").write_text(json.dumps(before()), encoding="utf-8")
    assert store.load("walk-1") == WALK
    assert store.all() == [WALK]


def test_a_session_that_is_saved_again_has_the_schema_of_today(tmp_path: Path) -> None:
    store = Store(tmp_path, "fapiao")
    path = tmp_path / "walk-1.json"
    path.write_text(json.dumps(before()), encoding="utf-8")
    store.save(store.load("walk-1"))
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(to_json(WALK))


def test_json_names_the_packs_and_the_pack_of_every_tree() -> None:
    data = json.loads(to_json(WALK))
    assert list(data) == ["schema", "id", "saved", "packs", "symptom", "replay", "answers"]
    assert data["packs"] == [{"id": "fapiao", "version": "2026.11.1"}]
    assert data["answers"][0] == {"tree": "fapiao:start", "question": "where", "option": "device-secret"}
