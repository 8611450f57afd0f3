"""Whether a compiled pack was made from the files that are there now; the quick signs come first.

Beside a compiled pack `x.pack` lies `x.seen`, with the looks that its files had when their bytes were last summed.
Where they look so still, nothing is read.
"""

import os
from functools import cached_property

from fapiao_doctor import __version__
from fapiao_doctor.content.compiled.sources import as_installed, looks, made_from
from fapiao_doctor.errors import MachineError
from fapiao_doctor.text.files import Name, write_bytes

SEEN = ".seen"


class Fresh:
    """What the files of one pack are now; `variant` tells forms of a compiled pack apart."""

    def __init__(self, folder: Name, variant: str, shipped: str) -> None:
        self.folder = folder
        self.variant = variant
        self.shipped = shipped

    @cached_property
    def key(self) -> str:
        """What a compiled pack of these files says that it was made from; raises OSError."""
        return made_from(self.folder, self.variant)

    @cached_property
    def look(self) -> str:
        """How the files look; raises OSError."""
        return looks(self.folder, self.variant)

    def accepts(self, path: str, key: str) -> bool:
        """Return whether the compiled pack at `path`, made from what `key` says, is of these files; raises OSError."""
        if path == self.shipped:
            return (key.startswith(f"{__version__} ") and as_installed(self.folder, path)) or key == self.key
        if self.look and _read(path) == self._said(key):
            return True
        if key != self.key:
            return False
        self.remember(path)
        return True

    def remember(self, path: str) -> None:
        """Write down how the files look beside the compiled pack that is made from them; what fails is left."""
        if self.look:
            try:
                write_bytes(seen_beside(path), self._said(self.key))
            except (MachineError, OSError):
                return

    def _said(self, key: str) -> bytes:
        return f"{self.look}\n{key}".encode("utf-8", "surrogateescape")


def _read(path: str) -> bytes:
    try:
        with open(seen_beside(path), "rb") as file:
            return file.read()
    except OSError:
        return b""


def seen_beside(path: str) -> str:
    """Return where the looks of the files lie that a compiled pack is made from."""
    return os.path.splitext(path)[0] + SEEN
