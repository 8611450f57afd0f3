"""Puts the compiled form of the bundled pack into the wheel, so that a first run has nothing to compile."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPack(BuildHookInterface):
    """The hook of the wheel; an editable one has none, since its pack is edited."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the pack and name the file for the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from fapiao_doctor.content.compiled.store import compiled
            from fapiao_doctor.diagnosis.open import work

            data = compiled(root / "trees", work())
        finally:
            sys.path.pop(0)
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "trees.pack"
        file.write_bytes(data)
        build_data["force_include"][str(file)] = "fapiao_doctor/trees.pack"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the file away again."""
        if version != "editable":
            self.folder.cleanup()
