"""Put what the commands print into the READMEs, below each `<!-- transcript: COMMAND | LINES -->`.

Run it after a change of content or wording: python tools/fill_transcripts.py
"""

import os
import re
import shlex
import sys
from pathlib import Path

import pexpect

ROOT = Path(__file__).parents[1]
TERMINAL = (1000, 81)
"""Rows and columns of the terminal that is printed to."""

MARK = re.compile(
    r"(<!-- transcript: (?P<command>.+?) \| (?P<lines>\d+) -->\n```text\n)(?P<text>.*?)(```\n)", re.DOTALL
)


def filled(text: str) -> str:
    """Give a page with its transcripts as the program prints them on a terminal now."""
    return MARK.sub(lambda found: f"{found[1]}{_printed(found['command'], int(found['lines']))}{found[5]}", text)


def _printed(command: str, lines: int) -> str:
    program = shlex.join([sys.executable, "-m", "fapiao_doctor", *shlex.split(command)])
    environment = {**os.environ, "PYTHONUTF8": "1", "TERM": "dumb"}
    sent = pexpect.run(
        shlex.join(["sh", "-c", f"{program} < /dev/null"]), env=environment, dimensions=TERMINAL, encoding="utf-8"
    )
    shown = sent.splitlines()
    more = ["…"] if len(shown) > lines else []
    return "".join(line + "\n" for line in [*shown[:lines], *more])


def main() -> None:
    """Fill both READMEs."""
    for name in ("README.md", "README.en.md"):
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
