"""The folder of sessions: one file each, 0600, replaced in one step; what cannot be read is set aside."""

import contextlib
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

import platformdirs

from fapiao_doctor.errors import Listed, MachineError, UsageError
from fapiao_doctor.sessions.session import LONGEST, Corrupt, FromLater, Session, from_json, moment, to_json
from fapiao_doctor.text.files import UNFINISHED, read_file, unwritable, write_file
from fapiao_doctor.text.shell import PROGRAM, command_line, start_anew

DAY = 24 * 3600
DAMAGED = ".corrupt-"
"""Before the number of a file that could not be read and was set aside."""

NEVER = datetime.min.replace(tzinfo=UTC)
ID = re.compile(r"[0-9a-z-]{1,40}")


def default_folder() -> Path | None:
    """Return the platform's place for the state of this program, or None where this user has no home at all."""
    try:
        return platformdirs.user_state_path("fapiao-doctor", appauthor=False) / "sessions"
    except RuntimeError:  # as in a container with a bare user number
        return None


class Store:
    """Sessions in one folder; of two writers of one session the last wins, whole.

    `first_pack` is the pack of the sessions that were written before packs had names. Without a folder every call
    raises MachineError.
    """

    def __init__(self, folder: Path | None, first_pack: str = "") -> None:
        self._given = folder
        self.first_pack = first_pack

    @property
    def folder(self) -> Path:
        """Return the folder; raise MachineError where there is none."""
        if self._given is None:
            hint = "设好环境变量 {variable} 再运行，例如 {variable}=/var/tmp"
            raise MachineError("不知道你的主目录在哪，没有地方存进度", hint, variable="HOME")
        return self._given

    def save(self, session: Session) -> None:
        """Write the session; raise MachineError when that fails, the old one then still standing."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        write_file(self._path(session.id), to_json(session))

    def load(self, name: str) -> Session:
        """Give the session called `name`; raise UsageError when there is none that can be read."""
        found = self._read(self._path(name)) if ID.fullmatch(name) else None
        if found:
            return found
        if name in self.damaged():
            command = command_line((PROGRAM, "sessions", "delete", name))
            raise UsageError("“{name}”这份进度损坏了，读不出来", "不要了就运行 {command}", name=name, command=command)
        known = Listed(session.id for session in self.all())
        if not known:
            anew = command_line(start_anew())
            raise UsageError("没有“{name}”这份进度", "什么也没存着，直接运行 {command}", name=name, command=anew)
        raise UsageError("没有“{name}”这份进度", "可选：{options}", name=name, options=known)

    def all(self) -> list[Session]:
        """Give the sessions that can be read, the latest first; set the corrupt aside, sweep old leftovers."""
        self._sweep()
        try:
            self.folder.stat()
            paths = sorted(self.folder.glob("*.json"))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise unwritable(self.folder, error) from error
        found = [session for path in paths if (session := self._read(path))]
        return sorted(found, key=_age, reverse=True)

    def damaged(self) -> list[str]:
        """Give the names of what was set aside since it could not be read."""
        try:
            names = {path.stem for path in self.folder.glob(f"*{DAMAGED}*")}
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return sorted(name for name in names if ID.fullmatch(name))

    def delete(self, name: str) -> None:
        """Delete the session called `name`, or what is left of it; raise UsageError when there is none."""
        if name in self.damaged() and not self._path(name).exists():
            self._forget_damaged(name)
            return
        self.load(name)
        self.forget(name)

    def forget(self, name: str) -> None:
        """Delete the session called `name` if it is there."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def _forget_damaged(self, name: str) -> None:
        try:
            for path in self.folder.glob(f"{name}{DAMAGED}*"):
                rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _read(self, path: Path) -> Session | None:
        try:
            if path.is_dir():
                raise Corrupt("a folder")
            session = from_json(read_file(path, LONGEST), self.first_pack)
        except Corrupt:
            self._set_aside(path)
            return None
        except (FromLater, MachineError, OSError):
            return None
        return session if session.id == path.stem else None

    def _set_aside(self, path: Path) -> None:
        for number in range(1, 1000):
            aside = path.with_suffix(f"{DAMAGED}{number}")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    path.rename(aside)
                return

    def _sweep(self) -> None:
        with contextlib.suppress(OSError):
            for path in self.folder.glob(f".*{UNFINISHED}"):
                if time.time() - path.stat().st_mtime > DAY:
                    path.unlink()


def _age(session: Session) -> tuple[datetime, str]:
    """Return what to sort by; a day that is still to come, or is none, is older than all others.

    A day of grace is for those who travel: the time may be a local one without its zone.
    """
    saved = moment(session.saved)
    return (saved if saved and saved <= datetime.now(UTC) + timedelta(days=1) else NEVER), session.id
