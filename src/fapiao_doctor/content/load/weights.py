"""reader.json, the trained table of a pack."""

import json
from pathlib import Path
from typing import Any

from fapiao_doctor.errors import ContentError, Place
from fapiao_doctor.text.files import read_file

MAX_BYTES = 20_000_000


def load_weights(path: Path) -> dict[str, Any] | None:
    """Return the table that stands at `path`, None where there is none; ContentError where it is no table."""
    if not path.exists():
        return None
    try:
        table = json.loads(read_file(path, MAX_BYTES))
        if (
            table["labels"] is None
            or len(table["labels"]) != len(table["bias"])
            or not isinstance(table["weights"], dict)
        ):
            raise KeyError("weights")
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError("读不懂训练出来的表", Place(str(path)), "重新运行 fapiao-doctor trees build") from error
    return {name: table[name] for name in ("labels", "bias", "weights")}
