"""`trees test`: what a story expected and saw, where it stands, and what no story tells."""

import json
import shutil
from pathlib import Path

import pytest
from every_pack import FOLDERS, NAMES, OTHERS, TODAY, doctor_of
from program import run

from fapiao_doctor.authoring.stories import load_stories
from fapiao_doctor.authoring.stories.run import Run, run_stories
from fapiao_doctor.errors import ContentError

DAY = ("--as-of", str(TODAY))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OTHERS[0], tmp_path / "pack"))


def write(pack: Path, *lines: str) -> Run:
    """Tell stories of the tree `leak`, written to a file of their own."""
    for path in (pack / "stories").glob("*.yaml"):
        path.unlink()
    (pack / "stories" / "leak.yaml").write_text("stories:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return run_stories(doctor_of(pack), list(load_stories(pack)))


def story(*more: str, ends: str = "leak/where", name: str = "one") -> list[str]:
    return [f"  - name: {name}", f"    ends: {ends}", *(f"    {line}" for line in more)]


@pytest.mark.parametrize(
    ("lines", "key", "line", "words"),
    [
        (story(ends="leak/gasket"), "ends", 3, ("leak/gasket“", "leak/where“")),
        (story(ends="leak/not-there"), "ends", 3, ("leak/not-there", "leak/where")),
        (story("answers: [leak/where=not-there]"), "answers", 4, ("not-there", "leak/where")),
        (story("answers: [leak/not-there=a]"), "answers", 4, ("not-there",)),
        (story("shows: [no such words]"), "shows", 4, ("no such words",)),
        (story("shows: [switch off the]", "never-shows: [switch off the breaker]"), "never-shows", 5, ("breaker",)),
        (story("never-shows: [no such words]"), None, 0, ()),
        (story("told: [a notice]"), "told", 4, ("a notice",)),
        (story("answers: [leak/hiss=hot]"), "told", 2, ("leak/hiss=hot",)),
        (story("known: {not-there: a}"), "known", 4, ("not-there",)),
        (story("known: {model: not-there}"), "known", 4, ("not-there", "classic")),
        ([*story(), *story()], "name", 4, ()),
    ],
)
def test_a_failure_names_line_expectation_and_what_was_seen(
    pack: Path, lines: list[str], key: str | None, line: int, words: tuple[str, ...]
) -> None:
    found = write(pack, *lines).failures
    assert [one.key for one in found] == ([key] if key else [])
    for one in found:
        assert one.place.line == line
        assert one.place.file.endswith("stories/leak.yaml")
        assert all(word in one.said("en") for word in words)


def test_what_is_known_opens_the_way_of_a_sentence_that_states_it(pack: Path) -> None:
    known = story("known: {model: classic}", "answers: [leak/where=group, leak/group-when=shot]", ends="leak/gasket")
    assert write(pack, *known).failures == ()


def test_says_and_known_exclude_each_other(pack: Path) -> None:
    with pytest.raises(ContentError, match="known"):
        write(pack, *story("known: {model: classic}", "says: it leaks"))


def test_the_command_says_what_failed_and_leaves_with_1(pack: Path) -> None:
    write(pack, *story(ends="leak/gasket", name="名字"))
    done = run("trees", "test", "--trees", str(pack), *DAY)
    assert done.returncode == 1
    assert "名字" in done.stdout.decode()
    assert f"{pack / 'stories' / 'leak.yaml'}:3:" in done.stdout.decode()
    told = json.loads(run("trees", "test", "--json", "--trees", str(pack), *DAY).stdout)
    assert [(one["line"], one["code"]) for one in told["failures"]] == [(3, "story-ends")]


def test_what_is_untold_is_named_and_suggested_stories_tell_it(pack: Path) -> None:
    write(pack, *story())
    words = ("--trees", str(pack), *DAY)
    lacking = json.loads(run("trees", "test", "--coverage", "--json", *words).stdout)["coverage"]
    assert "leak/where=tank" in lacking["untold"]
    assert {one["kind"] for one in lacking["conditions"]} == {"item", "option", "jump", "first", "means"}
    assert run("trees", "test", "--coverage", *words).returncode == 1
    assert run("trees", "test", "--suggest", *words).returncode == 0
    whole = run("trees", "test", "--coverage", "--json", *words)
    told = json.loads(whole.stdout)
    assert whole.returncode == 0
    assert told["failures"] == told["coverage"]["untold"] == told["coverage"]["conditions"] == []


def test_stories_that_are_there_stay_as_they_were(pack: Path) -> None:
    before = {path.name: path.read_bytes() for path in (pack / "stories").glob("*.yaml")}
    run("trees", "test", "--suggest", "--trees", str(pack), *DAY)
    for name, text in before.items():
        assert (pack / "stories" / name).read_bytes().startswith(text)


def test_a_pack_without_stories_is_told_how_to_get_some(pack: Path) -> None:
    shutil.rmtree(pack / "stories")
    done = run("trees", "test", "--trees", str(pack))
    assert done.returncode == 2
    assert "--suggest" in done.stderr.decode()


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_stories_of_every_pack_tell_everything(folder: Path) -> None:
    doctor = doctor_of(folder)
    told = run_stories(doctor, list(load_stories(folder)))
    found = told.coverage(doctor)
    assert [one.said("zh") for one in told.failures] == []
    assert [*found.names, *map(str, found.units)] == []
