"""Write the JSON examples of docs/json.md anew: python tools/fill_json_examples.py"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "json.md"
BLOCK = re.compile(r"^```json ([^\n]+)\n.*?^```$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r'"([^"]*)"|(\S+)')


def printed(command: str) -> str:
    """Return what the program prints, as it stands on the page."""
    words = [quoted or plain for quoted, plain in WORD.findall(command)]
    environment = {**os.environ, "FAPIAO_DOCTOR_LANG": "zh", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "fapiao_doctor", *words],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return json.dumps(json.loads(done.stdout), ensure_ascii=False, indent=2)


def filled(page: str) -> str:
    """Return the page with every example as it is printed now."""
    return BLOCK.sub(lambda found: f"```json {found[1]}\n{printed(found[1])}\n```", page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
