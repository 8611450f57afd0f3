"""Which packs are chosen, and how several stand side by side."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TODAY, doctor_of
from small import outcome, tree_text, write

from fapiao_doctor import __version__
from fapiao_doctor.content.library import Library, load_library
from fapiao_doctor.content.packs import Chosen, bundled_pack, choose, head, installed
from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.explain import Explainer
from fapiao_doctor.diagnosis.open import open_doctor
from fapiao_doctor.engine.answers import validate
from fapiao_doctor.engine.menu import with_menus
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.messages import Lang
from fapiao_doctor.sessions.resume import belongs, qualified, still_valid
from fapiao_doctor.sessions.session import Session
from fapiao_doctor.sessions.store import Store

PACK = """\
pack: {pack}
version: "{version}"
reviewed: 2026-11-24
title: {title}
language: zh
translations: [en]
example: {title}坏了
greeting: 来看{title}。
turn-to: [问卖{title}的人。]
levels: {{self: 自己办}}
slots: {{colour: {{label: 颜色, values: {{red: {title}红, blue: {title}蓝}}}}}}
"""
SOURCES = "sources:\n  x: {title: 手册, publisher: 厂家, where: 盒子, kind: page, trust: high, seen-on: 2026-11-24}\n"
CALL = "procedures:\n  call: {items: [问人。]}\n"


def pack_of(folder: Path, pack: str, title: str, *, start: bool = True) -> Path:
    """Write a pack of two matters, `stuck` and `noisy`, the second reached through the first only."""
    colour = "red: {label: 红, next: red-end}, blue: {label: 蓝, next: noisy/}"
    files = {
        "pack.yaml": PACK.format(pack=pack, title=title, version="1.1") + ("start: begin\n" if start else ""),
        "stuck.yaml": of_level(
            tree_text(
                "stuck",
                "colour",
                f"  colour: {{ask: {title}是什么颜色？, why: 不同。, slot: colour, options: {{{colour}}}}}",
                outcome("red-end", "{use: call}"),
                f"symptoms: [{title}卡住了不动, {title}卡死]",
            ),
            f"{title}卡住",
        ),
        "noisy.yaml": of_level(
            tree_text("noisy", "quiet", "", outcome("quiet", "{use: call}"), f"symptoms: [{title}响得厉害, {title}吵]"),
            f"{title}吵",
        ),
        "knowledge/sources.yaml": SOURCES,
        "knowledge/procedures.yaml": CALL,
        "knowledge/codes.yaml": "codes:\n  e7: {match: [e7-"
        + pack
        + f"], family: x, text: {title}七, meaning: 卡住。, leads-to: stuck/red-end, sources: [x]}}\n",
        "en/pack.yaml": f"{title}: the {pack}\n自己办: do it yourself\n",
    }
    if start:
        which = "options: {stuck: {label: 卡住, next: stuck/}, unsure: {label: 不清楚, next: end}}"
        files["begin.yaml"] = of_level(
            tree_text("begin", "which", f"  which: {{ask: {title}怎么了？, why: 不同。, {which}}}", outcome("end", "{use: call}"), "symptoms: []"),
            f"{title}怎么了",
        )  # fmt: skip
    return write(folder, files)


def of_level(text: str, title: str) -> str:
    """Give a tree file the level and the title of its pack."""
    name = text.split("\n")[0].removeprefix("tree: ")
    return text.replace("level: call", "level: self").replace(f"\ntitle: {name}\n", f"\ntitle: {title}\n")


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    return pack_of(tmp_path / "kettle", "kettle", "水壶")


@pytest.fixture
def bike(tmp_path: Path) -> Path:
    return pack_of(tmp_path / "bike", "bike", "单车", start=False)


def library_of(*folders: Path, lang: Lang = "zh") -> Library:
    return with_menus(load_library(folders), lang)


def doctor_for(*folders: Path, lang: Lang = "zh") -> Doctor:
    return doctor_of(library_of(*folders, lang=lang), lang)


def answer(text: str) -> Answer:
    path, _, option = text.partition("=")
    name, _, question = path.partition("/")
    return Answer(name, question, option)


# ---- which packs ----


def test_without_a_wish_the_bundled_pack_is_chosen_and_nothing_has_to_be_said_again() -> None:
    assert choose((), {}, ":") == Chosen((str(bundled_pack()),))


def test_a_folder_is_chosen_and_its_words_are_kept(kettle: Path) -> None:
    assert choose((str(kettle),), {}, ":") == Chosen((str(kettle),), ("--trees", str(kettle)))


def test_several_are_chosen_in_their_order_each_once(kettle: Path, bike: Path) -> None:
    asked = (str(bike), str(kettle), str(bike))
    assert choose(asked, {}, ":").folders == (str(bike), str(kettle))


def test_the_id_of_an_installed_pack_is_chosen(kettle: Path) -> None:
    assert choose(("fapiao", str(kettle)), {}, ":") == Chosen(
        (str(bundled_pack()), str(kettle)), ("--trees", "fapiao", "--trees", str(kettle))
    )


@pytest.mark.parametrize("separator", [":", ";"])
def test_the_environment_names_folders_and_ids_and_the_option_outranks_it(
    kettle: Path, bike: Path, separator: str
) -> None:
    environment = {"FAPIAO_DOCTOR_TREES": f"{kettle}{separator}{separator}fapiao"}
    assert choose((), environment, separator) == Chosen((str(kettle), str(bundled_pack())))
    assert choose((str(bike),), environment, separator).folders == (str(bike),)
    assert choose((), {"FAPIAO_DOCTOR_TREES": ""}, separator).folders == (str(bundled_pack()),)


def test_an_unknown_name_is_refused_with_those_that_there_are() -> None:
    for asked, environment in ((("ketle",), {}), ((), {"FAPIAO_DOCTOR_TREES": "ketle"})):
        with pytest.raises(UsageError) as caught:
            choose(asked, environment, ":")
        assert caught.value.message == "没有“ketle”这个文件夹或内容包"
        assert caught.value.values["options"] == "fapiao"


def test_a_path_that_is_not_there_is_named_as_a_folder() -> None:
    for asked, environment in ((("./nowhere",), {}), ((), {"FAPIAO_DOCTOR_TREES": "./nowhere"})):
        with pytest.raises(UsageError, match="没有这个文件夹"):
            choose(asked, environment, ":")
    with pytest.raises(MachineError, match="没有这个文件夹"):
        load_library(("./nowhere",))


def test_a_file_is_not_said_to_be_missing_and_its_folder_is_named_where_that_is_a_pack(
    kettle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.txt").touch()
    monkeypatch.chdir(kettle)
    for asked, folder in (
        (str(tmp_path / "page.txt"), None),
        ("pack.yaml", os.curdir),
        (str(kettle / "stuck.yaml"), str(kettle)),
    ):
        with pytest.raises(UsageError, match="不是文件夹") as caught:
            choose((asked,), {}, ":")
        assert caught.value.values.get("folder") == folder
    assert choose((os.curdir,), {}, ":").folders == (os.curdir,)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages that Python looks into."""
    folder = tmp_path / "site"
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in [name for name in sys.modules if name.startswith(("kettle_pack", "broken_pack", "spread_pack"))]:
        del sys.modules[name]


def install(site: Path, pack: str, module: str) -> None:
    """Write the metadata of a distribution that names one pack."""
    write(
        site / f"{module}-1.0.dist-info",
        {
            "METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n",
            "entry_points.txt": f"[fapiao_doctor.packs]\n{pack} = {module}\n",
        },
    )


def test_an_installed_pack_is_found_by_its_entry_point_beside_the_bundled_one(site: Path) -> None:
    folder = pack_of(site / "kettle_pack", "kettle", "水壶")
    (folder / "__init__.py").touch()
    install(site, "kettle", "kettle_pack")
    assert {name: Path(one) for name, one in installed().items()} == {"fapiao": bundled_pack(), "kettle": folder}
    assert choose((), {}, ":") == Chosen((str(bundled_pack()), str(folder)))
    assert choose(("kettle",), {}, ":") == Chosen((str(folder),), ("--trees", "kettle"))


def test_an_entry_point_that_leads_nowhere_is_told_with_its_name(site: Path) -> None:
    install(site, "broken", "broken_pack")
    with pytest.raises(MachineError) as caught:
        installed()
    assert caught.value.values["pack"] == "broken"
    assert caught.value.hint


def test_an_entry_point_without_a_folder_of_its_own_is_told_with_its_name(site: Path) -> None:
    (site / "spread_pack").mkdir(parents=True)
    install(site, "spread", "spread_pack")
    with pytest.raises(MachineError) as caught:
        installed()
    assert caught.value.values["pack"] == "spread"


# ---- side by side ----


def test_one_pack_keeps_the_ids_of_its_files(kettle: Path) -> None:
    library = library_of(kettle)
    assert (list(library.trees), library.start) == (["begin", "noisy", "stuck"], "begin")


def test_several_packs_name_the_pack_in_every_id_and_none_overrides_another(kettle: Path, bike: Path) -> None:
    library = library_of(kettle, bike)
    own = ["kettle:begin", "kettle:noisy", "kettle:stuck", "bike:noisy", "bike:stuck"]
    assert sorted(library.trees) == sorted(["packs", "bike:trees", *own])
    assert {one: library.pack_of(one).id for one in own} == {one: one.partition(":")[0] for one in own}
    for name in own:
        tree = library.trees[name]
        jumps = [jump.to.tree for node in tree.questions.values() for option in node.options for jump in option.jumps]
        assert {to.partition(":")[0] for to in jumps} <= {name.partition(":")[0]}
    assert library.trees["kettle:stuck"].questions["colour"].ask == "水壶是什么颜色？"
    assert library.trees["bike:stuck"].questions["colour"].ask == "单车是什么颜色？"


def test_two_packs_of_one_id_are_refused(kettle: Path, tmp_path: Path) -> None:
    again = pack_of(tmp_path / "again", "kettle", "另一个壶")
    with pytest.raises(UsageError, match="两个文件夹都是内容包“kettle”"):
        load_library((kettle, again))


def test_the_first_question_of_several_is_which_pack_and_then_the_packs_own(kettle: Path, bike: Path) -> None:
    doctor = doctor_for(kettle, bike)
    first = doctor.diagnose().question
    assert first is not None
    assert (first.tree, first.id) == ("packs", "which")
    assert [(one.id, one.label) for one in first.options] == [("kettle", "水壶"), ("bike", "单车")]
    chosen = doctor.diagnose("", [answer("packs/which=kettle")])
    assert chosen.question and (chosen.question.tree, chosen.question.ask) == ("kettle:begin", "水壶怎么了？")
    ended = doctor.diagnose("", [answer("packs/which=kettle"), answer("kettle:begin/which=unsure")])
    assert ended.outcome and ended.outcome.id == "end"
    assert [str(one.answer) for one in ended.path] == ["packs/which=kettle", "kettle:begin/which=unsure"]
    assert not ended.notices


def test_a_pack_without_a_start_asks_which_of_its_trees(kettle: Path, bike: Path) -> None:
    alone = doctor_for(bike).diagnose().question
    assert alone and (alone.tree, alone.id) == ("trees", "which")
    assert [(one.id, one.label) for one in alone.options] == [("noisy", "单车吵"), ("stuck", "单车卡住")]
    beside = doctor_for(kettle, bike).diagnose("", [answer("packs/which=bike")]).question
    assert beside and beside.tree == "bike:trees"
    assert beside.options == alone.options


def test_menus_and_titles_are_in_the_persons_language(kettle: Path, bike: Path) -> None:
    first = doctor_for(kettle, bike, lang="en").diagnose().question
    assert first and [one.label for one in first.options] == ["the kettle", "the bike"]
    assert first.ask.isascii()


def test_a_tree_that_only_another_tree_leads_to_can_be_chosen_from_the_menu(bike: Path) -> None:
    result = doctor_for(bike).diagnose("", [answer("trees/which=noisy")])
    assert result.outcome and (result.tree, result.outcome.id) == ("noisy", "quiet")


def test_a_tree_that_only_another_tree_leads_to_can_be_diagnosed(kettle: Path) -> None:
    result = doctor_for(kettle).diagnose("水壶响得厉害")
    assert result.outcome and (result.tree, result.outcome.id) == ("noisy", "quiet")


@pytest.mark.parametrize(
    ("symptom", "tree"),
    [
        ("水壶卡住了不动", "kettle:stuck"),
        ("单车卡住了不动", "bike:stuck"),
        ("单车响得厉害", "bike:noisy"),
        ("e7-kettle", "kettle:stuck"),
        ("e7-bike", "bike:stuck"),
    ],
)
def test_a_sentence_goes_to_the_pack_that_understands_it(kettle: Path, bike: Path, symptom: str, tree: str) -> None:
    for folders in ((kettle, bike), (bike, kettle)):
        result = doctor_for(*folders).diagnose(symptom)
        assert result.tree == tree
        assert [one.tree for one in result.candidates][:1] == [tree]


def test_what_a_pack_says_of_a_result_is_its_own(kettle: Path, bike: Path) -> None:
    doctor = doctor_for(kettle, bike)
    red = doctor.diagnose("", [answer("bike:stuck/colour=red")])
    assert red.outcome and red.outcome.level_label == "自己办"
    assert red.packs == (("kettle", "1.1"), ("bike", "1.1"))
    found = Explainer(library_of(kettle, bike), "zh").explain("e7-bike")
    assert [(one.text, one.tree) for one in found] == [("单车七", "bike:stuck")]


def test_once_an_answer_chose_a_pack_the_sentence_is_read_by_that_one(kettle: Path, bike: Path) -> None:
    doctor = doctor_for(kettle, bike)
    menu = doctor.diagnose("单车卡住了不动", [answer("packs/which=kettle")])
    assert menu.question and (menu.question.tree, menu.question.id) == ("kettle:begin", "which")
    ended = doctor.diagnose("单车卡住了不动", [answer("kettle:stuck/colour=red")])
    assert ended.outcome and (ended.tree, ended.outcome.id) == ("kettle:stuck", "red-end")
    assert not ended.notices


def test_an_answer_of_another_shape_is_refused_with_the_ids_that_there_are(kettle: Path, bike: Path) -> None:
    with pytest.raises(UsageError) as caught:
        validate(library_of(kettle, bike).trees, answer("stuck/colour=red"))
    assert "kettle:stuck" in caught.value.values["options"]  # type: ignore[operator]


def test_the_printed_command_leads_back_with_the_same_packs(kettle: Path, bike: Path) -> None:
    chosen = choose((str(kettle), str(bike)), {}, ":")
    doctor = open_doctor(chosen, "zh", TODAY)
    for symptom, given in (("水壶卡住了不动", ()), ("", (answer("packs/which=bike"),)), ("", ())):
        result = doctor.diagnose(symptom, given)
        words = list(result.command)
        assert words[:2] == ["fapiao-doctor", "diagnose"]
        assert words[2:6] == ["--trees", str(kettle), "--trees", str(bike)]
        again = run(*words[1:], "--json")
        assert again.returncode in (0, 3)
        assert json.loads(again.stdout)["packs"] == [
            {"id": "kettle", "version": "1.1"},
            {"id": "bike", "version": "1.1"},
        ]


# ---- saved walks ----


GIVEN = (answer("stuck/colour=red"), answer("stuck/red-end=not-solved"))


def walk_of(library: Library, *given: Answer, symptom: str = "") -> Session:
    packs = tuple((pack.id, pack.manifest.version) for pack in library.packs)
    return Session("w", symptom, qualified(library, given), "2026-11-24T09:30:00", packs)


def test_saved_answers_name_their_pack_alone_and_side_by_side(kettle: Path, bike: Path) -> None:
    assert [one.tree for one in qualified(library_of(kettle), GIVEN)] == ["kettle:stuck", "kettle:stuck"]
    both = (answer("packs/which=kettle"), answer("kettle:begin/which=stuck"))
    assert qualified(library_of(kettle, bike), both) == both
    menu = (answer("trees/which=stuck"),)
    assert [one.tree for one in qualified(library_of(bike), menu)] == ["bike:trees"]


def test_a_walk_alone_is_resumed_side_by_side_and_back(kettle: Path, bike: Path) -> None:
    alone, both = library_of(kettle), library_of(kettle, bike)
    saved = walk_of(alone, *GIVEN)
    assert belongs(saved, both)
    assert still_valid(both, saved.answers) == (qualified(alone, GIVEN), 0)
    beside = walk_of(both, answer("packs/which=kettle"), *qualified(alone, GIVEN))
    assert belongs(beside, alone)
    assert still_valid(alone, beside.answers) == (GIVEN, 0)


def test_a_walk_of_one_pack_is_not_offered_in_another(kettle: Path, bike: Path) -> None:
    saved = walk_of(library_of(kettle), *GIVEN)
    assert not belongs(saved, library_of(bike))
    both = walk_of(library_of(kettle, bike), answer("bike:stuck/colour=red"))
    assert not belongs(both, library_of(kettle))
    assert belongs(both, library_of(bike))


def test_a_walk_of_words_alone_belongs_where_the_same_packs_are(kettle: Path, bike: Path) -> None:
    saved = walk_of(library_of(kettle), symptom="壶坏了")
    assert [
        belongs(saved, library) for library in (library_of(kettle), library_of(bike), library_of(kettle, bike))
    ] == [
        True,
        False,
        False,
    ]


def test_the_program_offers_only_walks_of_its_packs(kettle: Path, bike: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    store = Store(state / "fapiao-doctor" / "sessions")
    store.save(walk_of(library_of(kettle), *GIVEN))
    listed = run("sessions", "list", state=state).stdout
    assert "kettle 1.1" in listed
    pexpect = pytest.importorskip("pexpect")
    from walker import Walker

    for folder, asked in ((bike, "看清单："), (kettle, "重新开始：")):
        with Walker(tmp_path, "--trees", str(folder)) as walker:
            walker.expect(asked).press("c")
            assert walker.ended() == 130
    with Walker(tmp_path, "wizard", "--trees", str(bike), "--resume", "w") as walker:
        walker.child.expect(pexpect.EOF)
        assert "kettle" in walker.child.before


# ---- the commands ----


def run(*arguments: str, state: Path | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1"}
    if state:
        environment["XDG_STATE_HOME"] = str(state)
    program = [sys.executable, "-m", "fapiao_doctor", *arguments]
    return subprocess.run(program, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize("before", [True, False])
def test_version_lists_every_pack_and_the_option_may_stand_before_or_behind(
    kettle: Path, bike: Path, before: bool
) -> None:
    option = ["--trees", str(kettle), "--trees", str(bike)]
    told = run(*(option if before else []), "--version", *([] if before else option)).stdout
    assert told.splitlines() == [
        f"fapiao-doctor {__version__}",
        "内容包 kettle 1.1，2026-11-24 复核",
        "内容包 bike 1.1，2026-11-24 复核",
    ]


def test_packs_are_taken_from_the_environment(kettle: Path, bike: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAPIAO_DOCTOR_TREES", os.pathsep.join([str(kettle), str(bike)]))
    listed = run("trees", "list").stdout
    assert "# kettle 1.1" in listed and "# bike 1.1" in listed
    assert "bike:stuck" in listed
    monkeypatch.setenv("FAPIAO_DOCTOR_TREES", "nothing-of-this-name")
    failed = run("trees", "list")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "nothing-of-this-name" in failed.stderr and "fapiao" in failed.stderr


def test_the_bundled_pack_stands_beside_another(kettle: Path) -> None:
    done = run("--trees", "fapiao", "--trees", str(kettle), "diagnose", "--symptom", "证书口令锁了", "--json")
    result = json.loads(done.stdout)
    assert result["tree"] == "fapiao:certificate-pin-locked"
    assert result["packs"] == [
        {"id": "fapiao", "version": head(bundled_pack())["version"]},
        {"id": "kettle", "version": "1.1"},
    ]
    assert json.loads(run(*result["command"][1:], "--json").stdout)["tree"] == "fapiao:certificate-pin-locked"


@pytest.mark.parametrize("command", [["trees", "audit"], ["trees", "review"], ["trees", "check", "x.yaml"]])
def test_a_command_that_works_on_one_pack_refuses_several(kettle: Path, bike: Path, command: list[str]) -> None:
    done = run(*command, "--trees", str(kettle), "--trees", str(bike))
    assert done.returncode == 2
    assert "一次只看一个内容包" in done.stderr


def test_checking_several_packs_checks_each_by_itself(kettle: Path, bike: Path) -> None:
    text = (bike / "stuck.yaml").read_text(encoding="utf-8")
    (bike / "stuck.yaml").write_text(text.replace("next: noisy/", "next: begin/"), encoding="utf-8")
    done = run("trees", "check", "--trees", str(kettle), "--trees", str(bike))
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "targets-exist]" in line]
    assert len(lines) == 1 and lines[0].startswith(f"{bike}/stuck.yaml") and "“begin/”不存在" in lines[0]
