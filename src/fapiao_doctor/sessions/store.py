"""The folder of sessions: one file each, 0600, replaced in one step; what cannot be read is set aside."""

import contextlib
import re
import time
from pathlib import Path

import platformdirs

from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.sessions.session import Corrupt, FromLater, Session, from_json, to_json
from fapiao_doctor.text.files import UNFINISHED, write_file
from fapiao_doctor.text.reason import reason

DAY = 24 * 3600
ID = re.compile(r"[0-9a-z-]{1,40}")


def default_folder() -> Path:
    """Give the platform's place for the state of this program."""
    return platformdirs.user_state_path("fapiao-doctor", appauthor=False) / "sessions"


class Store:
    """Sessions in one folder; of two writers of one session the last wins, whole.

    `first_pack` is the pack of the sessions that were written before packs had names.
    """

    def __init__(self, folder: Path, first_pack: str = "") -> None:
        self.folder = folder
        self.first_pack = first_pack

    def save(self, session: Session) -> None:
        """Write the session; raise MachineError when that fails, the old one then still standing."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(self.folder, error) from error
        write_file(self._path(session.id), to_json(session))

    def load(self, name: str) -> Session:
        """Give the session called `name`; raise UsageError when there is none that can be read."""
        found = self._read(self._path(name)) if ID.fullmatch(name) else None
        if found is None:
            known = "、".join(session.id for session in self.all()) or "—"
            raise UsageError("没有“{name}”这份进度", "可选：{options}", name=name, options=known)
        return found

    def all(self) -> list[Session]:
        """Give the sessions that can be read, the latest first; set the corrupt aside, sweep old leftovers."""
        self._sweep()
        try:
            paths = sorted(self.folder.glob("*.json"))
        except OSError as error:
            raise _unusable(self.folder, error) from error
        found = [session for path in paths if (session := self._read(path))]
        return sorted(found, key=lambda session: (session.saved, session.id), reverse=True)

    def delete(self, name: str) -> None:
        """Delete the session called `name`; raise UsageError when there is none."""
        self.load(name)
        self.forget(name)

    def forget(self, name: str) -> None:
        """Delete the session called `name` if it is there."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _read(self, path: Path) -> Session | None:
        try:
            session = from_json(path.read_bytes(), self.first_pack)
        except FromLater:
            return None
        except (Corrupt, IsADirectoryError):
            self._set_aside(path)
            return None
        except OSError:
            return None
        return session if session.id == path.stem else None

    def _set_aside(self, path: Path) -> None:
        for number in range(1, 1000):
            aside = path.with_suffix(f".corrupt-{number}")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    path.rename(aside)
                return

    def _sweep(self) -> None:
        with contextlib.suppress(OSError):
            for path in self.folder.glob(f".*{UNFINISHED}"):
                if time.time() - path.stat().st_mtime > DAY:
                    path.unlink()


def _unusable(folder: Path, error: OSError) -> MachineError:
    hint = "看看文件夹是否存在、有没有权限、磁盘是不是满了"
    return MachineError("写不了 {path}：{reason}", hint, path=folder, reason=reason(error))
