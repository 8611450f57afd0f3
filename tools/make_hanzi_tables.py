"""Make src/fapiao_doctor/symptoms/hanzi.py: traditional to simplified, and the sound of each common character.

Run after a change of the two libraries it reads, with them installed:
    pip install pypinyin opencc-python-reimplemented
    python tools/make_hanzi_tables.py
The tables hold the 6,763 characters of GB 2312 and the traditional forms that lead to them, nothing else.
"""

import json
import textwrap
from collections import defaultdict
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "src/fapiao_doctor/symptoms/hanzi.py"
HEAD = '''"""Characters: traditional forms to simplified ones, and the sounds of GB 2312. Made by tools/make_hanzi_tables.py."""

'''
# Readings that these words take and that are not the first one a dictionary gives.
SECOND = {"重": "chong", "行": "xing", "还": "huan", "会": "kuai", "更": "geng", "没": "mo", "调": "tiao", "系": "ji"}


def characters() -> list[str]:
    """List the characters of GB 2312."""
    rows = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    return [char for row in rows if (char := row.decode("gb2312", errors="ignore"))]


def traditional(known: set[str]) -> dict[str, str]:
    """Map each traditional character to the simplified one, as OpenCC does."""
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if "\t" in line)
    found = {old: new.split(" ")[0] for old, new in pairs}
    return {old: new for old, new in found.items() if old != new and new in known and len(old) == 1}


def sounds(known: list[str]) -> dict[str, str]:
    """Map each syllable, without tone, to the characters whose usual reading it is."""
    table: dict[str, str] = defaultdict(str)
    for char in known:
        table[pinyin(char, style=Style.NORMAL)[0][0].replace("ü", "v")] += char
    return dict(sorted(table.items()))


def quoted(name: str, text: str) -> str:
    """Write a long text as a constant of many lines."""
    lines = textwrap.wrap(text, 200, break_on_hyphens=False)
    return f"{name} = (\n" + "\n".join(f"    {json.dumps(line, ensure_ascii=False)}" for line in lines) + "\n)\n"


def main() -> None:
    """Write the module."""
    known = characters()
    old = traditional(set(known))
    lines = "\n".join(f"{syllable} {chars}" for syllable, chars in sounds(known).items())
    body = quoted("TRADITIONAL", "".join(old)) + quoted("SIMPLIFIED", "".join(old.values()))
    second = f"SECOND = {json.dumps(SECOND, ensure_ascii=False)}\n"
    flat = quoted("SOUNDS", lines.replace("\n", ";").replace(" ", ":"))
    TARGET.write_text(f"{HEAD}\n{body}{flat}{second}", encoding="utf-8")


if __name__ == "__main__":
    main()
