"""Make src/fapiao_doctor/text/hanzi.json: traditional to simplified, and the sound of each common character.

Run after a change of the two libraries it reads, with them installed:
    pip install pypinyin opencc-python-reimplemented
    python tools/make_hanzi_tables.py
The tables hold the 6,763 characters of GB 2312 and the traditional forms that lead to them, nothing else.
"""

import json
from collections import defaultdict
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "src/fapiao_doctor/text/hanzi.json"
NOTICE = "traditional, simplified: OpenCC (Apache-2.0); sounds: pypinyin (MIT). Made by tools/make_hanzi_tables.py."
CANTONESE = {"唔": "不", "咗": "了", "冇": "没", "佢": "他", "仲": "还", "嗰": "那", "搵": "找", "揾": "找", "啱": "对", "睇": "看",
             "攞": "拿", "畀": "给", "俾": "给", "喺": "在", "嘅": "的", "係": "是", "喇": "了", "咩": "吗"}  # fmt: skip


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


def main() -> None:
    """Write the tables."""
    known = characters()
    old = traditional(set(known))
    table = {
        "notice": NOTICE,
        "traditional": "".join(old),
        "simplified": "".join(old.values()),
        "cantonese": "".join(CANTONESE),
        "mandarin": "".join(CANTONESE.values()),
        "sounds": sounds(known),
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
