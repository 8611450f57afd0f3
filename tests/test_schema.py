"""The published JSON Schema accepts what the loader accepts, and refuses wrong shapes."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs/schema/tree.schema.json").read_text(encoding="utf-8"))
TREES = sorted((ROOT / "trees").glob("*.yaml"))
WRONG_SHAPES = ["unknown-key", "missing-title", "missing-why", "bad-level", "bad-id", "one-option", "no-steps",
                "flag-not-yes", "otherwise-twice", "not-a-list", "few-symptoms", "unknown-slot"]  # fmt: skip


def errors(path: Path) -> list[str]:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_every_tree_keeps_the_schema_and_names_it(path: Path) -> None:
    assert errors(path) == []
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../docs/schema/tree.schema.json"


@pytest.mark.parametrize("name", WRONG_SHAPES)
def test_a_wrong_shape_is_refused(name: str) -> None:
    assert errors(ROOT / "tests" / "broken" / f"{name}.yaml")
