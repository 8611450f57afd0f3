"""The wizard's state, kept after every answer."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from fapiao_doctor.content.library import Library
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import AppError, MachineError
from fapiao_doctor.sessions.resume import qualified
from fapiao_doctor.sessions.session import Session
from fapiao_doctor.sessions.store import Store


class SessionKeeper:
    """Keeps one walk in a store: a new one, or the saved one called `name`.

    A failure does not stop the walk: it is remembered in `failure`, and the next save tries again.
    """

    def __init__(self, store: Store, library: Library, name: str = "") -> None:
        self.store = store
        self.library = library
        self.saved = bool(name)
        self.name = name or f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        self.failure: AppError | None = None
        self.kept = self.saved

    def keep(self, symptom: str, answers: Sequence[Answer], replay: str = "") -> None:
        """Save the state; a walk without any answer or symptom is not worth keeping."""
        if not (symptom or answers or replay):
            return
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            packs = tuple((pack.id, pack.manifest.version) for pack in self.library.packs)
            self.store.save(Session(self.name, symptom, qualified(self.library, answers), now, packs, replay))
            self.kept, self.failure = True, None
        except MachineError as error:
            self.failure = error

    def forget(self) -> None:
        """Delete what was saved."""
        if self.kept:
            self.store.forget(self.name)
            self.kept = False
