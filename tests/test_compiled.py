"""The compiled pack: the same answers as from the files, at once after an edit, and whatever is done to it."""

import json
import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from every_pack import FOLDERS, NAMES, TODAY

from fapiao_doctor.content.compiled import sections, store
from fapiao_doctor.content.compiled.codec import encoded
from fapiao_doctor.content.compiled.pack import TABLES
from fapiao_doctor.content.compiled.sections import Broken, Sections
from fapiao_doctor.content.compiled.written import Bucketed, written
from fapiao_doctor.content.library import Pack, load_pack, side_by_side
from fapiao_doctor.content.packs import Chosen
from fapiao_doctor.diagnosis import open as opening
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.open import open_doctor, table_of, work
from fapiao_doctor.engine.codes import Codes, tree_marks
from fapiao_doctor.engine.graph import looked_at, route, routes
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.names import Marks
from fapiao_doctor.frozen import replace
from fapiao_doctor.render.as_json import as_json

ESPRESSO = Path(__file__).parent / "packs" / "espresso"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def opened(folder: Path, prefixed: bool = False) -> Pack:
    return store.opened(folder, ("zh", "en"), prefixed, work())


def whole(pack: Pack) -> dict[str, Any]:
    """Give all that a run can ask a pack for."""
    tables = {name: encoded(dict(part(pack))) for name, (_kind, part) in TABLES.items()}
    words = {
        language: {name: dict(one.words) for name, one in catalogues.items()}
        for language, catalogues in pack.translations.items()
    }
    head = [encoded(pack.manifest), pack.prefix, pack.start, dict(pack.rules)]
    return {"head": head, "trees": encoded(dict(pack.trees)), "words": words, **tables}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
@pytest.mark.parametrize("prefixed", [False, True], ids=["alone", "beside"])
def test_what_is_read_back_is_what_was_compiled(folder: Path, prefixed: bool, cache: Path) -> None:
    raw = load_pack(folder, None, prefixed)
    first, second = opened(folder, prefixed), opened(folder, prefixed)
    assert first.table is not None
    assert second.table is not None
    assert json.dumps(whole(second)) == json.dumps(whole(raw)) == json.dumps(whole(first))
    assert second.looked_at == looked_at(raw)
    assert plain(second.routes) == encoded(routes(raw))
    assert second.marks is not None
    assert tuple(map(plain, second.marks)) == tree_marks(raw)
    assert json.dumps(plain(second.table())) == json.dumps(table_of(raw))
    assert list(second.trees) == list(raw.trees)


def plain(table: Any) -> Any:
    """Give a table with its mappings that are read entry by entry as common ones."""
    return {key: plain(one) for key, one in table.items()} if isinstance(table, Mapping) else table


TEXTS = ["no steam from the wand", "pump is loud", "E7", "zzz", ""]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_routes_that_are_kept_are_those_that_would_be_found(folder: Path) -> None:
    pack = load_pack(folder)
    kept = routes(pack) if pack.start else {}
    for tree in pack.trees if pack.start else ():
        if tree != pack.start:
            found = tuple(route(pack.trees, pack.start, tree, anywhere=anywhere) for anywhere in (False, True))
            assert kept[tree] == found, tree


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_marks_that_are_kept_are_those_that_would_be_made(folder: Path) -> None:
    raw = load_pack(folder)
    pack = replace(raw, marks=tree_marks(raw))
    codes = Codes(with_menus(side_by_side([pack]), "zh"), pack)
    kept, all_of_them = codes.kept, codes.trees
    assert kept == (all_of_them if pack.start else Marks({}, {}, all_of_them.width)), "a menu has a mark too"


def answers(folder: Path) -> list[str]:
    doctor = open_doctor(Chosen((folder,)), "en", TODAY)
    return [json.dumps(as_json(doctor.diagnose(text))) for text in TEXTS]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ESPRESSO, tmp_path / "pack"))


def test_an_edit_is_seen_at_once_even_if_time_and_size_stay(copy: Path, cache: Path) -> None:
    before = answers(copy)
    assert answers(copy) == before
    file = next(path for path in copy.glob("*.yaml") if path.name == "no-steam.yaml")
    kept = file.stat()
    old = file.read_text(encoding="utf-8")
    title = old.partition("title: ")[2].partition("\n")[0]
    file.write_text(old.replace(title, title.swapcase(), 1), encoding="utf-8")
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert file.stat().st_size == kept.st_size
    assert title.swapcase() in "".join(answers(copy))


def test_a_mistake_in_a_file_is_told_though_the_pack_was_compiled(copy: Path, cache: Path) -> None:
    answers(copy)
    (copy / "no-steam.yaml").write_text("tree: [", encoding="utf-8")
    with pytest.raises(store.MachineError.__mro__[1]):  # AppError: the author's mistake
        answers(copy)


def test_the_file_is_the_persons_own(copy: Path, cache: Path) -> None:
    answers(copy)
    (file,) = cache.glob("*.pack")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_no_place_to_keep_it_costs_time_and_nothing_else(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(store, "cache_folder", lambda: tmp_path / "file" / "cache")
    assert answers(copy) == answers(copy)


def test_files_of_many_folders_are_kept_and_the_oldest_go(copy: Path, cache: Path, tmp_path: Path) -> None:
    for number in range(store.KEPT + 2):
        opened(Path(shutil.copytree(copy, tmp_path / f"copy-{number}")))
    assert len(list(cache.glob("*.pack"))) == store.KEPT


def broken(data: bytes, chance: random.Random) -> bytes:
    """Give the bytes with one thing done to them: cut, a byte changed, a stretch lost, doubled or zeroed."""
    place = chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            return data[:place]
        case 1:
            return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        case 2:
            return data[:place] + data[place + chance.randrange(1, 500) :]
        case 3:
            return data[:place] + data[place : place + 50] + data[place:]
        case 4:
            return data[:place] + b"\0" * 40 + data[place + 40 :]
        case _:
            head = data.index(b"\n")  # where a change does the most
            place = chance.randrange(head)
            return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def spoilt(copy: Path, cache: Path, times: int) -> Iterator[list[str]]:
    answers(copy)
    (file,) = cache.glob("*.pack")
    good = file.read_bytes()
    chance = random.Random(11)
    for _ in range(times):
        file.write_bytes(broken(good, chance))
        yield answers(copy)


def test_a_spoilt_file_never_gives_another_answer(copy: Path, cache: Path) -> None:
    wanted = answers(copy)
    assert all(found == wanted for found in spoilt(copy, cache, 40))


@pytest.mark.long
def test_ten_thousand_spoilt_files_never_give_another_answer(
    copy: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = table_of(load_pack(copy))  # to teach the reader anew each time would take two hours
    monkeypatch.setattr(opening, "table_of", lambda _pack: made)
    wanted = answers(copy)
    assert all(found == wanted for found in spoilt(copy, cache, 10_000))


def test_sound_sections_of_another_form_are_taken_from_the_files(copy: Path, cache: Path) -> None:
    wanted = answers(copy)
    (file,) = cache.glob("*.pack")
    good = file.read_bytes()
    key = json.loads(good[good.index(b"[") : good.index(b"\n")])[0]
    sections = Sections(file, key.__eq__)
    held = {name: sections.read(name) for name in sections.names()}
    held = {name: Bucketed(one) if isinstance(one, dict) else one for name, one in held.items()}
    assert {"trees", "facts", "reader spelt"} <= {name for name, one in held.items() if isinstance(one, Bucketed)}
    for name in held:
        others: list[Any] = [None, [], {}, 7, "x", [None], {"x": None}]
        if isinstance(held[name], Bucketed) and not name.startswith("reader"):
            forms = [None, [], {}, [None]] + [7] * (name != "marks")  # a number may be a mark, and nothing tells
            others += [Bucketed(dict.fromkeys(held[name], other)) for other in forms]
        for other in others:
            file.write_bytes(written(key, {**held, name: other}))
            if name.startswith("reader") and isinstance(other, dict):
                continue  # a table of the right form is the reader's own matter
            assert answers(copy) == wanted, (name, other)


def test_one_entry_is_found_without_reading_the_others(tmp_path: Path) -> None:
    file = tmp_path / "x.pack"
    many = {f"key {number}": number for number in range(1000)}
    file.write_bytes(written("one", {"small": {"a": 1}, "many": Bucketed(many), "none": Bucketed({})}))
    sections = Sections(file, "one".__eq__)
    found = sections.entries("many")
    assert (found["key 7"], found.get("key 1000"), "key 999" in found, len(found)) == (7, None, True, 1000)
    assert list(found) == list(many), "in the order of writing"
    assert sections.read("many") == many
    assert dict(sections.entries("small")) == {"a": 1}
    assert not sections.entries("none")
    data = file.read_bytes()
    place = data.index(b'"key 7"')
    file.write_bytes(data[:place] + b'"key 8"' + data[place + 7 :])
    found = Sections(file, "one".__eq__).entries("many")
    assert found["key 500"] == 500, "another bucket is whole"
    with pytest.raises(Broken):
        found["key 7"]


@pytest.mark.parametrize("limit", [1 << 20, 0], ids=["whole", "too large"])
def test_a_section_that_is_asked_for_often_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(sections, "OFTEN", 5)
    monkeypatch.setattr(sections, "NOT_TOO_LARGE", limit)
    file = tmp_path / "x.pack"
    many = {f"key {number}": {"of": number} for number in range(200)}
    file.write_bytes(written("one", {"many": Bucketed(many)}))
    reads: list[int] = []
    part = sections._File.part
    monkeypatch.setattr(sections._File, "part", lambda self, *at: reads.append(1) or part(self, *at))
    found = Sections(file, "one".__eq__).entries("many")
    reads.clear()
    assert [found[key] for key in many] == list(many.values())
    assert (found.get("key 200"), "key 7" in found, "key 200" in found) == (None, True, False)
    assert (list(found), len(found)) == (list(many), 200)
    assert len(reads) < 250 if limit else len(reads) > 200
    data = file.read_bytes()
    place = data.index(b'"key 7"')
    file.write_bytes(data[:place] + b'"key 8"' + data[place + 7 :])
    found = Sections(file, "one".__eq__).entries("many")
    for _ in range(2):
        assert found["key 150"] == {"of": 150}, "one bucket is spoilt, the others are read as ever"
        for _ in range(6):
            with pytest.raises(Broken):
                found["key 7"]


def test_what_was_made_from_something_else_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.pack"
    file.write_bytes(written("one", {"a": 1}))
    assert Sections(file, "one".__eq__).read("a") == 1
    for key in ("two", ""):
        with pytest.raises(Broken):
            Sections(file, key.__eq__)
    with pytest.raises(Broken):
        Sections(file, "one".__eq__).read("b")


LIGHT = [
    ["--version"],
    ["--help"],
    ["completion", "bash"],
    ["code", "0963c1"],
    ["diagnose", "证书口令忘了", "--json", "--no-input"],
    ["diagnose", "证书口令忘了", "--plain", "--no-input"],
    ["diagnose", "证书口令忘了", "--no-input"],
    ["trees", "list"],
]


@pytest.mark.parametrize("arguments", LIGHT, ids=lambda one: " ".join(one))
def test_a_short_run_loads_neither_yaml_nor_rich(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom fapiao_doctor.cli.app import run\n"
        f"run({arguments!r}, 'zh')\nrun({arguments!r}, 'zh')\n"
        "heavy = {'yaml', 'rich', 'importlib.metadata', 'hashlib', 'fapiao_doctor.authoring'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    subprocess.run(
        [sys.executable, "-m", "fapiao_doctor", *arguments], capture_output=True, check=False
    )  # compiled now
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"


def doctor_over(folder: Path) -> Doctor:
    return open_doctor(Chosen((folder,)), "zh", TODAY)


def test_a_question_reads_only_the_trees_it_speaks_of(cache: Path) -> None:
    doctor_over(FOLDERS[0])
    library = doctor_over(FOLDERS[0]).library
    read = library.packs[0].trees._values  # type: ignore[attr-defined]
    assert not any(read.values())
    doctor = doctor_over(FOLDERS[0])
    doctor.diagnose("证书口令忘了")
    read = doctor.library.packs[0].trees._values  # type: ignore[attr-defined]
    assert 0 < sum(one is not None for one in read.values()) < len(read) / 2


def test_the_suite_writes_no_pack_into_the_cache_of_the_person(own_folders: Path) -> None:
    assert store.cache_folder().is_relative_to(own_folders)
    environment = os.environ | {"PYTHONPATH": str(Path(store.__file__).parents[3])}
    line = "from fapiao_doctor.content.compiled.store import cache_folder; print(cache_folder())"
    told = subprocess.run([sys.executable, "-c", line], env=environment, capture_output=True, check=True, text=True)
    assert Path(told.stdout.strip()).is_relative_to(own_folders)
