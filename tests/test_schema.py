"""The published JSON Schema accepts what the loader accepts, and refuses wrong shapes."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from fapiao_doctor.authoring.schema import pack_schema, tree_schema

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs/schema/tree.schema.json").read_text(encoding="utf-8"))
PACK_SCHEMA = json.loads((ROOT / "docs/schema/pack.schema.json").read_text(encoding="utf-8"))
PACKS = [ROOT / "trees", *sorted(path.parent for path in (ROOT / "tests" / "packs").glob("*/pack.yaml"))]
TREES = sorted(path for pack in PACKS for path in pack.glob("*.yaml") if path.name != "pack.yaml")
WRONG_SHAPES = ["unknown-key", "missing-title", "missing-why", "bad-id", "one-option", "no-steps",
                "flag-not-yes", "otherwise-twice", "not-a-list"]  # fmt: skip


def errors(path: Path, schema: object = SCHEMA) -> list[str]:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_every_tree_keeps_the_schema_and_names_it(path: Path) -> None:
    assert errors(path) == []
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert path.parent.name != "trees" or first == "# yaml-language-server: $schema=../docs/schema/tree.schema.json"


@pytest.mark.parametrize("name", WRONG_SHAPES)
def test_a_wrong_shape_is_refused(name: str) -> None:
    assert errors(ROOT / "tests" / "broken" / f"{name}.yaml")


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_manifest_keeps_its_schema(pack: Path) -> None:
    assert errors(pack / "pack.yaml", PACK_SCHEMA) == []


def test_the_published_schemas_are_what_the_tables_make() -> None:
    made = {"tree.schema.json": tree_schema(), "pack.schema.json": pack_schema()}
    for name, schema in made.items():
        assert json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8")) == schema
