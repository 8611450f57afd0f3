"""What stands in the folder of walks may be anything."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from program import environment, run

from fapiao_doctor.content.library import Library
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import MachineError
from fapiao_doctor.sessions.keeper import SessionKeeper
from fapiao_doctor.sessions.session import LONGEST, Session, moment, saved_at, to_json
from fapiao_doctor.sessions.store import Store

SECRET = "Kq7canary81"


def walk(name: str, saved: str = "2026-11-24T09:30:00", symptom: str = "证书口令锁了") -> Session:
    answer = Answer("fapiao:start", "where", "device-secret")
    return Session(name, symptom, (answer,), saved, (("fapiao", "2026.11"),))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(tmp_path / "fapiao-doctor" / "sessions")
    found.save(walk("good"))
    return found


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_a_pipe_or_a_device_among_them_hangs_nothing(store: Store) -> None:
    os.mkfifo(store.folder / "f.json")
    (store.folder / "z.json").symlink_to("/dev/zero")
    assert [one.id for one in store.all()] == ["good"]
    env = environment(XDG_STATE_HOME=str(store.folder.parents[1]))
    for arguments in (["sessions", "list"], ["report"]):
        assert run(*arguments, env=env, timeout=20).returncode == 0
    assert (store.folder / "f.json").exists()


def test_a_file_without_an_end_is_read_no_further_than_a_walk_can_be(store: Store) -> None:
    with (store.folder / "large.json").open("wb") as file:
        file.truncate(LONGEST * 1_000)
    assert [one.id for one in store.all()] == ["good"]
    assert (store.folder / "large.corrupt-1").exists()


@pytest.mark.parametrize("saved", ["9999-12-31T00:00:00", "zzz", "2126-01-01T00:00:00+08:00", ""])
def test_a_walk_from_the_future_is_not_the_latest(store: Store, saved: str) -> None:
    store.save(walk("future", saved))
    assert [one.id for one in store.all()] == ["good", "future"]


def test_a_walk_of_today_in_another_time_zone_is(store: Store) -> None:
    soon = (datetime.now() + timedelta(hours=14)).isoformat(timespec="seconds")
    store.save(walk("travelled", soon))
    assert store.all()[0].id == "travelled"


def test_nothing_stands_there_without_a_folder(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").all() == []
    with pytest.raises(MachineError, match="主目录"):
        Store(None).all()
    with pytest.raises(MachineError):
        Store(tmp_path / ("n" * 300)).all()


def test_what_stands_on_disk_is_shown_redacted_and_clean(store: Store) -> None:
    evil = f"密码是{SECRET}\x1b]0;x\x07\u202e"
    data = json.loads(to_json(walk("evil")))
    data["symptom"] = data["saved"] = evil
    data["answers"] = [{"tree": evil, "question": evil, "option": evil}]
    data["packs"] = [{"id": evil, "version": evil}]
    (store.folder / "evil.json").write_text(json.dumps(data), encoding="utf-8")
    (store.folder / "good.json").unlink()
    env = environment(XDG_STATE_HOME=str(store.folder.parents[1]), LC_ALL=evil, FAPIAO_DOCTOR_LANG="zh")
    for arguments in (["sessions", "list"], ["sessions", "show", "evil"], ["report"]):
        out = run(*arguments, env=env).stdout.decode()
        assert SECRET not in out, arguments
        assert [char for char in out if not char.isprintable() and char != "\n"] == [], arguments


def test_after_a_failed_save_the_next_is_tried(tmp_path: Path) -> None:
    from fapiao_doctor.content.library import load_library
    from fapiao_doctor.content.packs import bundled_pack
    from fapiao_doctor.sessions.keeper import SessionKeeper

    place = tmp_path / "sessions"
    place.write_text("", encoding="utf-8")
    keeper = SessionKeeper(Store(place), load_library((bundled_pack(),), ("zh",)))
    keeper.keep("证书口令锁了", ())
    assert keeper.failure
    place.unlink()
    keeper.keep("证书口令锁了", ())
    assert (keeper.failure, keeper.kept) == (None, True)


def test_a_damaged_walk_is_listed_and_can_be_deleted_as_the_list_says(store: Store) -> None:
    (store.folder / "walk-2.json").write_text("{", encoding="utf-8")
    env = environment(XDG_STATE_HOME=str(store.folder.parents[1]))
    listed = run("sessions", "list", env=env).stdout.decode()
    assert [line.split()[0] for line in listed.splitlines()] == ["good", "walk-2"]
    command = listed.splitlines()[1].partition("fapiao-doctor ")[2]
    assert "损坏" in listed
    assert json.loads(run("sessions", "list", "--json", env=env).stdout)["damaged"] == ["walk-2"]
    shown = run("sessions", "show", "walk-2", env=env)
    assert (shown.returncode, command in shown.stderr.decode()) == (2, True)
    assert run(*command.split(), env=env).returncode == 0
    assert store.damaged() == []
    assert run("sessions", "delete", "walk-2", env=env).returncode == 2
    assert [one.id for one in store.all()] == ["good"]


def test_a_damaged_file_beside_a_walk_of_its_name_takes_nothing_with_it(store: Store) -> None:
    (store.folder / "good.corrupt-1").write_text("{", encoding="utf-8")
    (store.folder / "folder.corrupt-1").mkdir()
    store.delete("good")
    assert store.damaged() == ["folder", "good"]
    for name in store.damaged():
        store.delete(name)
    assert list(store.folder.iterdir()) == []


def test_a_walk_is_saved_with_its_time_zone_and_an_old_one_is_read_as_the_local_time(
    store: Store, library: Library
) -> None:
    keeper = SessionKeeper(store, library, "new")
    keeper.keep("证书口令锁了", ())
    (new,) = (one for one in store.all() if one.id == "new")
    saved = datetime.fromisoformat(new.saved)
    assert saved.tzinfo is not None
    assert abs(datetime.now().astimezone() - saved) < timedelta(minutes=1)
    assert moment("2026-11-24T09:30:00") == datetime(2026, 11, 24, 9, 30).astimezone()
    assert saved_at(walk("x", "2026-11-24T09:30:00")) == "2026-11-24 09:30:00"
    assert saved_at(walk("x", "zzz")) == "zzz"


def test_walks_are_in_order_whatever_zone_they_were_saved_in(store: Store) -> None:
    store.save(walk("east", "2026-11-25T00:10:00+08:00"))
    store.save(walk("west", "2026-11-24T16:30:00+00:00"))
    assert [one.id for one in store.all()][:2] == ["west", "east"]
