"""Content small enough to see through: one manifest, one tree, and a folder that holds them."""

from pathlib import Path

from fapiao_doctor.content.knowledge import Procedure
from fapiao_doctor.content.load.manifest import load_manifest
from fapiao_doctor.content.load.tree import load_tree
from fapiao_doctor.content.manifest import Manifest
from fapiao_doctor.content.model import Step, Tree
from fapiao_doctor.errors import Place

HEAD = """\
pack: {pack}
title: {title}
version: "1.2"
reviewed: 2026-11-24
language: zh
translations: [en]
"""
SLOTS = """\
levels: {self-service: 可以自己办, call: 打电话问, visit-hall: 要去办税服务厅}
contacts: {service-unit: 服务单位, hall: 办税服务厅, helpline: 热线}
kinds:
  fact: [menu, number, law, rule]
  source: [official, law, code]
slots:
  device: {label: 设备, values: {金税盘: 金税盘, 税控盘: 税控盘, 税务UKey: 税务UKey}}
  pin-state:
    label: 口令状态
    danger: "yes"
    order: [locked, unlocked-changed, unlocked]
    values: {locked: 已锁, unlocked-changed: 没锁，改过, unlocked: 没锁}
  tries:
    label: 剩余次数
    danger: "yes"
    order: ["0", "1", "2"]
    values: {"0": 零次, "1": 一次, "2": 两次}
laws:
  never-try: {pin-state: [locked], tries: ["0", "1"]}
"""
CALL = Procedure("call", (), (Step("问人。"),), Place("p"))


def head(pack: str = "small", title: str = "小包") -> str:
    """Return the keys that every manifest needs."""
    return HEAD.format(pack=pack, title=title)


def manifest(text: str = SLOTS) -> Manifest:
    """Return a manifest with these keys below its head."""
    return load_manifest((head() + text).encode(), "pack.yaml")


MANIFEST = manifest()


def outcome(name: str, otherwise: str, more: str = "", do: str = "打电话。", flags: str = "") -> str:
    """Return an outcome of one step as YAML."""
    step = f"{{do: {do}{flags}}}"
    shape = f"level: call, steps: [{step}], works-when: 好了。, sources: [x], otherwise: {otherwise}{more}"
    return f"  {name}: {{title: {name}, {shape}}}"


def tree_text(name: str, start: str, questions: str, outcomes: str, head: str = "symptoms: [甲]") -> str:
    """Return a tree file."""
    asked = f"questions:\n{questions}\n" if questions else ""
    return (
        f"tree: {name}\ntitle: {name}\nabout: 试验\n{head}\nstart: {start}\n"
        f"reviewed: {{on: 2026-11-23, by: x, again-by: 2027-01-01}}\n{asked}outcomes:\n{outcomes}\n"
    )


def tree(name: str, start: str, questions: str, outcomes: str, head: str = "symptoms: [甲]") -> Tree:
    """Return a tree of the small manifest."""
    text = tree_text(name, start, questions, outcomes, head)
    return load_tree(text.encode(), f"{name}.yaml", name, {"call": CALL}, MANIFEST)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a pack, by their path in its folder; return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
