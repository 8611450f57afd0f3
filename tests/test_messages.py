"""Everything the program says has its English, and nothing there is left over."""

import ast
import re
from pathlib import Path

import fapiao_doctor
from fapiao_doctor.diagnosis.explain import TURN_TO
from fapiao_doctor.messages import ENGLISH
from fapiao_doctor.render.outcome import LEVELS, SOURCE_TRUSTS, TRUSTS

SOURCE = Path(fapiao_doctor.__file__).parent
SAYING = {"say", "_say", "_tell", "UsageError", "MachineError", "_one", "_list", "_wrong"}
TABLES = {*TURN_TO.values(), *LEVELS.values(), *TRUSTS.values(), *SOURCE_TRUSTS.values()}
CHINESE = re.compile(r"[\u4e00-\u9fff【（）；、：]")


def said() -> set[str]:
    found: set[str] = set(TABLES)
    for path in SOURCE.rglob("*.py"):
        if path.parent.name in ("load", "checks", "messages") or path.name == "labels.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in SAYING:
                found |= {one.value for one in ast.walk(node) if _text(one)}
    return {text for text in found if CHINESE.search(text)}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_everything_said_has_its_english() -> None:
    assert sorted(said() - set(ENGLISH)) == []


def test_the_english_fills_the_same_braces_and_holds_no_chinese() -> None:
    for chinese, english in ENGLISH.items():
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), chinese
        assert not re.search(r"[\u4e00-\u9fff]", english) or "办税服务厅" in english, english


def test_no_english_is_left_over() -> None:
    everything = "".join(
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "messages.py"
    )
    unused = [text for text in ENGLISH if text.replace('"', '\\"') not in everything and text not in everything]
    assert unused == []
