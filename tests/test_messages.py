"""Everything the program says has its English, and nothing there is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fapiao_doctor
from fapiao_doctor.content.parts import PARTS
from fapiao_doctor.errors import Listed, Phrase
from fapiao_doctor.messages import say
from fapiao_doctor.messages.english import ENGLISH
from fapiao_doctor.render.trust import SOURCE_TRUSTS, TRUSTS
from fapiao_doctor.text.hidden import HIDDEN

SOURCE = Path(fapiao_doctor.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "messages")
SAYING = {"say", "_say", "_tell", "_one", "_list", "_part", "_wrong", "Phrase", "problem"}
SAYING |= {"ContentError", "UsageError", "MachineError"}
TABLES = {part.heading for part in PARTS} | {*TRUSTS.values(), *SOURCE_TRUSTS.values(), *HIDDEN.values()}
READ = {"reader", "text"}
"""Where Chinese is read and not said; what is said there stands in a call of SAYING."""

TYPED = {"KEYS", "YES", "AS_A_CODE", "MARKS"}
"""Names of what a person types, in any language."""

READING = {"compile", "rstrip"}
TABLE_NAMES = {"PARTS", "TRUSTS", "SOURCE_TRUSTS", "HIDDEN"}
CHINESE = re.compile(r"[\u4e00-\u9fff【】（）；、：。，？]")
BRACES = re.compile(r"{(\w+)[:}]")


def said(path: Path) -> set[str]:
    """Give the Chinese of one module: all constants, but in modules that read Chinese only those of a message."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.relative_to(SOURCE).parts[0] in READ:
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in SAYING]
        found = {one for call in calls for one in constants(call)}
    else:
        found = {one for statement in tree.body for one in constants(statement)}
    return {text for text in found if CHINESE.search(text)}


def constants(node: ast.AST) -> Iterator[str]:
    """Give the texts below a node, without docstrings and without what is typed and compared."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Assign | ast.AnnAssign) and {*_targets(node)} & (TYPED | TABLE_NAMES):
        return
    if isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and _name(node.func) in READING):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for below in ast.iter_child_nodes(node):
        yield from constants(below)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        yield getattr(target, "id", "")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_everything_said_has_its_english(path: Path) -> None:
    assert sorted(said(path) - ENGLISH.keys()) == []


def test_the_tables_have_their_english() -> None:
    assert sorted(text for text in TABLES - ENGLISH.keys() if text) == []


@pytest.mark.parametrize("chinese", ENGLISH)
def test_the_english_fills_the_same_braces_and_holds_no_chinese(chinese: str) -> None:
    english = ENGLISH[chinese]
    assert set(BRACES.findall(chinese)) == set(BRACES.findall(english))
    assert not CHINESE.search(english)


COUNTS = ("{count}", "{all}", "{routes}", "{texts}", "{moved}", "{broken}", "{failed}", "{groups}", "{lost}")


@pytest.mark.parametrize("chinese", [one for one in ENGLISH if any(count in one for count in COUNTS)])
def test_one_of_a_thing_is_no_things(chinese: str) -> None:
    names = set(BRACES.findall(chinese))
    one, many = (say("en", chinese, **dict.fromkeys(names, count)) for count in (1, 3))
    plural = re.compile(r"(?<![\w-])(?:1|of 1) (?:more |old )?(?!is\b|has\b|as\b|this\b)[a-z]+s\b")
    verbs = re.compile(r"1 (?:reaches|comes|leads|waits|options|steps)\b")
    assert not plural.search(verbs.sub("", one)), one
    assert "|" not in one + many


def test_a_list_within_a_message_has_the_commas_of_its_language() -> None:
    listed = Listed(["start", 2])
    assert listed == "start、2"
    assert say("zh", "可选：{options}", options=listed) == "可选：start、2"
    assert say("en", "可选：{options}", options=listed) == "Possible: start, 2"


def test_no_message_has_two_englishes() -> None:
    pages = (SOURCE / "messages").glob("*.py")
    keys = [key for path in pages if path.stem != "__init__" for key in _keys(path)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert sorted(keys) == sorted(ENGLISH)


def _keys(path: Path) -> Iterator[str]:
    tables = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)]
    yield from (key.value for table in tables for key in table.keys if isinstance(key, ast.Constant))


def test_no_english_is_left_over() -> None:
    written = {
        node.value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(ENGLISH.keys() - written) == []


def test_a_phrase_within_a_message_is_said_in_the_same_language() -> None:
    what = Phrase("{what}的 {key}", what=Phrase("树"), key="start")
    assert str(what) == "树的 start"
    assert say("zh", "{what}是空的", what=what) == "树的 start是空的"
    assert say("en", "{what}是空的", what=what) == "`start` of the tree is empty"
