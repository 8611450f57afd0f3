"""Write docs/schema from the tables that the loader reads and the values that are printed: python tools/make_schemas.py"""

import json
from pathlib import Path

from fapiao_doctor.authoring.result_schema import result_schema
from fapiao_doctor.authoring.schema import pack_schema, tree_schema

FOLDER = Path(__file__).parents[1] / "docs" / "schema"


def files() -> dict[str, str]:
    """Return file name -> content."""
    made = {
        "tree.schema.json": tree_schema(),
        "pack.schema.json": pack_schema(),
        "diagnosis.schema.json": result_schema(),
    }
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
