"""Put what the commands print into the READMEs, below each `<!-- transcript: COMMAND | LINES -->`.

Run it after a change of content or wording: python tools/fill_transcripts.py
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MARK = re.compile(
    r"(<!-- transcript: (?P<command>.+?) \| (?P<lines>\d+) -->\n```text\n)(?P<text>.*?)(```\n)", re.DOTALL
)


def filled(text: str) -> str:
    """Give a page with its transcripts as the program prints them now."""
    return MARK.sub(lambda found: f"{found[1]}{_printed(found['command'], int(found['lines']))}{found[5]}", text)


def _printed(command: str, lines: int) -> str:
    program = [sys.executable, "-m", "fapiao_doctor", *shlex.split(command)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(program, capture_output=True, encoding="utf-8", env=environment, check=False)
    shown = done.stdout.splitlines()
    more = ["…"] if len(shown) > lines else []
    return "".join(line + "\n" for line in [*shown[:lines], *more])


def main() -> None:
    """Fill both READMEs."""
    for name in ("README.md", "README.en.md"):
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
