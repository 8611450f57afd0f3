"""pack.yaml, read whole: every key, what an absent one means, and what is read of it without YAML."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from small import head, write

from fapiao_doctor.content.library import load_pack, read_pack
from fapiao_doctor.content.load.manifest import LAWS, OPTIONAL, REQUIRED, STYLE, load_manifest
from fapiao_doctor.content.manifest import Laws, Manifest, Named, Phones, Slot, Style, Trying
from fapiao_doctor.content.model import Text
from fapiao_doctor.content.packs import bundled_pack, heads
from fapiao_doctor.content.packs import head as head_of
from fapiao_doctor.errors import ContentError, MachineError, Place

WHOLE = """\
pack: router
title: 路由器
version: "2.1"
reviewed: 2026-11-24
language: zh
translations: [en, fr]
start: where
example: 路由器密码忘了
greeting: 登不进路由器？
first: [不要按小孔, 不要猜]
turn-to: [问客服]
levels: {self: 自己办, provider: 找客服}
contacts: {provider: 客服}
kinds:
  fact: [phone, law]
  source: [manual]
  official: [manual]
slots:
  login:
    label: 登录页
    danger: "yes"
    order: [locked, open]
    values: {locked: 锁了, open: 没锁}
  locked:
    label: 锁没锁
    part-of: login
    values: {"yes": 锁了}
laws:
  never-try: {login: [locked]}
  stop: [别再按]
  trying: {say: [再试, 输一次], unless: 不要$}
  phones: {look: ['1\\d{4}'], allowed: ["10000", "10086"]}
  folklore: [{say: 拍一拍, name: 拍打}]
  asks-for-secret: 密码是什么
  unconfirmed: 没有证实
  try-limits: [最多, at most]
style:
  question-ends: ？
  step-length: "48"
  symptoms: {least: "5", most: "12"}
  code-page: gbk
  full-width: "yes"
  literals: [{say: '→', name: 菜单路径}]
aliases: {old-tree: new-tree}
"""
PLACE = "pack.yaml"


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def read(text: str) -> Manifest:
    return load_manifest(text.encode(), PLACE)


def test_the_head_is_read_whole() -> None:
    found = read(WHOLE)
    assert (found.pack, found.title, found.version) == ("router", "路由器", "2.1")
    assert (found.reviewed, found.language, found.translations) == (date(2026, 11, 24), "zh", ("en", "fr"))
    assert (found.start, found.example, found.greeting) == ("where", "路由器密码忘了", "登不进路由器？")
    assert (found.first, found.turn_to) == (("不要按小孔", "不要猜"), ("问客服",))
    assert dict(found.levels) == {"self": "自己办", "provider": "找客服"}
    assert dict(found.contacts) == {"provider": "客服"}
    assert (found.fact_kinds, found.source_kinds) == (("phone", "law"), ("manual",))
    assert found.official_kinds == ("manual",)
    assert dict(found.aliases) == {"old-tree": "new-tree"}
    assert found.place == Place(PLACE, 1, 1)


def test_slots_are_read_whole_in_the_order_of_the_file() -> None:
    values = {"locked": "锁了", "open": "没锁"}
    assert list(read(WHOLE).slots.values()) == [
        Slot("login", "登录页", values, True, ("locked", "open"), "", Place(PLACE, 20, 5)),
        Slot("locked", "锁没锁", {"yes": "锁了"}, False, (), "login", Place(PLACE, 25, 5)),
    ]


def test_laws_are_read_whole() -> None:
    assert read(WHOLE).laws == Laws(
        never_try={"login": frozenset({"locked"})},
        trying=Trying((pattern("再试"), pattern("输一次")), pattern("不要$")),
        phones=Phones((pattern(r"1\d{4}"),), frozenset({"10000", "10086"})),
        folklore=(Named(pattern("拍一拍"), "拍打"),),
        asks_for_secret=pattern("密码是什么"),
        unconfirmed=pattern("没有证实"),
        try_limits=(pattern("最多"), pattern("at most")),
        stop=("别再按",),
    )


def test_style_is_read_whole() -> None:
    assert read(WHOLE).style == Style("？", 48, 5, 12, "gbk", True, (Named(pattern("→"), "菜单路径"),))


def test_every_text_that_people_see_is_seen_with_its_place() -> None:
    texts = read(WHOLE).texts
    assert Text("不要猜", Place(PLACE, 10, 16), "", "first") in texts
    assert Text("锁没锁", Place(PLACE, 25, 12), "locked", "label") in texts
    assert sorted({text.text for text in texts}) == sorted(
        ["路由器", "登不进路由器？", "不要按小孔", "不要猜", "问客服", "自己办", "找客服", "客服"]
        + ["登录页", "锁了", "没锁", "锁没锁", "路由器密码忘了", "别再按"]
    )


def test_what_is_not_written_does_not_exist() -> None:
    bare = read(head().replace("translations: [en]\n", ""))
    assert (bare.laws, bare.style) == (Laws(), Style())
    empty = {one.name for one in fields(bare) if not getattr(bare, one.name)}
    assert empty == {"translations", "start", "example", "greeting", "first", "turn_to", "levels", "contacts",
                     "fact_kinds", "source_kinds", "official_kinds", "slots", "aliases", "alias_places"}  # fmt: skip


def test_the_example_above_has_every_key() -> None:
    top = set(re.findall(r"^([a-z-]+):", WHOLE, re.MULTILINE))
    assert top == {*REQUIRED.split(), *OPTIONAL.split()}
    inner = set(re.findall(r"^  ([a-z-]+):", WHOLE, re.MULTILINE))
    assert {*LAWS.split(), *STYLE.split()} <= inner


@pytest.mark.parametrize("key", REQUIRED.split())
def test_the_head_may_not_lack_what_it_needs(key: str) -> None:
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    with pytest.raises(ContentError, match=f"pack.yaml缺少“{key}”"):
        read(text)


@pytest.mark.parametrize("version", ["", "1 2", "x" * 41, '"1\\u202e2"'])
def test_a_version_is_one_short_word(version: str) -> None:
    with pytest.raises(ContentError, match="version"):
        read(WHOLE.replace('"2.1"', version or '""'))


# ---- the head, read without YAML ----


def test_the_head_tells_what_version_and_messages_need(tmp_path: Path) -> None:
    folder = write(tmp_path, {"pack.yaml": WHOLE})
    found = {"pack": "router", "version": "2.1", "reviewed": "2026-11-24", "example": "路由器密码忘了"}
    assert head_of(folder) == found
    assert list(heads([folder])) == [("router", "2.1", "2026-11-24")]
    for one in (bundled_pack(), folder):
        loaded = read((one / "pack.yaml").read_text(encoding="utf-8"))
        told = (loaded.pack, loaded.version, loaded.reviewed.isoformat(), loaded.example)
        assert tuple(head_of(one).values()) == told


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("version: 3", "3"),
        ('version: "3.0"', "3.0"),
        ("version: '3.0'", "3.0"),
        ("version:   3   # the third", "3"),
        ("version: 3\r", "3"),
        ("  version: 3", "?"),
        ("versions: 3", "?"),
        ("version:", "?"),
    ],
)
def test_the_head_is_read_as_it_may_be_written(tmp_path: Path, line: str, version: str) -> None:
    write(tmp_path, {"pack.yaml": f"pack: router\n{line}\nreviewed: 2026-11-24\n"})
    assert list(heads([tmp_path])) == [("router", version, "2026-11-24")]


def test_a_head_that_cannot_be_read_is_unknown_and_no_error(tmp_path: Path) -> None:
    assert list(heads([tmp_path / "nowhere"])) == [("?", "?", "?")]
    (tmp_path / "pack.yaml").write_bytes(b"\xff\xfe\x00pack")
    assert list(heads([tmp_path])) == [("?", "?", "?")]


# ---- the folder ----


def test_a_folder_without_a_manifest_is_no_pack_and_says_what_to_do(tmp_path: Path) -> None:
    pack, errors = read_pack(write(tmp_path, {"start.yaml": "tree: start\n"}))
    assert pack is None
    assert [(str(one), one.hint) for one in errors] == [
        (f"{tmp_path}/pack.yaml: 文件夹里没有 pack.yaml", "照 docs/format.md 写一份")
    ]


def test_a_broken_manifest_is_the_one_error_and_no_pack(tmp_path: Path) -> None:
    pack, errors = read_pack(write(tmp_path, {"pack.yaml": "pack: x\n", "start.yaml": "- nothing\n"}))
    assert pack is None
    assert [one.values["key"] for one in errors] == ["title", "version", "reviewed", "language"]
    with pytest.raises(ContentError, match=r"pack\.yaml"):
        load_pack(tmp_path)


def test_every_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    files = dict.fromkeys(("start.yaml", "knowledge/facts.yaml", "en/start.yaml", "fr/start.yaml"), "- nothing\n")
    pack, errors = read_pack(write(tmp_path, {"pack.yaml": head(), **files}))
    assert pack is not None
    assert sorted(str(one).split(":")[0].removeprefix(f"{tmp_path}/") for one in errors) == [
        "en/start.yaml",
        "knowledge/facts.yaml",
        "start.yaml",
    ]


def test_a_folder_without_trees_or_that_is_none_is_the_machines_fault(tmp_path: Path) -> None:
    write(tmp_path, {"pack.yaml": head()})
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(MachineError) as caught:
            read_pack(folder)
        assert str(folder) in str(caught.value)
        assert caught.value.hint
