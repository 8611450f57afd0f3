"""Where the content that comes with the program lives, and its version; reads no YAML."""

from pathlib import Path


def bundled_trees() -> Path:
    """Give the folder of the bundled content, installed or in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "trees"
    return inside if inside.is_dir() else package.parents[1] / "trees"


def content_version(folder: Path) -> tuple[str, str]:
    """Give the content's version and the day it was reviewed, from the two lines of VERSION."""
    version, reviewed = (folder / "VERSION").read_text(encoding="utf-8").split()
    return version, reviewed
