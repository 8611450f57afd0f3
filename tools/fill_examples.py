"""Put what the commands print into docs/json.md, into each block that begins with ```json COMMAND.

Run it after a change of the output: python tools/fill_examples.py
A block that was cut to the first entry of each list stays so; the day stays as it was written.
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "json.md"
BLOCK = re.compile(r"^```json (?P<command>.+)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
WHOLE = ("command",)
CUT = "outcome"
"""The result whose lists are shown with their first entry alone."""


def filled(text: str) -> str:
    """Return the page with its examples as the program prints them now."""
    return BLOCK.sub(lambda found: f"```json {found['command']}\n{_printed(found)}\n```", text)


def _printed(found: re.Match[str]) -> str:
    was = json.loads(found["text"])
    day = ["--as-of", was["as_of"]] if "as_of" in was else []
    program = [sys.executable, "-m", "fapiao_doctor", "--lang", "zh", *shlex.split(found["command"]), *day]
    now = json.loads(subprocess.run(program, capture_output=True, encoding="utf-8", check=False).stdout)
    return json.dumps(_first(now) if now.get("result") == CUT else now, ensure_ascii=False, indent=2)


def _first(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _first(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [_first(one) for one in (value if key in WHOLE else value[:1])]
    return value


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
