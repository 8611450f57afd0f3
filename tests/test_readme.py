"""The pages that strangers read first say what is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fapiao_doctor.cli.app import build
from fapiao_doctor.content.packs import bundled_pack

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.en.md"]
PAGES = [path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")

sys.path.insert(0, str(ROOT / "tools"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_transcript_is_what_the_program_prints(name: str) -> None:
    from fill_transcripts import filled

    assert read(name) == filled(read(name)), "run: python tools/fill_transcripts.py"


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_every_tree_is_named(name: str) -> None:
    text = read(name)
    for command in build("zh").commands:
        assert command == "wizard" or f"fapiao-doctor {command}" in text
    for path in bundled_pack().glob("*.yaml"):
        assert path.stem in ("start", "pack") or f"`{path.stem}`" in text
    for subcommand in build("zh").commands["trees"].commands:  # type: ignore[attr-defined]
        assert subcommand in text


def test_both_readmes_give_the_same_two_commands() -> None:
    blocks = [re.findall(r"```sh\n(python3 .*)\n```", read(name)) for name in READMES]
    assert blocks[0] == blocks[1]
    assert len(blocks[0]) == 2


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for target in LINK.findall(read(name)):
        assert ((ROOT / name).parent / target).exists(), target


def test_the_pictures_show_what_the_program_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import make_screenshots

    monkeypatch.setattr(make_screenshots, "FOLDER", tmp_path)
    make_screenshots.main()
    for picture in sorted(tmp_path.glob("*.svg")):
        committed = (ROOT / "docs" / "images" / picture.name).read_text(encoding="utf-8")
        assert picture.read_text(encoding="utf-8") == committed, "run: python tools/make_screenshots.py"
        assert "http" not in committed.replace("http://www.w3.org/2000/svg", "")


def test_the_changelog_knows_this_version() -> None:
    from fapiao_doctor import __version__

    assert f"\n## {__version__}\n" in read("CHANGELOG.md")


def test_help_shows_every_command_in_both_languages() -> None:
    for lang, word in (("zh", "诊断|症状"), ("en", "symptom")):
        program = [sys.executable, "-m", "fapiao_doctor", "--lang", lang, "--help"]
        shown = subprocess.run(program, capture_output=True, encoding="utf-8", check=True).stdout
        assert all(command in shown for command in build("zh").commands)
        assert re.search(word, shown)
